import type { ModelSchema } from './schema.js';

/** The `this` of what only models with `orderWithRespectTo` have; for others a text that says why not. */
export type HasRowOrder<S extends ModelSchema> = S['own'] extends { readonly _order: unknown }
  ? unknown
  : `${S['name']} has no orderWithRespectTo`;
