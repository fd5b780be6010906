import type { InOrder } from './holds.js';
import type { OrderPath } from './next.js';
import type { ModelSchema } from './schema.js';
import type { fn } from './symbols.js';
import type { Expression, Wanted } from './type-fn.js';
import type { CheckCondition } from './where.js';

/** The terms of orderBy: paths, and expressions with or without a direction. */
export type OrderArgument = string | Expression;
export type OrderArguments<S extends ModelSchema, A extends readonly unknown[]> = {
  readonly [I in keyof A]: (
    A[I] extends string ? OrderPath<S, A[I]> : (A[I] & CheckTerm<S, A[I]>) | Wanted<NoInfer<S>>
  ) extends infer R extends string | Wanted<NoInfer<S>> | object
    ? R
    : A[I];
};
type CheckTerm<S extends ModelSchema, X> = CheckCondition<S, X> & (X extends { readonly [fn]: infer Fn } ? InOrder<S, Fn> : unknown);
