import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationMeta } from '../../model/relation-meta.js';
import type { JoinEntry } from './join-tree.js';
import type { PlanScope } from './plan-scope.js';
import type { SelectPlanner } from './select-planner.js';
import { isRelationLookup, type PathWalk, walkPath } from './walk-path.js';

/** A name that paths may start with, beside the relations of the model: one joined row in the whole query. */
export interface NamedRelation {
  readonly name: string;
  readonly target: ModelMeta;
  /** The relation that it is the rows of; null for the rows of a query. */
  readonly relation: RelationMeta | null;
  /** The column that is NULL where there is no row; null when none is known. */
  readonly key: FieldMeta | null;
  /** Its table, if it is joined. */
  readonly joined: JoinEntry | null;
  /** Its table, joined now if it is not yet. */
  join(reusable: Set<JoinEntry> | null): JoinEntry;
  /** Does a negation ask for all of its rows, and not for the joined one? */
  readonly many: boolean;
  /** A planner for `EXISTS (SELECT 1 …)` over its rows. */
  inside(scope: PlanScope): { readonly planner: SelectPlanner; readonly entry: JoinEntry };
}

/** Where a path leads from a named relation: the first segment is its name. */
export function walkNamed(named: NamedRelation, path: string, segments: readonly string[]): PathWalk {
  const rest = segments.slice(1);
  const { target, relation, key } = named;
  const [first] = rest;
  const itself = first === undefined || (isRelationLookup(first) && target.field(first) === undefined && target.relation(first) === undefined); // prettier-ignore
  if (itself && key !== null) return { steps: [], model: target, field: key, relation, composite: false, rest };
  return walkPath(target, path, rest);
}
