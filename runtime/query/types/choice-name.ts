import type { ModelSchema } from './schema.js';

/** The names of the columns of a model that have `choices`, and so labels: `'status'`. */
export type ChoiceName<S extends ModelSchema> = S extends { readonly choices: infer N extends string } ? N : never;
