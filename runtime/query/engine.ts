import type { AbortOptions } from '../connection/abort.js';
import { databaseOf, fetchRows } from './execute/run-select.js';
import { limitedBy } from './execute/limited.js';
import { hooked, hookedIterator } from './hooks/query-hooks.js';
import type { QueryState } from './query-state.js';
import { dates, datetimes } from './refine/dates.js';
import * as refine from './refine/refine.js';
import { aggregate } from './terminals/aggregate.js';
import { count } from './terminals/count.js';
import { contains, exists } from './terminals/exists.js';
import { explain } from './terminals/explain.js';
import { earliest, first, last, latest } from './terminals/first.js';
import { at, get } from './terminals/get.js';
import { inBulk } from './terminals/in-bulk.js';
import { iterate } from './terminals/iterate.js';
import { isOrdered, isTotallyOrdered } from './terminals/order-facts.js';
import { explainPlan, toSql } from './terminals/to-sql.js';
import { bulkCreate } from './write/bulk-create.js';
import { bulkUpdate } from './write/bulk-update.js';
import { create } from './write/create.js';
import { deleteAll } from './write/delete-all.js';
import { getOrCreate, updateOrCreate } from './write/get-or-create.js';
import { update } from './write/update.js';

/** How two QuerySets are put together: by their conditions, or as whole queries. */
export type Combinator = 'and' | 'or' | 'xor' | 'union' | 'unionAll' | 'intersection' | 'difference';
export type CompiledText = { readonly sql: string; readonly parameters: readonly unknown[] };

/**
 * What the methods of a QuerySet call. The first half turns one frozen state into another and runs nothing; the second half,
 * the terminals, run a query. Arguments come as the user wrote them; types were checked by the signatures of QuerySet, and
 * whatever these cannot know is checked here.
 */
export interface QueryEngine {
  filter(state: QueryState, conditions: readonly unknown[], negated: boolean): QueryState;
  annotate(state: QueryState, expressions: object, select: boolean): QueryState;
  order(state: QueryState, terms: readonly unknown[]): QueryState;
  reverse(state: QueryState): QueryState;
  distinct(state: QueryState, fields: readonly string[]): QueryState;
  /** `flat` and `named` shape the rows; without `tuple` they are objects. */
  values(state: QueryState, columns: readonly unknown[], shape: 'object' | 'tuple' | 'flat'): QueryState;
  dates(state: QueryState, field: string, kind: string, options: object): QueryState;
  datetimes(state: QueryState, field: string, kind: string, options: object): QueryState;
  none(state: QueryState): QueryState;
  slice(state: QueryState, start: number, stop: number | undefined): QueryState;
  offset(state: QueryState, count: number): QueryState;
  selectRelated(state: QueryState, paths: readonly (string | null)[]): QueryState;
  prefetchRelated(state: QueryState, prefetches: readonly unknown[]): QueryState;
  only(state: QueryState, paths: readonly string[]): QueryState;
  defer(state: QueryState, paths: readonly (string | null)[]): QueryState;
  using(state: QueryState, database: string): QueryState;
  abortOn(state: QueryState, options: AbortOptions): QueryState;
  lock(state: QueryState, options: object): QueryState;
  fetchMode(state: QueryState, mode: 'one' | 'peers' | 'raise'): QueryState;
  prefetchStrategy(state: QueryState, strategy: 'queries' | 'statement'): QueryState;
  withoutFilter(state: QueryState, names: readonly string[]): QueryState;
  unfiltered(state: QueryState): QueryState;
  combine(state: QueryState, combinator: Combinator, others: readonly unknown[]): QueryState;

  fetch(state: QueryState): Promise<unknown[]>;
  iterate(state: QueryState, options: object): AsyncIterableIterator<unknown>;
  get(state: QueryState, conditions: readonly unknown[]): Promise<unknown>;
  at(state: QueryState, index: number): Promise<unknown>;
  first(state: QueryState): Promise<unknown>;
  last(state: QueryState): Promise<unknown>;
  latest(state: QueryState, paths: readonly string[]): Promise<unknown>;
  earliest(state: QueryState, paths: readonly string[]): Promise<unknown>;
  aggregate(state: QueryState, expressions: object): Promise<Named>;
  count(state: QueryState): Promise<number>;
  exists(state: QueryState): Promise<boolean>;
  contains(state: QueryState, instance: unknown): Promise<boolean>;
  inBulk(state: QueryState, keys: Iterable<unknown> | undefined, fieldName: string): Promise<Map<unknown, unknown>>;
  ordered(state: QueryState): boolean;
  totallyOrdered(state: QueryState): boolean;
  database(state: QueryState): string;
  explain(state: QueryState, options: object): Promise<string>;
  toSql(state: QueryState): CompiledText;
  explainPlan(state: QueryState): string;

  create(state: QueryState, values: object): Promise<unknown>;
  bulkCreate(state: QueryState, instances: Iterable<unknown>, options: object): Promise<unknown[]>;
  getOrCreate(state: QueryState, lookup: object, options: object): Promise<[unknown, boolean]>;
  updateOrCreate(state: QueryState, lookup: object, options: object): Promise<[unknown, boolean]>;
  update(state: QueryState, values: object): Promise<number>;
  bulkUpdate(state: QueryState, instances: Iterable<unknown>, fields: readonly string[], options: object): Promise<number>;
  delete(state: QueryState): Promise<[number, Record<string, number>]>;
}

export type Named = Readonly<Record<string, unknown>>;

export const engine: QueryEngine = {
  filter: refine.filter,
  annotate: refine.annotate,
  order: refine.order,
  reverse: refine.reverse,
  distinct: refine.distinct,
  values: refine.values,
  dates,
  datetimes,
  none: refine.none,
  slice: refine.slice,
  offset: refine.offset,
  selectRelated: refine.selectRelated,
  prefetchRelated: refine.prefetchRelated,
  only: refine.only,
  defer: refine.defer,
  using: refine.using,
  abortOn: refine.abortOn,
  lock: refine.lock,
  fetchMode: refine.fetchMode,
  prefetchStrategy: refine.prefetchStrategy,
  withoutFilter: refine.withoutFilter,
  unfiltered: refine.unfiltered,
  combine: refine.combine,

  fetch: hooked('fetch', fetchRows),
  iterate: hookedIterator(iterate),
  get: hooked('get', get),
  at: hooked('at', at),
  first: hooked('first', first),
  last: hooked('last', last),
  latest: hooked('latest', latest),
  earliest: hooked('earliest', earliest),
  aggregate: hooked('aggregate', aggregate),
  count: hooked('count', count),
  exists: hooked('exists', exists),
  contains: hooked('contains', contains),
  inBulk: hooked('inBulk', inBulk),
  ordered: isOrdered,
  totallyOrdered: isTotallyOrdered,
  database: (state) => databaseOf(state).alias,
  explain: limitedBy(explain),
  toSql,
  explainPlan,

  create: hooked('create', create),
  bulkCreate: hooked('bulkCreate', bulkCreate),
  getOrCreate: hooked('getOrCreate', getOrCreate),
  updateOrCreate: hooked('updateOrCreate', updateOrCreate),
  update: hooked('update', update),
  bulkUpdate: hooked('bulkUpdate', bulkUpdate),
  delete: hooked('delete', deleteAll),
};
