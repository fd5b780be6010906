import type { loaded, prefetched, rows } from './symbols.js';

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
      ? WithRows<M, R>
      : M
    : M
  : M;
/** The manager M with its rows R. Of an intersection of all its methods the checker would list each twice. */
type WithRows<M, R> = M extends { readonly [prefetched]: LoadedFn } ? (M[typeof prefetched] & { readonly R: R })['out'] : M & Iterable<R>;
/** From the rows that are loaded to what the manager is with them. */
export interface LoadedFn {
  readonly R: unknown;
  readonly out: unknown;
}
