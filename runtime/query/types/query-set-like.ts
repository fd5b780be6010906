import type { annotated, keyColumn, querySchema, row, self } from './symbols.js';
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
