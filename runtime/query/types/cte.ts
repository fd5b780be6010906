import type { ColumnField } from './expressions/basics.js';
import type { Intersected } from './loaded-paths.js';
import type { FieldPath } from './next.js';
import type { ReadingQuerySet } from '../reading-query-set.js';
import type { WrongType } from './faults.js';
import type { Instances, Knows } from './query-set-like.js';
import type { RowOf, ValuesOf } from './rows.js';
import type { ModelSchema } from './schema.js';
import type { annotated, values } from './symbols.js';

/** The rows V of a query as a schema: each column is a field. */
export interface RowsSchema<N extends string, V> extends ModelSchema {
  readonly name: N;
  readonly is: N;
  readonly model: V & object;
  readonly pk: never;
  readonly key: never;
  readonly required: never;
  readonly own: { readonly [K in keyof V]: ColumnField<V[K]> };
  readonly rels: {};
  readonly links: {};
}

/** A query with a name. */
export interface CteRows<N extends string, V> {
  readonly name: N;
  /** For the checker alone. */
  readonly row: V;
}
/** Its rows alone: a QuerySet that reads. */
export type CteObjects<N extends string, V> = ReadingQuerySet<
  RowsSchema<N, V>,
  Instances<RowsSchema<N, V>> & ValuesOf<V, RowsSchema<N, V>, never>
>;

export interface CteOf<N extends string, V> extends CteRows<N, V> {
  readonly objects: CteObjects<N, V>;
}

/** A QuerySet whose columns have names. */
export interface WithColumns extends Knows<{ readonly [values]: () => { readonly row: object } }> {}

/** `Cte('totals', Post.objects.values('author').annotate({ n: Count('*') }))` */
export type CteFunction = <const N extends string, Q extends WithColumns>(name: N, querySet: Q) => CteOf<N, RowOf<Q>>;

/** `recursiveCte('tree', base, (tree) => step)`: both select the same columns. */
export type RecursiveCteFunction = <const N extends string, Q extends WithColumns, R extends WithColumns>(
  name: N,
  base: Q,
  step: (table: CteOf<N, RowOf<Q>>) => R & SameColumns<RowOf<Q>, RowOf<R>>,
  options?: { readonly distinct?: boolean },
) => CteOf<N, RowOf<Q>>;
type SameColumns<V, X> = [keyof V, keyof X, X] extends [keyof X, keyof V, V] ? unknown : WrongType<V>;

/** What `withCte` adds: a relation of the name. */
export type WithRows<N extends string, V, J> = {
  readonly own: {};
  readonly rels: { readonly [K in N]: RowsRelation<N, V, J extends 'left' ? 'maybe' : 'one'> };
};
/** Joined rows: `selectRelated` does not load them. */
export interface RowsRelation<N extends string, V, K> {
  readonly to: RowsSchema<N, V>;
  readonly kind: K;
  readonly rows: true;
}
export interface WithCteOptions<S extends ModelSchema, V, O, J> {
  /** Columns of the common table with the paths that they equal: `{ author: 'pk' }`. */
  readonly on: { readonly [K in keyof O]: K extends keyof V ? (O[K] extends string ? FieldPath<S, O[K]> : never) : never } & {
    readonly [K in keyof V]?: string;
  };
  /** `left` keeps the rows that it has no row for. Default `inner`. */
  readonly join?: J;
}

/** What `lateral` adds: for each subquery its columns, as `latest__title`. */
export type Lateral<A> = {
  readonly own: LateralFields<A>;
  readonly rels: { readonly [K in keyof A & string]: RowsRelation<K, RowOf<A[K]>, 'maybe'> };
};
export type LateralColumns<A> = { readonly [annotated]: LateralValues<A> };
type LateralValues<A> = Intersected<
  { [K in keyof A & string]: { readonly [C in keyof RowOf<A[K]> & string as `${K}__${C}`]: RowOf<A[K]>[C] | null } }[keyof A & string]
>;
type LateralFields<A> = { readonly [K in keyof LateralValues<A>]: ColumnField<LateralValues<A>[K]> };
export type LateralQueries = Readonly<Record<string, WithColumns>>;
