import { type CompiledText, engine } from './engine.js';
import { stateOf } from './query-set-core.js';
import { RefiningQuerySet } from './refining-query-set.js';
import type { AnnotatedValues, Annotations } from './types/annotations.js';
import type { Instance } from './types/instance.js';
import type { FieldPath, OrderPath } from './types/next.js';
import type { ExplainOptions, IteratorOptions } from './types/options.js';
import type { Receiver, Self } from './types/query-set-like.js';
import type { Flat, RowOf } from './types/rows.js';
import type { ModelSchema } from './types/schema.js';
import type { ValueOf } from './types/field-type.js';
import type { FieldAt } from './types/field-path.js';
import type { Expression } from './types/type-fn.js';
import type { Conditions, MoreConditions } from './types/where.js';

/** The methods that run the query and read. */
export abstract class ReadingQuerySet extends RefiningQuerySet implements PromiseLike<unknown> {
  /** The rows: a QuerySet is awaited. */
  then<A = RowOf<this>[], B = never>(
    done?: ((rows: RowOf<this>[]) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return (engine.fetch(stateOf(this)) as Promise<RowOf<this>[]>).then(done, failed);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<RowOf<this>> {
    return engine.iterate(stateOf(this), {}) as AsyncIterableIterator<RowOf<this>>;
  }

  /** Rows as they come, in constant memory. */
  iterator<Q>(this: Self<Q>, options: IteratorOptions = {}): AsyncIterableIterator<RowOf<Q>> {
    return engine.iterate(stateOf(this), options) as AsyncIterableIterator<RowOf<Q>>;
  }

  /** The only row that meets the conditions; DoesNotExist and MultipleObjectsReturned else. */
  get<Q, S extends ModelSchema, W, C extends Expression, M extends readonly unknown[] = []>(
    this: Receiver<Q, S>,
    where?: Conditions<S, W, C>,
    ...more: MoreConditions<S, M>
  ): Promise<RowOf<Q>> {
    return engine.get(stateOf(this), where === undefined ? [] : [where, ...more]) as Promise<never>;
  }

  /** The row at this place; an error when there is none. */
  at<Q>(this: Self<Q>, index: number): Promise<RowOf<Q>> {
    return engine.at(stateOf(this), index) as Promise<RowOf<Q>>;
  }

  /** The first row in the order of the query, else by key; null when there is none. */
  first<Q>(this: Self<Q>): Promise<RowOf<Q> | null> {
    return engine.first(stateOf(this)) as Promise<RowOf<Q> | null>;
  }

  last<Q>(this: Self<Q>): Promise<RowOf<Q> | null> {
    return engine.last(stateOf(this)) as Promise<RowOf<Q> | null>;
  }

  /** The row with the greatest values; DoesNotExist when there is none. */
  latest<Q, S extends ModelSchema, P extends string>(this: Receiver<Q, S>, ...fields: OrderPath<S, P>[]): Promise<RowOf<Q>> {
    return engine.latest(stateOf(this), fields) as Promise<never>;
  }

  earliest<Q, S extends ModelSchema, P extends string>(this: Receiver<Q, S>, ...fields: OrderPath<S, P>[]): Promise<RowOf<Q>> {
    return engine.earliest(stateOf(this), fields) as Promise<never>;
  }

  /** Values over all the rows: `aggregate({ n: Count('*'), best: Max('views') })`. */
  aggregate<Q, S extends ModelSchema, A extends Record<string, Expression>>(
    this: Receiver<Q, S>,
    expressions: Annotations<S, A>,
  ): Promise<Flat<AnnotatedValues<S, A>>> {
    return engine.aggregate(stateOf(this), expressions) as Promise<never>;
  }

  count(): Promise<number> {
    return engine.count(stateOf(this));
  }

  exists(): Promise<boolean> {
    return engine.exists(stateOf(this));
  }

  /** Is this instance among the rows? */
  contains<Q, S extends ModelSchema>(this: Receiver<Q, S>, instance: Instance<S['name']>): Promise<boolean> {
    return engine.contains(stateOf(this), instance);
  }

  /** The rows by their keys, or by another unique field. */
  inBulk<Q, S extends ModelSchema, P extends string = 'pk'>(
    this: Receiver<Q, S>,
    keys?: readonly ValueOf<FieldAt<S, P>>[],
    options: { readonly fieldName?: FieldPath<S, P> } = {},
  ): Promise<Map<ValueOf<FieldAt<S, P>>, RowOf<Q>>> {
    return engine.inBulk(stateOf(this), keys, options.fieldName ?? 'pk') as Promise<never>;
  }

  /** What the database says of the query. */
  explain(options: ExplainOptions = {}): Promise<string> {
    return engine.explain(stateOf(this), options);
  }

  /** The text and the parameters of the query. */
  toSql(): CompiledText {
    return engine.toSql(stateOf(this));
  }

  /** How the query was planned: joins, conditions, columns. */
  explainPlan(): string {
    return engine.explainPlan(stateOf(this));
  }
}
