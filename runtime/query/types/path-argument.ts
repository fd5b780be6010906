import type { ColumnPath, DatePath, FieldPath, LinkPath, OrderPath, RelationPath, SinglePath } from './next.js';
import type { ModelSchema } from './schema.js';

/*
 * Paths as parameters. For each text that is written the compiler asks what its parameter could be, before it knows P: of a conditional type,
 * all that any of its branches could yield, all names of the model with all that may follow among them. `X extends infer R extends string ? R : P`
 * could be a string or P, and is X: see docs/decisions/what-an-argument-could-be.md.
 */

/** A path P checked against S when the context has told it. */
export type PathFor<S, P extends string> = PathIn<S, P> extends infer R extends string ? R : P;
/** The same as part of a type that asks late. */
export type PathIn<S, P extends string> = S extends ModelSchema ? FieldPath<S, P> : P;
/** The same for the property of a relation, and for a relation of any kind. */
export type LinkPathFor<S, P extends string> = (S extends ModelSchema ? LinkPath<S, P> : P) extends infer R extends string ? R : P;
export type RelationPathFor<S, P extends string> = (S extends ModelSchema ? RelationPath<S, P> : P) extends infer R extends string ? R : P;

export type FieldPathArgument<S extends ModelSchema, P extends string> = FieldPath<S, P> extends infer R extends string ? R : P;
export type ColumnPathArgument<S extends ModelSchema, P extends string> = ColumnPath<S, P> extends infer R extends string ? R : P;
export type DatePathArgument<S extends ModelSchema, P extends string> = DatePath<S, P> extends infer R extends string ? R : P;
export type OrderPathArgument<S extends ModelSchema, P extends string> = OrderPath<S, P> extends infer R extends string ? R : P;

/** P may be null, which resets. */
export type ColumnPathOrNull<S extends ModelSchema, P extends string | null> = (
  P extends string ? ColumnPath<S, P> : null
) extends infer R extends string | null
  ? R
  : P;
export type SinglePathOrNull<S extends ModelSchema, P extends string | null> = (
  P extends string ? SinglePath<S, P> : null
) extends infer R extends string | null
  ? R
  : P;
