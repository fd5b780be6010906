import type { ManyProperty, OneProperty, Property } from '../../model/loading/property.js';
import { oneState, defaultManager } from '../../model/loading/states.js';
import type { ReadsTogether } from '../../connection/reads-together.js';
import { originOf } from '../../model/instance-internals.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { NotSupportedError } from '../../errors/database-error.js';
import { QueryError } from '../../errors/query-error.js';
import type { WithoutFilters } from '../filters/global-filters.js';
import { isOf } from '../plan/instance-key.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { STATE } from '../query-set-core.js';
import { type QueryState, withState } from '../query-state.js';
import type { PrefetchSetting } from './prefetch-into.js';
import type { GivenRelation } from '../statement/given-rows.js';
import type { PrefetchNode } from './prefetch-tree.js';

/** What one relation of one level is loaded with. */
export interface PrefetchUse<P extends Property> extends PrefetchSetting {
  readonly property: P;
  readonly node: PrefetchNode;
  /** The rows, where they came with those of their parents. */
  readonly given: GivenRelation | undefined;
  /** What its query may travel with. */
  readonly together: ReadsTogether | null;
}

/** What a relation's rows are fetched with unless a Prefetch says more: single ones from the base manager, in no order. */
export function ownState(property: OneProperty | ManyProperty, without: WithoutFilters): QueryState {
  const state =
    property.kind === 'many' ? defaultManager(property.relation.target)[STATE] : withState(oneState(property), { ordering: [] });
  return withState(state, { withoutFilters: together(state.withoutFilters, without) });
}

/** The state that related rows are fetched with: the caller's or the relation's own, on the same database and in the same fetch mode. */
export function relatedState({ node, using }: PrefetchUse<Property>, target: ModelMeta, own: QueryState, instance: object): QueryState {
  const given = node.states[0];
  const state = given ?? own;
  if (given !== undefined) checkGiven(node, given, target);
  return withState(state, {
    using: state.using ?? using,
    fetchMode: state.fetchMode ?? originOf(instance).fetchMode,
    lock: null,
  });
}

/** What the query leaves out is left out of what it prefetches by a path; a QuerySet that is given says it for itself. */
function together(own: WithoutFilters, without: WithoutFilters): WithoutFilters {
  return own === 'all' || without === 'all' ? 'all' : [...own, ...without];
}

function checkGiven({ path }: PrefetchNode, state: QueryState, target: ModelMeta): void {
  if (!isOf(state.model, target)) {
    throw new QueryError({
      code: 'QUERY.PREFETCH_MODEL',
      message: `Prefetch('${path}') takes a QuerySet of ${target.name}, not of ${state.model.name}.`,
    });
  }
  if (state.combination !== null) {
    throw new NotSupportedError({
      code: 'QUERY.PREFETCH_COMBINED',
      message: `Prefetch('${path}') cannot filter the rows of a ${state.combination.operator}.`,
      hint: 'Join the conditions instead: first.or(second).',
    });
  }
}

/** The rows are told apart by this column, so only() and defer() cannot leave it out. */
export function withColumn(state: QueryState, field: FieldMeta): QueryState {
  const { loaded } = state;
  if (loaded === null) return state;
  const others = loaded.paths.filter((path) => path !== field.name && path !== field.attribute);
  return withState(state, { loaded: { only: loaded.only, paths: loaded.only ? [...others, field.attribute] : others } });
}
