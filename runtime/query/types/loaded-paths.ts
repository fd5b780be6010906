import type { Loaded, LoadedRows } from './loading.js';
import type { Linked } from './next.js';
import type { GenericRow, GenericRows } from './prefetch.js';
import type { LinkNames, ModelSchema, Target } from './schema.js';
import type { prefetch, row } from './symbols.js';

/** What selectRelated over the paths P adds to a QuerySet. */
export type Selected<S extends ModelSchema, P extends string> = { readonly [row]: Loaded<SelectedRows<S, P>> & NamedRows<S, P> };
/** The rows of relations that the query named are plain properties. Most paths have none, and then there is no further part of the row. */
export type NamedRows<S extends ModelSchema, P extends string> = [
  Extract<S['rels'][Head<P> & keyof S['rels']], { readonly named: true }>,
] extends [never]
  ? unknown
  : { readonly [K in Head<P> & keyof S['rels'] as S['rels'][K] extends { readonly named: true } ? K : never]: SelectedRow<S, K, P> };
/** What prefetchRelated over paths and Prefetch objects P adds to a QuerySet. */
export type Prefetched<S extends ModelSchema, P> = {
  readonly [row]: PrefetchedPaths<S, Extract<P, string>> & PrefetchedObjects<S, Exclude<P, string>>;
};

/** The rows by the first steps of the paths P; one is worked out when it is asked for. Conditional, so that editors show them and not this name. */
export type SelectedRows<S extends ModelSchema, P extends string> = S extends unknown
  ? { readonly [K in Head<P> & keyof S['rels']]: SelectedRow<S, K, P> }
  : never;
type SelectedRow<S extends ModelSchema, K extends keyof S['rels'], P> = Single<S['rels'][K], Below<S, K, Tail<P, K>>>;
type Below<S extends ModelSchema, K extends keyof S['rels'], T extends string> = [T] extends [never]
  ? unknown
  : Loaded<SelectedRows<Target<S, K>, T>>;
type Single<R, X> = R extends { readonly to: { readonly model: infer M }; readonly kind: infer K }
  ? K extends 'one'
    ? M & X
    : (M & X) | null
  : never;
/** The first step of a path. */
type Head<P> = P extends `${infer H}__${string}` ? H : P;
/** What follows its first step K. */
type Tail<P, K> = P extends `${K & string}__${infer T}` ? T : never;

type PrefetchedPaths<S extends ModelSchema, P extends string> = [P] extends [never] ? unknown : Loaded<PrefetchedRows<S, P>>;
export type PrefetchedRows<S extends ModelSchema, P extends string> = S extends unknown
  ? { readonly [K in Head<P> & keyof S['links']]: Step<S['links'][K], never, PrefetchedPaths<Linked<S, K>, Tail<P, K>>> }
  : never;
type PrefetchedObjects<S extends ModelSchema, P> = [P] extends [never] ? unknown : Intersected<PrefetchedRow<S, P>>;
type PrefetchedRow<S extends ModelSchema, P> = P extends {
  readonly [prefetch]: { readonly path: infer T; readonly row: infer R; readonly attribute: infer A };
}
  ? AtEnd<S, T, R, A>
  : unknown;

/** With toAttr the last step is a plain property, an array or a row; without it is the relation itself. */
type AtEnd<S extends ModelSchema, P, R, A> = [A] extends [never]
  ? Loaded<PrefetchedPath<S, P, R>>
  : P extends `${infer H}__${infer T}`
    ? H extends LinkNames<S>
      ? Loaded<{ readonly [K in H]: Step<S['links'][H], never, AtEnd<Linked<S, H>, T, R, A>> }>
      : unknown
    : P extends LinkNames<S>
      ? {
          readonly [K in A & string]: S['links'][P] extends { readonly kind: 'many' }
            ? RowFor<S['links'][P], R>[]
            : RowFor<S['links'][P], R> | null;
        }
      : unknown;
type PrefetchedPath<S extends ModelSchema, P, R> = P extends `${infer H}__${infer T}`
  ? H extends LinkNames<S>
    ? { readonly [K in H]: Step<S['links'][H], never, Loaded<PrefetchedPath<Linked<S, H>, T, R>>> }
    : unknown
  : P extends LinkNames<S>
    ? { readonly [K in P]: Step<S['links'][P], R, unknown> }
    : unknown;
type RowFor<L, R> = [R] extends [never]
  ? L extends { readonly to: { readonly model: infer M } }
    ? M
    : never
  : R extends GenericRows<infer Q>
    ? L extends { readonly to: infer T }
      ? GenericRow<T, Q>
      : never
    : R;
type Step<L, R, X> = L extends { readonly kind: infer K }
  ? K extends 'many'
    ? LoadedRows<RowFor<L, R> & X>
    : K extends 'one'
      ? RowFor<L, R> & X
      : (RowFor<L, R> & X) | null
  : never;

export type Intersected<U> = (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void ? I : never;
