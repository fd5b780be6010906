import { configuredDefaults } from '../../connection/configure.js';
import type { Tracer } from '../../expressions/tracer.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { propertyOf } from '../../model/loading/property.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { RelationMeta } from '../../model/relation-meta.js';
import { nodeKey, type PrefetchNode, prefetchTree } from '../prefetch/prefetch-tree.js';
import { ownState, withColumn } from '../prefetch/prefetch-use.js';
import { relationLink } from '../prefetch/relation-link.js';
import type { WithoutFilters } from '../filters/global-filters.js';
import { isSliced, type PrefetchSpec, type QueryState, withOperation } from '../query-state.js';
import { traceState } from '../trace-state.js';
import type { TracedRelation } from './traced-relation.js';
import { typeCondition } from '../../model/related/type-condition.js';

/** Are the relations that a state prefetches to come in its own statement? */
export function inStatement(state: QueryState): boolean {
  if (state.prefetch.length === 0 || state.rows !== 'instances') return false;
  if ((state.prefetchStrategy ?? configuredDefaults().prefetchStrategy) !== 'statement') return false;
  // What is put around a query, or makes equal rows one, would have to compare JSON.
  return state.combination === null && state.distinct === false;
}

/** Writes the shapes of the relations that a state prefetches, and collects their values, as `traceState` does with the state's own. */
export function traceRelations(state: QueryState, tracer: Tracer): readonly TracedRelation[] {
  return traceLevel(
    prefetchTree(state.prefetch),
    { model: state.model, joined: state.related, back: null, without: state.withoutFilters, depth: 1 },
    tracer,
  );
}

/** Where the relations of one level start. */
interface Level {
  readonly model: ModelMeta;
  /** The relations that selectRelated loads. */
  readonly joined: readonly string[];
  /** The foreign key of this level's rows that leads back to their parents: it is loaded with them. */
  readonly back: FieldMeta | null;
  /** The global filters that do not hold for the relation's own rows. */
  readonly without: WithoutFilters;
  /** Counted from 1. */
  readonly depth: number;
}

/** Levels that come along; SQLite cannot read a statement of eight. */
const DEPTH = 5;

function traceLevel(nodes: readonly PrefetchNode[], level: Level, tracer: Tracer): readonly TracedRelation[] {
  const traced: TracedRelation[] = [];
  tracer.text('\nwith(');
  for (const node of nodes) {
    const relation = traceRelation(node, level, tracer);
    // What is left out is loaded by a query of its own.
    if (relation === null) tracer.text('-');
    else if (tracer.rebuilding) traced.push(relation);
  }
  tracer.text(')');
  return traced;
}

function traceRelation(node: PrefetchNode, level: Level, tracer: Tracer): TracedRelation | null {
  const property = level.depth > DEPTH ? undefined : propertyOf(level.model, node.name);
  if (property === undefined || property.kind === 'generic') return null;
  const { relation } = property;
  const given = node.states[0];
  if (given !== undefined && !fits(given, relation.target)) return null;
  if (property.kind === 'one' && node.toAttr === null && isThere(relation, level)) return null;
  let state = given ?? ownState(property, level.without);
  if (state.empty || Array.isArray(state.distinct) || (property.kind === 'one' && isSliced(state))) return null;
  const column = property.kind === 'one' ? property.far : relationLink(relation).step === null ? relationLink(relation).column : null;
  if (column !== null) state = withColumn(state, column);
  if (relation.kind === 'genericRelation' && property.kind === 'many') {
    state = withOperation(state, { kind: 'filter', conditions: [typeCondition(property)], negated: false });
  }
  const key = nodeKey(node);
  tracer.name(key);
  tracer.name(node.name);
  const traced = traceState(state, tracer);
  const back = relation.kind === 'foreignKey' && relation.direction === 'reverse' ? relation.field : null;
  const below: Level = { model: state.model, joined: state.related, back, without: level.without, depth: level.depth + 1 };
  const own = traceLevel(ownTree(state), { ...below, without: state.withoutFilters }, tracer);
  const deeper = traceLevel([...node.children.values()], below, tracer);
  return { key, property, state: traced, own, deeper };
}

/** A QuerySet of the very model, whose rows the statement's own database has. */
function fits(given: QueryState, target: ModelMeta): boolean {
  return given.model.concrete === target.concrete && given.combination === null && given.using === null && given.owner === null;
}

/** Is a relation loaded before prefetches look for it: by a join, or as the parent of its row? */
function isThere(relation: RelationMeta, { joined, back }: Level): boolean {
  if (relation.direction === 'forward' && relation.field !== null && relation.field === back) return true;
  return joined.some((path) => path === relation.name || path.startsWith(`${relation.name}__`));
}

/** What the QuerySet of a Prefetch prefetches, unless it says that queries of their own do. */
function ownTree(state: QueryState): readonly PrefetchNode[] {
  const specs: readonly PrefetchSpec[] = state.prefetchStrategy === 'queries' ? [] : state.prefetch;
  return prefetchTree(specs);
}
