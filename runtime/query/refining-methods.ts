import type { AbortOptions } from '../connection/abort.js';
import { QueryError } from '../errors/query-error.js';
import { engine } from './engine.js';
import { next, stateOf } from './query-set-core.js';
import type { QueryState } from './query-state.js';
import { checkOptions } from './refine/arguments.js';
import { lateral, withCte } from './refine/with-rows.js';
import type { Annotated, Annotations, Names, FreeName, FreeNames } from './types/annotations.js';
import type { FilteredBy, OfThisQuery, OuterPaths } from './types/expressions/outer.js';
import type { SinglePath } from './types/next.js';
import type { ColumnPathArgument, ColumnPathOrNull, DatePathArgument, FieldPathArgument, SinglePathOrNull } from './types/path-argument.js';
import type { DateKind, DatesOptions, DateTimeKind, DateTimesOptions, FetchMode, LockOptions, PrefetchStrategy } from './types/options.js';
import type { OrderArgument, OrderArguments } from './types/ordering.js';
import type { PrefetchArgument, PrefetchArguments } from './types/prefetch.js';
import type { CteRows, Lateral, LateralColumns, LateralQueries, WithCteOptions, WithRows } from './types/cte.js';
import type {
  AnyQuerySet,
  EachOfSameRows,
  Growing,
  GrowingInstances,
  Receiver,
  SameModel,
  SameRows,
  Self,
  With,
  WithValues,
} from './types/query-set-like.js';
import type { DeferredOrReset, PrefetchedOrReset, SelectedOrReset } from './types/resets.js';
import type { OnlyFields, ValuesOf } from './types/rows.js';
import type { ModelSchema } from './types/schema.js';
import type {
  FirstColumn,
  ListArgument,
  ListArguments,
  ListedRow,
  NamedIn,
  SelectedBefore,
  SelectedRow,
  ValuesArgument,
  ValuesArguments,
  NamedValues,
} from './types/selected-values.js';
import type { Expression } from './types/type-fn.js';
import type { Conditions, MoreConditions } from './types/where.js';

/**
 * The methods that return another QuerySet and run nothing. They are members of one object, and not of a class: a class has a polymorphic
 * `this`, by which the checker makes all its members anew for each type of QuerySet. These are made once for all models.
 */
