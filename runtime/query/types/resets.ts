import type { Prefetched, Selected } from './loaded-paths.js';
import type { Loaded } from './loading.js';
import type { Knows } from './query-set-like.js';
import type { DeferredFields, FieldsNamed } from './rows.js';
import type { ModelSchema } from './schema.js';
import type { deferred, left, loaded, narrowed, row, rows, since } from './symbols.js';

/** What a call adds to the QuerySet Q; null alone takes back what the earlier ones added. */
export type DeferredOrReset<Q, S extends ModelSchema, P> = null extends P ? Undeferred<Q> : DeferredFields<Q, S, P & string>;
export type SelectedOrReset<Q, S extends ModelSchema, P> = null extends P ? Unselected<Q, S['model']> : Selected<S, P & string>;
export type PrefetchedOrReset<Q, S extends ModelSchema, P> = null extends P ? Unprefetched<Q, S['model']> : Prefetched<S, P>;

/** What `defer(null)` adds: all fields are there again, whatever only() and defer() left out. */
export type Undeferred<Q> = {
  readonly [narrowed]: true;
  readonly [left]: () => FieldsNamed<Q, never>;
  readonly [deferred]: () => FieldsNamed<Q, never>;
};

/** What `selectRelated(null)` adds: of the rows as they were, the model M and what was prefetched for many rows. */
export type Unselected<Q, M> = {
  readonly [narrowed]: true;
  readonly [since]: () => { readonly before: RowIn<Q>; readonly kept: M & LoadedMany<Now<Q>> & PrefetchedLists<Now<Q>, M> };
};
/**
 * What `prefetchRelated(null)` adds: the model M. A relation to one row may have been joined or prefetched, which its type does not say;
 * as a reference it can be awaited either way.
 */
export type Unprefetched<Q, M> = {
  readonly [narrowed]: true;
  readonly [since]: () => { readonly before: RowIn<Q>; readonly kept: M };
};

/** The rows as they are now, after an earlier reset. */
type Now<Q> = Q extends Knows<{ readonly [since]: () => infer X }> ? SinceReset<RowIn<Q>, X> : RowIn<Q>;
type RowIn<Q> = Q extends Knows<{ readonly [row]: infer R }> ? R : never;
export type LoadedMany<R> = R extends { readonly [loaded]: infer L }
  ? Loaded<{ readonly [K in keyof L as L[K] extends { readonly [rows]: unknown } ? K : never]: L[K] }>
  : unknown;
/** The lists under names of their own, of `Prefetch(…, { toAttr })`. */
export type PrefetchedLists<R, M> = {
  readonly [K in Exclude<keyof R, keyof M | typeof loaded> as R[K] extends readonly unknown[] ? K : never]: R[K];
};

/** The rows R of a QuerySet whose relations were reset: what was kept, and what was loaded since. */
export type SinceReset<R, X> = X extends { readonly before: infer B; readonly kept: infer K }
  ? K & LoadedSince<R, B> & Pick<R, Exclude<keyof R, keyof B | typeof loaded>>
  : never;
type LoadedSince<R, B> = R extends { readonly [loaded]: infer L }
  ? Loaded<Omit<L, B extends { readonly [loaded]: infer A } ? keyof A : never>>
  : unknown;
