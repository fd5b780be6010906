import type { annotated, keyColumn, querySchema, row, self, values } from './symbols.js';
import type { WrongModel, WrongType } from './faults.js';
import type { RowOf } from './rows.js';
import type { ModelSchema } from './schema.js';

/** Whatever has a schema: the `this` of the methods that check paths. TypeScript infers S from the chain so far, annotations included. */
export interface Has<S extends ModelSchema> {
  readonly [querySchema]: S;
}

/** What every QuerySet knows of itself, for the checker alone. */
export interface Known<S extends ModelSchema, R> extends Has<S>, Chained {
  readonly [row]: R;
  readonly [annotated]: {};
  readonly [keyColumn]: S['pk'];
}

/** A QuerySet over whatever model: the others of a union. */
export interface AnyQuerySet {
  readonly [querySchema]: unknown;
}

/** The `this` of what only instances have: rows of `values` are none. */
export interface InstanceReceiver<Q, S extends ModelSchema> extends Receiver<Q, S>, RowsAreInstances {}
export interface RowsAreInstances {
  readonly [values]?: 'not after values() and valuesList()';
}

/** The others O of a union with Q: instances of the same model, or values of the same types in the same places. */
export type SameRows<Q, O> = Q extends { readonly [values]: unknown }
  ? O extends { readonly [values]: unknown }
    ? [ValuesIn<RowOf<O>>] extends [ValuesIn<RowOf<Q>>]
      ? unknown
      : WrongType<RowOf<Q>>
    : WrongType<RowOf<Q>>
  : O extends { readonly [values]: unknown }
    ? WrongModel<SchemaIn<Q>['name']>
    : O extends SameModel<SchemaIn<Q>>
      ? unknown
      : WrongModel<SchemaIn<Q>['name']>;
export type EachOfSameRows<Q, O extends readonly unknown[]> = { readonly [I in keyof O]: O[I] & SameRows<Q, O[I]> };
type SchemaIn<Q> = Q extends { readonly [querySchema]: infer S extends ModelSchema } ? S : never;
type ValuesIn<V> = V extends readonly unknown[]
  ? V[number]
  : V extends { readonly toISOString: unknown } | string | number | bigint | boolean | null
    ? V
    : V[keyof V];

/** A QuerySet over the same model. */
export interface SameModel<S extends ModelSchema> {
  readonly [querySchema]: { readonly name: S['name'] };
}

/**
 * Each step of a chain adds an interface to an intersection, and each of them says what the whole is. In the body of a user's own
 * method the polymorphic `this` alone would forget the additions; the intersection of these members does not.
 */
export interface Chained {
  readonly [self]: this;
}
/** The `this` of the methods that return a Q with the same knowledge or more: a QuerySet Q, or a manager over it. */
export interface Self<Q> {
  readonly [self]: Q;
}
export interface Receiver<Q, S extends ModelSchema> extends Has<S>, Self<Q> {}
