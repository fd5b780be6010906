import type { is } from './symbols.js';

/** An instance of a model, however much of it is loaded. */
export interface Instance<N extends string> {
  readonly [is]: { readonly [K in N]: true };
}
