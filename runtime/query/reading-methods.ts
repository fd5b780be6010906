import { type CompiledText, engine } from './engine.js';
import { makeRaw } from './raw/make-raw.js';
import { RawQuerySet } from './raw-query-set.js';
import { stateOf } from './query-set-core.js';
import { checkOptions } from './refine/arguments.js';
import type { Aggregations, AnnotatedValues } from './types/annotations.js';
import type { Instance } from './types/instance.js';
import type { FieldPathArgument, OrderPathArgument } from './types/path-argument.js';
import type { ColumnName, ExplainOptions, IteratorOptions } from './types/options.js';
import type { SqlFragment } from '../connection/sql-fragment.js';
import type { OutputField } from './types/expressions/basics.js';
import type { RawOptions, RawRow } from './types/raw.js';
import type { InstanceReceiver, Receiver, Self } from './types/query-set-like.js';
import type { Flat, RowOf } from './types/rows.js';
import type { ModelSchema } from './types/schema.js';
import type { ValueOf } from './types/field-type.js';
import type { FieldAt } from './types/field-path.js';
import type { Expression } from './types/type-fn.js';
import type { Conditions, MoreConditions } from './types/where.js';

/** The methods that run the query and read. */
export const readingMethods = {
  /** Rows as they come, in constant memory. */
  iterator<Q>(this: Self<Q>, options: IteratorOptions = {}): AsyncIterableIterator<RowOf<Q>> {
    return engine.iterate(stateOf(this), options) as AsyncIterableIterator<RowOf<Q>>;
  },

  /** The only row that meets the conditions; DoesNotExist and MultipleObjectsReturned else. */
  get<Q, S extends ModelSchema, C extends object, M extends readonly object[] = []>(
    this: Receiver<Q, S>,
    where?: Conditions<S, C>,
    ...more: MoreConditions<S, M>
  ): Promise<RowOf<Q>> {
    return engine.get(stateOf(this), where === undefined ? [] : [where, ...more]) as Promise<never>;
  },

  /** The row at this place; an error when there is none. */
  at<Q>(this: Self<Q>, index: number): Promise<RowOf<Q>> {
    return engine.at(stateOf(this), index) as Promise<RowOf<Q>>;
  },

  /** The first row in the order of the query, else by key; null when there is none. */
  first<Q>(this: Self<Q>): Promise<RowOf<Q> | null> {
    return engine.first(stateOf(this)) as Promise<RowOf<Q> | null>;
  },

  /** The last row in the order of the query, else by key; null when there is none. */
  last<Q>(this: Self<Q>): Promise<RowOf<Q> | null> {
    return engine.last(stateOf(this)) as Promise<RowOf<Q> | null>;
  },

  /** The row with the greatest values; DoesNotExist when there is none. */
  latest<Q, S extends ModelSchema, P extends string>(this: Receiver<Q, S>, ...fields: OrderPathArgument<S, P>[]): Promise<RowOf<Q>> {
    return engine.latest(stateOf(this), fields) as Promise<never>;
  },

  /** The row with the smallest values; DoesNotExist when there is none. */
  earliest<Q, S extends ModelSchema, P extends string>(this: Receiver<Q, S>, ...fields: OrderPathArgument<S, P>[]): Promise<RowOf<Q>> {
    return engine.earliest(stateOf(this), fields) as Promise<never>;
  },

  /**
   * Are the rows in an order, of the query or of the model? A page of rows that are not is another one each time.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#django.db.models.query.QuerySet.ordered
   */
  get ordered(): boolean {
    return engine.ordered(stateOf(this));
  },

  /**
   * Does the order tell any two rows apart, by a key or by unique fields that are never NULL? Then pages have each row once.
   *
   * `Post.objects.orderBy('-views', 'pk').totallyOrdered // true`
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#django.db.models.query.QuerySet.totally_ordered
   */
  get totallyOrdered(): boolean {
    return engine.totallyOrdered(stateOf(this));
  },

  /**
   * The name of the database that the query would run on: what `using()` says, else what the routers do.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#django.db.models.query.QuerySet.db
   */
  get db(): string {
    return engine.database(stateOf(this));
  },

  /** Values over all the rows: `aggregate({ n: Count('*'), best: Max('views') })`. */
  aggregate<Q, S extends ModelSchema, A extends Record<string, Expression>>(
    this: Receiver<Q, S>,
    expressions: Aggregations<S, A>,
  ): Promise<Flat<AnnotatedValues<S, A>>> {
    return engine.aggregate(stateOf(this), expressions) as Promise<never>;
  },

  /** How many rows there are: `SELECT COUNT(*)`. */
  count(): Promise<number> {
    return engine.count(stateOf(this));
  },

  /** Is there a row? `SELECT 1 … LIMIT 1` */
  exists(): Promise<boolean> {
    return engine.exists(stateOf(this));
  },

  /** Is this instance among the rows? */
  contains<Q, S extends ModelSchema>(this: InstanceReceiver<Q, S>, instance: Instance<S['name']>): Promise<boolean> {
    return engine.contains(stateOf(this), instance);
  },

  /**
   * The rows by their keys, or by another unique field: `inBulk([1, 2])`, `inBulk(new Set(slugs), { fieldName: 'slug' })`; without keys all of
   * them, `inBulk({ fieldName: 'slug' })`.
   */
  inBulk<Q, S extends ModelSchema, P extends string = 'pk'>(
    this: Receiver<Q, S>,
    keys?:
      readonly ValueOf<FieldAt<S, P>>[] | (Iterable<ValueOf<FieldAt<S, P>>> & object) | { readonly fieldName: FieldPathArgument<S, P> },
    options: { readonly fieldName?: FieldPathArgument<S, P> } = {},
  ): Promise<Map<ValueOf<FieldAt<S, P>>, RowOf<Q>>> {
    const every = typeof keys === 'object' && keys !== null && 'fieldName' in keys;
    checkOptions(options, 'inBulk');
    const { fieldName = 'pk' } = every ? keys : options;
    return engine.inBulk(stateOf(this), every ? undefined : keys, fieldName) as Promise<never>;
  },

  /**
   * Instances from a statement of one's own. Columns become fields by their names; the key must be among them.
   *
   * ```ts
   * Post.objects.raw(sql`SELECT post.*, ts_rank(…) AS rank FROM post WHERE title % ${text}`, { annotations: { rank: fields.float() } });
   * ```
   *
   * Fields that the statement leaves out are named in `defer` and awaited; columns that the model has not, in `annotations`, with their
   * types; columns under other names, in `translations`. It takes the `sql` tag only, so that values are parameters.
   *
   * Throws `QUERY.RAW_NO_KEY`, `QUERY.RAW_LEFT_OUT`, `QUERY.RAW_UNKNOWN_COLUMN`, `QUERY.RAW_COLUMN_TWICE`; `QUERY.RAW_REFINED` after a
   * filter, which the statement would forget.
   *
   * Django: https://docs.djangoproject.com/en/stable/topics/db/sql/#performing-raw-sql-queries
   */
  raw<Q, S extends ModelSchema, A extends Readonly<Record<string, OutputField<unknown>>> = {}, D extends ColumnName<S> = never>(
    this: Receiver<Q, S>,
    query: SqlFragment,
    options: RawOptions<S, A, D> = {},
  ): RawQuerySet<S, RawRow<S, A, D>> {
    return new RawQuerySet(makeRaw(stateOf(this), query, options));
  },

  /**
   * How the database would run the query, in its own words; with `{ analyze: true }` it runs it and says what it took.
   * `{ format: 'json' }`; PostgreSQL has `buffers`, `verbose`, `settings`, `timing`, `wal` and more. What a database has not is
   * `QUERY.EXPLAIN_OPTION`.
   *
   * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#explain
   */
  explain(options: ExplainOptions = {}): Promise<string> {
    return engine.explain(stateOf(this), options);
  },

  /** The text and the parameters of the query. */
  toSql(): CompiledText {
    return engine.toSql(stateOf(this));
  },

  /** How the query was planned: joins, conditions, columns. */
  explainPlan(): string {
    return engine.explainPlan(stateOf(this));
  },
};
export type ReadingMethods = typeof readingMethods;
