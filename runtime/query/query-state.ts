import type { AbortOptions } from '../connection/abort.js';
import type { ExpressionNode } from '../expressions/expression.js';
import type { CteModel } from './rows/cte-model.js';
import type { RowsModel } from './rows/rows-model.js';
import type { ModelMeta } from '../model/model-meta.js';
import type { WithoutFilters } from './filters/global-filters.js';

/** What a QuerySet was asked, step by step: filters and annotations mean different things in different orders. */
export type Operation =
  /** One `filter()` or `exclude()` call: its conditions share their joins over many-valued relations. */
  | { readonly kind: 'filter'; readonly conditions: readonly ExpressionNode[]; readonly negated: boolean; readonly sticky?: boolean }
  /** `first.or(second)`: what both ask stands between `first` and `second`, and between `second` and the connector. */
  | { readonly kind: 'side'; readonly part: 'first' | 'second' | 'or' | 'xor' }
  /** `annotate()` (selected) or `alias()`. */
  | { readonly kind: 'annotate'; readonly name: string; readonly expression: ExpressionNode; readonly selected: boolean }
  /** `withCte()`: rows of a common table, joined by its columns. */
  | {
      readonly kind: 'join';
      readonly name: string;
      readonly model: CteModel;
      readonly on: readonly (readonly [column: string, value: ExpressionNode])[];
      readonly left: boolean;
    }
  /** `lateral()`: the rows of a subquery of each row. */
  | { readonly kind: 'lateral'; readonly name: string; readonly model: RowsModel; readonly state: QueryState }
  /** `values()`: what is selected from here on, and what an aggregate after it groups by. */
  | { readonly kind: 'values'; readonly fields: readonly string[] };

/** How the rows come out. */
export type RowKind = 'instances' | 'objects' | 'tuples' | 'flat';

export interface PrefetchSpec {
  /** The whole path from the query's model. */
  readonly path: string;
  /** The state of the QuerySet that Prefetch() was given. */
  readonly state: QueryState | null;
  readonly toAttr: string | null;
  /** Of a GenericPrefetch: the states for the models that are pointed at. */
  readonly states?: readonly QueryState[];
}

export interface LockSpec {
  readonly nowait: boolean;
  readonly skipLocked: boolean;
  readonly of: readonly string[];
  readonly noKey: boolean;
}

export interface Combination {
  readonly operator: 'union' | 'unionAll' | 'intersect' | 'except';
  readonly states: readonly QueryState[];
}

export type FetchMode = 'one' | 'peers' | 'raise';
export type PrefetchStrategy = 'queries' | 'statement';

/**
 * All that a QuerySet knows, as one frozen record. A method of a QuerySet makes a new record; nothing is ever changed in place.
 */
export interface QueryState {
  readonly model: ModelMeta;
  readonly using: string | null;
  readonly operations: readonly Operation[];
  readonly rows: RowKind;
  /** null: the model's own ordering; empty: none. */
  readonly ordering: readonly (string | ExpressionNode)[] | null;
  readonly reversed: boolean;
  readonly distinct: boolean | readonly string[];
  /** Rows `[low, high)`. */
  readonly low: number;
  readonly high: number | null;
  /** `none()`: no statement is sent. */
  readonly empty: boolean;
  readonly related: readonly string[];
  readonly prefetch: readonly PrefetchSpec[];
  /** Paths of `only()`, or of `defer()`. */
  readonly loaded: { readonly only: boolean; readonly paths: readonly string[] } | null;
  readonly lock: LockSpec | null;
  readonly fetchMode: FetchMode | null;
  readonly prefetchStrategy: PrefetchStrategy | null;
  readonly combination: Combination | null;
  /** Whose rows these are, of a related manager. */
  readonly owner: Owner | null;
  /** When its runs are given up. */
  readonly abort: AbortOptions | null;
  /** The global filters that do not hold: of what a manager starts none, of what the ORM asks by itself all. */
  readonly withoutFilters: WithoutFilters;
}

/** The instance behind a related manager. */
export interface Owner {
  readonly instance: object;
  /** The relation of the rows that leads back to it; null where the rows hold no key. */
  readonly back: { readonly accessor: string; readonly attribute: string; readonly key: unknown } | null;
}

/** All rows of a model, whatever the global filters say. */
export function initialState(model: ModelMeta): QueryState {
  return Object.freeze<QueryState>({
    model,
    using: null,
    operations: NO_OPERATIONS,
    rows: 'instances',
    ordering: null,
    reversed: false,
    distinct: false,
    low: 0,
    high: null,
    empty: false,
    related: NOTHING,
    prefetch: NO_PREFETCH,
    loaded: null,
    lock: null,
    fetchMode: null,
    prefetchStrategy: null,
    combination: null,
    owner: null,
    abort: null,
    withoutFilters: 'all',
  });
}

/** The rows of a model as a manager gives them: those that the global filters let pass. */
export function visibleState(model: ModelMeta): QueryState {
  return withState(initialState(model), { withoutFilters: NOTHING });
}

/** The state with some of it replaced. Member by member, which takes half the time of two spreads. */
export function withState(state: QueryState, change: Partial<QueryState>): QueryState {
  return Object.freeze<QueryState>({
    model: change.model === undefined ? state.model : change.model,
    using: change.using === undefined ? state.using : change.using,
    operations: change.operations === undefined ? state.operations : change.operations,
    rows: change.rows === undefined ? state.rows : change.rows,
    ordering: change.ordering === undefined ? state.ordering : change.ordering,
    reversed: change.reversed === undefined ? state.reversed : change.reversed,
    distinct: change.distinct === undefined ? state.distinct : change.distinct,
    low: change.low === undefined ? state.low : change.low,
    high: change.high === undefined ? state.high : change.high,
    empty: change.empty === undefined ? state.empty : change.empty,
    related: change.related === undefined ? state.related : change.related,
    prefetch: change.prefetch === undefined ? state.prefetch : change.prefetch,
    loaded: change.loaded === undefined ? state.loaded : change.loaded,
    lock: change.lock === undefined ? state.lock : change.lock,
    fetchMode: change.fetchMode === undefined ? state.fetchMode : change.fetchMode,
    prefetchStrategy: change.prefetchStrategy === undefined ? state.prefetchStrategy : change.prefetchStrategy,
    combination: change.combination === undefined ? state.combination : change.combination,
    abort: change.abort === undefined ? state.abort : change.abort,
    owner: change.owner === undefined ? state.owner : change.owner,
    withoutFilters: change.withoutFilters === undefined ? state.withoutFilters : change.withoutFilters,
  });
}

export function withOperation(state: QueryState, ...operations: readonly Operation[]): QueryState {
  return withState(state, { operations: [...state.operations, ...operations] });
}

export const isSliced = (state: QueryState): boolean => state.low > 0 || state.high !== null;

/** Does the order decide which rows there are? Of a slice it does, of groups its columns are some more to tell them apart. */
export function ordersMatter({ operations, ordering, distinct, low, high }: QueryState): boolean {
  if (low > 0 || high !== null || Array.isArray(distinct)) return true;
  const values = ordering === null || ordering.length === 0 ? -1 : operations.findIndex(({ kind }) => kind === 'values');
  return values >= 0 && operations.slice(values).some(({ kind }) => kind === 'annotate');
}

const NOTHING: readonly string[] = Object.freeze([]);
const NO_OPERATIONS: readonly Operation[] = Object.freeze([]);
const NO_PREFETCH: readonly PrefetchSpec[] = Object.freeze([]);
