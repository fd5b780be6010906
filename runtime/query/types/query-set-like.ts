import type { annotated, keyColumn, managed, querySchema, row } from './symbols.js';
import type { ModelSchema } from './schema.js';

/** Whatever has a schema: the `this` of the methods that check paths. TypeScript infers S from the chain so far, annotations included. */
export interface Has<S extends ModelSchema> {
  readonly [querySchema]: S;
}

/** What every QuerySet knows of itself, for the checker alone. */
export interface Known<S extends ModelSchema, R> extends Has<S> {
  readonly [row]: R;
  readonly [annotated]: {};
  readonly [keyColumn]: S['pk'];
}

/** A QuerySet over the same model. */
export interface SameModel<S extends ModelSchema> {
  readonly [querySchema]: { readonly name: S['name'] };
}

/** A manager over the QuerySet Q. The slot is a parameter so that inference prefers it to the manager itself. */
export interface Managed<Q> {
  readonly [managed]: (querySet: Q) => void;
}
/**
 * The `this` of the methods: a QuerySet Q, whose type with all that the chain has added is what the methods return, or a manager
 * over Q. The polymorphic `this` would not do: in the body of a user's method it forgets what an intersection added to it.
 */
export type Receiver<Q, S extends ModelSchema> = (Q & Has<S>) | (Managed<Q> & Has<S>);
export type Self<Q> = Q | Managed<Q>;