export const refiningMethods = {
  /**
   * The rows that meet all the conditions.
   *
   * `Post.objects.filter({ author__name__startswith: 'A', views__gt: F('author__age') })`
   */
  filter<Q, B, S extends ModelSchema, C extends object, M extends readonly object[] = []>(
    this: Growing<Q, B, S>,
    where: Conditions<S, C>,
    ...more: MoreConditions<S, M>
  ): FilteredBy<Q, B, C | M[number]> {
    return next(this, engine.filter(stateOf(this), [where, ...more], false));
  },

  /** The rows that do not meet all the conditions. */
  exclude<Q, B, S extends ModelSchema, C extends object, M extends readonly object[] = []>(
    this: Growing<Q, B, S>,
    where: Conditions<S, C>,
    ...more: MoreConditions<S, M>
  ): FilteredBy<Q, B, C | M[number]> {
    return next(this, engine.filter(stateOf(this), [where, ...more], true));
  },

  /** Adds computed columns to the rows; their names may be used in later calls: `annotate({ n: Count('comments') }).filter({ n__gt: 3 })`. */
  annotate<Q, B, S extends ModelSchema, A extends Record<string, Expression>>(
    this: Growing<Q, B, S>,
    expressions: Annotations<S, A>,
  ): With<Q, B, Names<S, A>, Annotated<S, A>> {
    return next(this, engine.annotate(stateOf(this), expressions, true));
  },

  /** As `annotate`, for later calls alone: the rows stay as they are. */
  alias<Q, B, S extends ModelSchema, A extends Record<string, Expression>>(
    this: Growing<Q, B, S>,
    expressions: Annotations<S, A>,
  ): With<Q, B, Names<S, A>, OuterPaths<A>> {
    return next(this, engine.annotate(stateOf(this), expressions, false));
  },

  /**
   * Joins the rows of a common table expression; its name is a relation from here on, `totals__seen`.
   *
   * ```ts
   * const totals = Cte('totals', Post.objects.values('author').annotate({ seen: Sum('views') }));
   * Author.objects.withCte(totals, { on: { author: 'pk' }, join: 'left' }).annotate({ seen: F('totals__seen') });
   * // … LEFT JOIN "totals" ON "totals"."author" = "author"."id"
   * ```
   *
   * A row that several of its rows meet comes several times, as with any join. Throws `QUERY.CTE_NAME` when the statement has another of
   * this name.
   */
  withCte<Q, B, S extends ModelSchema, N extends string, V, const O, const J extends 'inner' | 'left' = 'inner'>(
    this: Growing<Q, B, S>,
    table: CteRows<N, V> & FreeName<S, N>,
    options: WithCteOptions<S, V, O, J>,
  ): With<Q, B, WithRows<N, V, J>, unknown> {
    return next(this, withCte(stateOf(this), table, options));
  },

  /**
   * Adds columns of a subquery that is asked for each row, several of them at once: they are called `latest__title`.
   *
   * ```ts
   * Author.objects.lateral({ latest: Post.objects.filter({ author: OuterRef('pk') }).orderBy('-id').values('id', 'title').slice(0, 1) });
   * // … LEFT JOIN LATERAL (SELECT … LIMIT 1) "latest" ON TRUE
   * ```
   *
   * Rows without one stay, with null. For PostgreSQL and MySQL 8; elsewhere `QUERY.LATERAL`, whose hint names the ways out.
   */
  lateral<Q, B, S extends ModelSchema, A extends LateralQueries>(
    this: Growing<Q, B, S>,
    queries: A & FreeNames<S, A> & OfThisQuery<S, A>,
  ): With<Q, B, Lateral<A>, LateralColumns<A>> {
    return next(this, lateral(stateOf(this), queries));
  },

  /** `orderBy('-createdAt', 'author__name')`; `'?'` is random; no term is no order. */
  orderBy<Q, S extends ModelSchema, const A extends readonly OrderArgument[]>(this: Receiver<Q, S>, ...terms: OrderArguments<S, A>): Q {
    return next(this, engine.order(stateOf(this), terms));
  },

  /** The same rows in the opposite order. */
  reverse<Q>(this: Self<Q>): Q {
    return next(this, engine.reverse(stateOf(this)));
  },

  /** Without equal rows; with fields (PostgreSQL) the first row of each combination. */
  distinct<Q, S extends ModelSchema, P extends string>(this: Receiver<Q, S>, ...fields: FieldPathArgument<S, P>[]): Q {
    return next(this, engine.distinct(stateOf(this), fields));
  },

  /**
   * Rows as plain objects: `values('id', 'author__name', { loud: Upper('title') })`. Before `annotate` it groups. Later calls may use
   * the names given here: `.filter({ loud__startswith: 'A' }).orderBy('loud')`.
   */
  values<Q, B, S extends ModelSchema, const A extends readonly ValuesArgument[]>(
    this: Growing<Q, B, S>,
    ...columns: ValuesArguments<S, A, Q>
  ): WithValues<Q, B, NamedIn<S, A>, ValuesOf<SelectedRow<S, A>, SelectedBefore<S, A>, FirstColumn<S, A>> & NamedValues<S, A>> {
    return next(this, engine.values(stateOf(this), columns, 'object'));
  },

  /** Rows as tuples, `valuesList('id', Upper('title'))`, or with `{ flat: true }` as the values of one column. */
  valuesList<Q, B, S extends ModelSchema, const A extends readonly ListArgument[]>(
    this: Growing<Q, B, S>,
    ...columns: ListArguments<S, A, Q>
  ): WithValues<Q, B, unknown, ValuesOf<ListedRow<S, A>, S, FirstColumn<S, A>>> {
    const last = columns.at(-1);
    const options = isListOptions(last) ? last : {};
    if (options.flat === true && options.named === true) throw flatAndNamed();
    return next(
      this,
      engine.values(
        stateOf(this),
        isListOptions(last) ? columns.slice(0, -1) : columns,
        options.flat ? 'flat' : options.named ? 'object' : 'tuple',
      ),
    );
  },

  /** The distinct dates of a column, cut to `kind`. */
  dates<Q, B, S extends ModelSchema, P extends string>(
    this: Growing<Q, B, S>,
    field: DatePathArgument<S, P>,
    kind: DateKind,
    options: DatesOptions = {},
  ): WithValues<Q, B, unknown, ValuesOf<string, S, string>> {
    return next(this, engine.dates(stateOf(this), field, kind, options));
  },

  /** The distinct moments of a column, cut to `kind`. */
  datetimes<Q, B, S extends ModelSchema, P extends string>(
    this: Growing<Q, B, S>,
    field: DatePathArgument<S, P>,
    kind: DateTimeKind,
    options: DateTimesOptions = {},
  ): WithValues<Q, B, unknown, ValuesOf<Date, S, Date>> {
    return next(this, engine.datetimes(stateOf(this), field, kind, options));
  },

  /**
   * The query as `change` makes it when there is a value, else as it is: conditions that a form may leave empty, in one chain.
   *
   * `Post.objects.when(search, (posts, text) => posts.filter({ title__icontains: text })).orderBy('-views')`
   *
   * `undefined`, null, false, 0 and `''` are no value. What the rows are stays the same: `change` filters, orders, slices.
   */
  when<Q, V>(this: Self<Q>, value: V, change: (querySet: Q, value: Exclude<V, false | '' | 0 | null | undefined>) => Q): Q {
    const same = next(this, stateOf(this));
    return value ? change(same, value as never) : same;
  },

  /** No rows, and no query. */
  none<Q>(this: Self<Q>): Q {
    return next(this, engine.none(stateOf(this)));
  },

  /** The same query: of a manager, its rows. */
  all<Q>(this: Self<Q>): Q {
    return next(this, stateOf(this));
  },

  /** The rows from `start` to before `stop`: `slice(0, 10)` are the first ten. */
  slice<Q>(this: Self<Q>, start: number, stop?: number): Q {
    return next(this, engine.slice(stateOf(this), start, stop));
  },

  /** The first rows, `count` of them: `slice(0, count)`. */
  limit<Q>(this: Self<Q>, count: number): Q {
    return next(this, engine.slice(stateOf(this), 0, count));
  },

  /** The rows begin `count` later: `limit(10).offset(20)` and `offset(20).limit(10)` are `slice(20, 30)`. */
  offset<Q>(this: Self<Q>, count: number): Q {
    return next(this, engine.offset(stateOf(this), count));
  },

  /** Loads relations to one row by a join: `selectRelated('author__mentor')`. `selectRelated(null)` takes back what was named so far. */
  selectRelated<Q, B, S extends ModelSchema, P extends string | null = never>(
    this: GrowingInstances<Q, B, S>,
    ...paths: SinglePathOrNull<S, P>[]
  ): With<Q, B, unknown, SelectedOrReset<Q, S, P>> {
    return next(this, engine.selectRelated(stateOf(this), paths));
  },

  /**
   * Loads relations of any kind by one more query each: `prefetchRelated('tags', Prefetch('comments', Comment.objects.filter(…)))`.
   * `prefetchRelated(null)` takes back what was named so far.
   */
  prefetchRelated<Q, B, S extends ModelSchema, const A extends readonly PrefetchArgument[]>(
    this: GrowingInstances<Q, B, S>,
    ...prefetches: PrefetchArguments<S, A>
  ): With<Q, B, unknown, PrefetchedOrReset<Q, S, A[number]>> {
    return next(this, engine.prefetchRelated(stateOf(this), prefetches));
  },

  /** Loads these columns and the key; the others are awaited. */
  only<Q, B, S extends ModelSchema, P extends string = never>(
    this: GrowingInstances<Q, B, S>,
    ...fields: ColumnPathArgument<S, P>[]
  ): With<Q, B, unknown, OnlyFields<Q, S, P>> {
    return next(this, engine.only(stateOf(this), fields));
  },

  /** Loads all columns but these. `defer(null)` loads all again, whatever only() and defer() left out. */
  defer<Q, B, S extends ModelSchema, P extends string | null = never>(
    this: GrowingInstances<Q, B, S>,
    ...fields: ColumnPathOrNull<S, P>[]
  ): With<Q, B, unknown, DeferredOrReset<Q, S, P>> {
    return next(this, engine.defer(stateOf(this), fields));
  },

  /** On the database of this name. */
  using<Q>(this: Self<Q>, database: string): Q {
    return next(this, engine.using(stateOf(this), database));
  },

  /**
   * Gives the query up when a signal is aborted, or after `timeout` milliseconds: it is stopped on the server, and with it what it
   * prefetches. `Post.objects.filter({ title__icontains: text }).abortOn({ signal: request.signal, timeout: 500 })`
   *
   * Throws `QUERY.TIMEOUT` and `QUERY.ABORTED`, both of class `QueryAborted`. SQLite and PGlite cannot stop a statement: there its answer is
   * waited for, and then the same error is thrown; a write that has taken place is told.
   */
  abortOn<Q>(this: Self<Q>, options: AbortOptions): Q {
    return next(this, engine.abortOn(stateOf(this), options));
  },

  /** Locks the rows until the end of the transaction. SQLite has no row locks, but one writer at a time: there it does nothing. */
  selectForUpdate<Q, S extends ModelSchema, P extends string>(
    this: Receiver<Q, S>,
    options: LockOptions<'self' | SinglePath<S, P>> = {},
  ): Q {
    return next(this, engine.lock(stateOf(this), options));
  },

  /**
   * Without these global filters, here and in what is joined and prefetched by a path: `Post.objects.withoutFilter('deleted')`. A QuerySet inside, as a
   * subquery or of a Prefetch, says it for itself.
   */
  withoutFilter<Q>(this: Self<Q>, ...names: string[]): Q {
    return next(this, engine.withoutFilter(stateOf(this), names));
  },

  /** Without any global filter. */
  unfiltered<Q>(this: Self<Q>): Q {
    return next(this, engine.unfiltered(stateOf(this)));
  },

  /**
   * What awaiting a relation that is not loaded does: `'peers'` (as a rule) loads it for all rows of the result in one query, `'one'` for
   * the one, `'raise'` refuses.
   *
   * Django: https://docs.djangoproject.com/en/stable/topics/db/fetch-modes/
   */
  fetchMode<Q>(this: Self<Q>, mode: FetchMode): Q {
    return next(this, engine.fetchMode(stateOf(this), mode));
  },

  /** Loads what prefetchRelated() names by a query each (`'queries'`, the default), or all levels in the one statement of this query. */
  prefetchStrategy<Q>(this: Self<Q>, strategy: PrefetchStrategy): Q {
    return next(this, engine.prefetchStrategy(stateOf(this), strategy));
  },

  /**
   * The rows of this query and of the others, without equal ones unless `all`. Later conditions, `only()` and `selectRelated()` are those of
   * the parts; `orderBy()`, `slice()` and `aggregate()` see the whole.
   */
  union<Q, const O extends AnyQuerySet>(
    this: Self<Q>,
    others: (O & SameRows<Q, O>) | readonly (O & SameRows<Q, O>)[],
    options: { readonly all?: boolean } = {},
  ): Q {
    checkOptions(options, 'union');
    return next(this, engine.combine(stateOf(this), options.all ? 'unionAll' : 'union', [others].flat().map(otherState)));
  },

  /** The rows that are in this query and in all the others: `INTERSECT`. */
  intersection<Q, O extends readonly AnyQuerySet[]>(this: Self<Q>, ...others: EachOfSameRows<Q, O>): Q {
    return next(this, engine.combine(stateOf(this), 'intersection', others.map(otherState)));
  },

  /** The rows of this query that are in none of the others: `EXCEPT`. */
  difference<Q, O extends readonly AnyQuerySet[]>(this: Self<Q>, ...others: EachOfSameRows<Q, O>): Q {
    return next(this, engine.combine(stateOf(this), 'difference', others.map(otherState)));
  },

  /** The rows that are in both, as one query with both conditions: `posts & others` in Django. Both give the same kind of rows. */
  and<Q, S extends ModelSchema, O extends SameModel<S>>(this: Receiver<Q, S>, other: O & SameRows<Q, O>): Q {
    return next(this, engine.combine(stateOf(this), 'and', [otherState(other)]));
  },

  /** The rows that meet the conditions of either, as one query: `posts.or(others)` is `posts | others` in Django. */
  or<Q, S extends ModelSchema, O extends SameModel<S>>(this: Receiver<Q, S>, other: O & SameRows<Q, O>): Q {
    return next(this, engine.combine(stateOf(this), 'or', [otherState(other)]));
  },

  /** The rows that meet the conditions of one of both and not of the other: `posts ^ others` in Django. */
  xor<Q, S extends ModelSchema, O extends SameModel<S>>(this: Receiver<Q, S>, other: O & SameRows<Q, O>): Q {
    return next(this, engine.combine(stateOf(this), 'xor', [otherState(other)]));
  },
};
export type RefiningMethods = typeof refiningMethods;

/** undefined for what is no QuerySet, as a caller without types may give it. */
const otherState = (other: unknown): QueryState | undefined =>
  typeof other === 'object' && other !== null ? (stateOf(other) as QueryState | undefined) : undefined;

function flatAndNamed(): QueryError {
  return new QueryError({
    code: 'QUERY.LIST_OPTIONS',
    message: 'valuesList() gives values of one column with flat, and objects with named: not both.',
    hint: 'Choose one of them.',
  });
}

/** Whatever else is an object names expressions. */
function isListOptions(value: unknown): value is { readonly flat?: boolean; readonly named?: boolean } {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).every(
    ([name, option]) => (name === 'flat' || name === 'named') && (option === undefined || typeof option === 'boolean'),
  );
}
