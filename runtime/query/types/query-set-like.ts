import type { annotated, column, querySchema, row } from './symbols.js';
import type { ModelSchema } from './schema.js';

/** Whatever has a schema: the `this` of the methods that check paths. TypeScript infers S from the chain so far, annotations included. */
export interface Has<S extends ModelSchema> {
  readonly [querySchema]: S;
}

/** What every QuerySet knows of itself, for the checker alone. */
export interface Known<S extends ModelSchema, R> extends Has<S> {
  readonly [row]: R;
  readonly [annotated]: {};
  readonly [column]: () => S['pk'];
}

/** A QuerySet over the same model. */
export interface SameModel<S extends ModelSchema> {
  readonly [querySchema]: { readonly name: S['name'] };
}
