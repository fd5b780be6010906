import { instanceKey, isInstance } from './instance-key.js';
import type { Resolved } from '../../expressions/expression.js';
import { FieldError } from '../../errors/query-error.js';
import { suggest } from '../../errors/suggest.js';
import { isTransform } from '../../lookups/registry.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { type GenericProperty, propertyOf } from '../../model/loading/property.js';
import type { RelationMeta, RelationStep } from '../../model/relation-meta.js';

/** Where the names of a path lead before any table is joined. */
export interface PathWalk {
  /** The hops in order; the last may be left out of the joins when the column on its near side says the same. */
  readonly steps: readonly RelationStep[];
  /** The model after the hops. */
  readonly model: ModelMeta;
  /** The column that the path names; null when it ends at a relation or at a composite key. */
  readonly field: FieldMeta | null;
  /** The relation that the path ends at. */
  readonly relation: RelationMeta | null;
  /** `pk` of a model whose key is a one-to-one: it is compared with instances too. */
  readonly keyRelation?: RelationMeta | undefined;
  /** `pk` of a model whose key has several columns. */
  readonly composite: boolean;
  /** What follows: transforms and a lookup. */
  readonly rest: readonly string[];
}

/** Follows `author__mentor__name__icontains` from a model: relations as far as they go, then a field, then what is left. */
export function walkPath(model: ModelMeta, path: string, segments: readonly string[]): PathWalk {
  const steps: RelationStep[] = [];
  let current = model;
  let relation: RelationMeta | null = null;
  for (let i = 0; i < segments.length; i++) {
    const name = segments[i]!;
    const along = current.fieldAlong(segments, i);
    if (along !== null)
      return { steps, model: current, field: along.field, relation: null, composite: false, rest: segments.slice(along.next) };
    const field = current.field(name);
    const hop = current.relation(name);
    if (hop !== undefined && (field === undefined || field.name === name)) {
      steps.push(...parentSteps(current, hop.model), ...hop.steps);
      current = hop.target;
      relation = hop;
      continue;
    }
    if (field !== undefined) {
      steps.push(...parentSteps(current, field.model));
      const rest = segments.slice(i + 1);
      const keyRelation = name === 'pk' && isCompared(rest) ? field.model.relation(field.name) : undefined;
      return { steps, model: field.model, field, relation: null, keyRelation, composite: false, rest };
    }
    if (name === 'pk') return { steps, model: current, field: null, relation: null, composite: true, rest: segments.slice(i + 1) };
    // What follows a relation may be a lookup of the relation itself, `author__in`, or a transform of its key, `day__month`.
    if (relation !== null && (RELATION_LOOKUPS.has(name) || (current.key !== null && isTransform(current.key.type, name))))
      return { steps, model: current, field: null, relation, composite: false, rest: segments.slice(i) };
    throw unknownName(name, current, path, relation !== null);
  }
  return { steps, model: current, field: null, relation, composite: false, rest: [] };
}

const RELATION_LOOKUPS: ReadonlySet<string> = new Set(['exact', 'in', 'gt', 'gte', 'lt', 'lte', 'isnull']);
export const isRelationLookup = (name: string): boolean => RELATION_LOOKUPS.has(name);
const isCompared = (rest: readonly string[]): boolean => rest.length === 0 || (rest.length === 1 && isRelationLookup(rest[0]!));

/** `author`, `author__id`: the column on this side says it, and the last hop needs no join. */
export function endsNear({ steps, field, relation }: PathWalk): boolean {
  const final = steps.at(-1);
  return final?.holdsKey === true && (relation !== null || field === final.to);
}

/** The hops that a path joins. */
export function neededSteps(walk: PathWalk): readonly RelationStep[] {
  return endsNear(walk) ? walk.steps.slice(0, -1) : walk.steps;
}

/** From a multi-table child to the parent whose table has the column. */
export function parentSteps(model: ModelMeta, owner: ModelMeta): RelationStep[] {
  const concrete = model.concrete;
  if (owner.concrete === concrete) return [];
  for (const { model: parent, link } of concrete.parents) {
    const step: RelationStep = { target: parent, from: link, to: parent.key!, multiple: false, nullable: false, holdsKey: true };
    if (parent.concrete === owner.concrete) return [step];
    const further = parentSteps(parent, owner);
    if (further.length > 0) return [step, ...further];
  }
  return [];
}

export function unknownName(name: string, model: ModelMeta, path: string, afterRelation = false): FieldError {
  const generic = propertyOf(model, name);
  if (generic?.kind === 'generic') return throughGeneric(generic, path);
  const choices = model.choices;
  const lookups = afterRelation ? ' or a lookup of the relation (exact, in, gt, gte, lt, lte, isnull)' : '';
  return new FieldError({
    code: 'QUERY.UNKNOWN_FIELD',
    message: `Cannot resolve '${name}'${path === name ? '' : ` in '${path}'`} on ${model.name}. Choices are: ${choices.join(', ')}${lookups}.${suggest(name, choices)}`,
  });
}

/** It points at rows of several tables, so that no join follows it. */
function throughGeneric({ name, model, typeField, keyField, ir }: GenericProperty, path: string): FieldError {
  const back = ir.models.flatMap((target) => reversePaths(model.registry.get(target), model));
  const other = back.length === 0 ? 'a genericRelation of the other model' : back.join(' or ');
  return new FieldError({
    code: 'QUERY.UNKNOWN_FIELD',
    message: `Cannot resolve '${name}'${path === name ? '' : ` in '${path}'`} on ${model.name}: it is a generic foreign key, which points at rows of several tables.`,
    hint: `Ask its columns, ${typeField.name} and ${keyField.name}; ${pathsBack(model)}or start at the other side, with ${other}.`,
  });
}

/** `author__… or post__…`: what relatedQueryName names. */
function pathsBack(model: ModelMeta): string {
  const back = [...model.relationsByPath.values()].filter(({ kind, direction }) => kind === 'genericRelation' && direction === 'reverse');
  return back.length === 0 ? '' : `follow ${back.map(({ name }) => `${name}__…`).join(' or ')}; `;
}

/** `Post.notes` */
function reversePaths(target: ModelMeta, to: ModelMeta): string[] {
  const relations = target.concrete.ir.fields.filter(({ relation }) => relation?.kind === 'genericRelation' && relation.model === to.name);
  return relations.map((field) => `${target.name}.${field.name}`);
}

/** The key of a related instance, or the value itself. */
export function keyOf(relation: RelationMeta, field: FieldMeta, path: string): NonNullable<Resolved['prepare']> {
  return (value) => (isInstance(value) ? instanceKey(value, relation, field, path) : value);
}

/** The same where the key has several columns: a tuple. */
export function keyTupleOf(relation: RelationMeta, path: string): NonNullable<Resolved['prepare']> {
  const { primaryKey } = relation.target.concrete;
  return (value) => (isInstance(value) ? primaryKey.map((field) => instanceKey(value, relation, field, path)) : value);
}
