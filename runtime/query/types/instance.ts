import type { ModelSchema } from './schema.js';
import type { is, modelSchema } from './symbols.js';

/** An instance of a model, however much of it is loaded. */
export interface Instance<N extends string> {
  readonly [is]: { readonly [K in N]: true };
}
/** What every instance says of itself, for the checker alone: the model and its multi-table parents. */
export interface ModelTypes<S extends ModelSchema> {
  readonly [is]: { readonly [K in S['is'] & string]: true };
  readonly [modelSchema]: () => S;
}
/** An instance whose model is to be known: the parameter of what takes paths from it. */
export interface InstanceOf<S extends ModelSchema> {
  readonly [modelSchema]: () => S;
}
/** An instance of any model: a reference that is still to be awaited is none. */
export interface AnyInstance {
  readonly [is]: unknown;
}
