import type { LinkPath } from './next.js';
import type { RowOf } from './rows.js';
import type { ModelSchema } from './schema.js';
import type { prefetch, schema, wanted } from './symbols.js';
import type { Loose } from './type-fn.js';

/** `Prefetch('comments', Comment.objects.filter(…), { toAttr: 'approved' })`: path P, rows R of its QuerySet, property A. */
export interface PrefetchOf<P extends string, R, A, S = any> {
  readonly [prefetch]: { readonly path: P; readonly row: R; readonly attribute: A };
  readonly [schema]?: S;
}
/** Hands the schema to a call of `Prefetch`; see `Wanted`. */
export interface WantedPrefetch<S> {
  readonly [prefetch]: { readonly [wanted]: true };
  readonly [schema]?: S;
}

/** An argument of prefetchRelated. */
export type PrefetchArgument = string | { readonly [prefetch]: unknown };
export type PrefetchArguments<S extends ModelSchema, A extends readonly unknown[]> = {
  readonly [I in keyof A]: A[I] extends string ? LinkPath<S, A[I]> : (A[I] & CheckPrefetch<S, A[I]>) | WantedPrefetch<NoInfer<S>>;
};
type CheckPrefetch<S extends ModelSchema, X> = X extends { readonly [prefetch]: { readonly path: infer P extends string } }
  ? P extends LinkPath<S, P>
    ? unknown
    : { readonly [prefetch]: { readonly path: LinkPath<S, P> } }
  : unknown;

/** `Prefetch(path, querySet?, { toAttr }?)` */
export type PrefetchFunction = <P extends string, Q = undefined, A extends string = never, S = Loose>(
  path: S extends ModelSchema ? LinkPath<S, P> : P,
  querySet?: Q,
  options?: { readonly toAttr?: A },
) => PrefetchOf<P, Q extends undefined ? never : RowOf<Q>, A, S>;
