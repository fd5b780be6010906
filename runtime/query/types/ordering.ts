import type { OrderPath } from './next.js';
import type { ModelSchema } from './schema.js';
import type { Wanted } from './type-fn.js';
import type { CheckCondition } from './where.js';

/** The terms of orderBy: paths P, expressions C with or without a direction. */
export type OrderTerms<S extends ModelSchema, P extends string, C> = (OrderPath<S, P> | (C & CheckCondition<S, C>) | Wanted<NoInfer<S>>)[];
