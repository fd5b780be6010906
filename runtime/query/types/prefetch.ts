import type { Accepted, NameTaken, WrongModel } from './faults.js';
import type { Linked, LinkPath } from './next.js';
import type { LinkPathFor } from './path-argument.js';
import type { Knows } from './query-set-like.js';
import type { RowOf } from './rows.js';
import type { LinkNames, ModelSchema } from './schema.js';
import type { annotated, generic, prefetch, querySchema, schema, values, wanted } from './symbols.js';
import type { Loose } from './type-fn.js';

/**
 * `Prefetch('comments', Comment.objects.filter(…), { toAttr: 'approved' })`: path P, rows R of its QuerySet, property A, and the models M that the
 * rows are one of.
 */
export interface PrefetchOf<P extends string, R, A, S = any, M = never> {
  readonly [prefetch]: { readonly path: P; readonly row: R; readonly attribute: A; readonly models: M };
  readonly [schema]?: S;
}
/** Hands the schema to a call of `Prefetch`; see `Wanted`. */
export interface WantedPrefetch<S> {
  readonly [prefetch]: { readonly [wanted]: true };
  readonly [schema]?: S;
}

/** An argument of prefetchRelated; null alone resets. */
export type PrefetchArgument = string | null | { readonly [prefetch]: unknown };
export type PrefetchArguments<S extends ModelSchema, A extends readonly unknown[]> = {
  readonly [I in keyof A]: (
    A[I] extends string
      ? LinkPath<S, A[I]>
      : A[I] extends null
        ? Alone<A>
        : WantedPrefetch<NoInfer<S>> | Accepted<A[I], CheckPrefetch<S, A[I]>>
  ) extends infer R extends string | WantedPrefetch<NoInfer<S>> | object | null
    ? R
    : A[I];
};
type Alone<A extends readonly unknown[]> = A['length'] extends 1 ? null : never;
/** The fault that stands in place of a Prefetch has all members of `WantedPrefetch`, so that messages are about the fault. */
type CheckPrefetch<S extends ModelSchema, X> = X extends {
  readonly [prefetch]: { readonly path: infer P extends string; readonly models: infer M; readonly attribute: infer A };
}
  ? P extends LinkPath<S, P>
    ? CheckModels<LinkedAt<S, P>, M> & CheckAttribute<HolderAt<S, P>, A>
    : { readonly [prefetch]: { readonly path: LinkPath<S, P> }; readonly [schema]?: NoInfer<S> }
  : unknown;
/** The models M of the QuerySet are those that the relation leads to: T. */
type CheckModels<T extends ModelSchema, M> = [M] extends [never]
  ? unknown
  : M extends { readonly oneOf: infer N }
    ? [Missed<N, T['name']>] extends [never]
      ? unknown
      : WrongModel<T['name']> & { readonly [prefetch]: unknown; readonly [schema]?: unknown }
    : [T['name']] extends [M]
      ? unknown
      : WrongModel<T['name']> & { readonly [prefetch]: unknown; readonly [schema]?: unknown };
/** Of the models of several QuerySets, one member for each, those that have no name in N. */
type Missed<M, N> = M extends { readonly is: infer I } ? ([Extract<I, N>] extends [never] ? M : never) : never;
type CheckAttribute<H extends ModelSchema, A> = [A] extends [never]
  ? unknown
  : A extends keyof H['model']
    ? NameTaken<A & string>
    : unknown;

/** The schema whose property the last step of path P is. */
type HolderAt<S extends ModelSchema, P> = P extends `${infer H}__${infer T}`
  ? H extends LinkNames<S>
    ? HolderAt<Linked<S, H>, T>
    : never
  : P extends LinkNames<S>
    ? S
    : never;
/** The schema that path P leads to. */
type LinkedAt<S extends ModelSchema, P> =
  HolderAt<S, P> extends infer H extends ModelSchema ? Linked<H, LastStep<P> & keyof H['links']> : never;
type LastStep<P> = P extends `${string}__${infer T}` ? LastStep<T> : P;

/** A QuerySet of instances, and not of values(). */
export interface QuerySetOfInstances extends Knows<{ readonly [annotated]: unknown; readonly [values]?: never }> {
  readonly [values]?: never;
  readonly [querySchema]: { readonly is: string };
}
type ModelsOf<Q> = Q extends QuerySetOfInstances ? Q[typeof querySchema]['is'] : never;

/** `Prefetch(path, querySet?, { toAttr }?)` */
export type PrefetchFunction = <
  P extends string,
  Q extends QuerySetOfInstances | undefined = undefined,
  A extends string = never,
  S = Loose,
>(
  path: LinkPathFor<S, P>,
  querySet?: Q,
  options?: { readonly toAttr?: A },
) => PrefetchOf<P, Q extends undefined ? never : RowOf<Q>, A, S, ModelsOf<Q>>;

/** `GenericPrefetch(path, querySets, { toAttr }?)` */
export type GenericPrefetchFunction = <
  P extends string,
  const Q extends readonly QuerySetOfInstances[],
  A extends string = never,
  S = Loose,
>(
  path: LinkPathFor<S, P>,
  querySets: Q,
  options?: { readonly toAttr?: A },
) => PrefetchOf<P, GenericRows<Q[number]>, A, S, { readonly oneOf: EachOf<Q[number]> }>;
type EachOf<Q> = Q extends QuerySetOfInstances ? { readonly is: Q[typeof querySchema]['is'] } : never;

/** Rows of QuerySets Q, each for the models that its rows are one of. */
export interface GenericRows<Q> {
  readonly [generic]: Q;
}
/** The row of the model of T: that of its QuerySet among Q, else the model as it is. */
export type GenericRow<T, Q> = T extends { readonly name: infer N; readonly model: infer M }
  ? [RowAmong<Q, N>] extends [never]
    ? M
    : RowAmong<Q, N>
  : never;
type RowAmong<Q, N> = Q extends QuerySetOfInstances ? (N extends Q[typeof querySchema]['is'] ? RowOf<Q> : never) : never;
