import type { loaded, rows } from './symbols.js';

/** Marks an instance type with the relations that are loaded. */
export interface Loaded<L> {
  readonly [loaded]: L;
}
/** A value that is not loaded and must be awaited. */
export interface Reference<T> extends PromiseLike<T> {}
/** The rows of a many-valued relation that is loaded. */
export interface LoadedRows<R> {
  readonly [rows]: R;
}

/** The type of the property of relation K on instance type I (`this`): the row itself once loaded, else a reference to await. */
export type Related<I, K extends string, T> = I extends { readonly [loaded]: unknown }
  ? K extends keyof I[typeof loaded]
    ? I[typeof loaded][K]
    : Reference<T>
  : Reference<T>;
/** The property of a many-valued relation: its manager M, iterable once prefetched. */
export type RelatedMany<I, K extends string, M> = I extends { readonly [loaded]: unknown }
  ? K extends keyof I[typeof loaded]
    ? I[typeof loaded][K] extends { readonly [rows]: infer R }
      ? M & Iterable<R>
      : M
    : M
  : M;
