import type { OrderPath } from './next.js';
import type { ModelSchema } from './schema.js';
import type { Expression, Wanted } from './type-fn.js';
import type { CheckCondition } from './where.js';

/** The terms of orderBy: paths, and expressions with or without a direction. */
export type OrderArgument = string | Expression;
export type OrderArguments<S extends ModelSchema, A extends readonly unknown[]> = {
  readonly [I in keyof A]: A[I] extends string ? OrderPath<S, A[I]> : (A[I] & CheckCondition<S, A[I]>) | Wanted<NoInfer<S>>;
};
