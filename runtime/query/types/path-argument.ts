import type { FieldPath } from './next.js';
import type { ModelSchema } from './schema.js';

/** A path P checked against S when the context has told it. */
export type PathFor<S, P extends string> = S extends ModelSchema ? FieldPath<S, P> : P;
