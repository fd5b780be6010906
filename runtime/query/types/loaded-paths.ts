import type { Loaded, LoadedRows } from './loading.js';
import type { Linked } from './next.js';
import type { Chained } from './query-set-like.js';
import type { ModelSchema, Target } from './schema.js';
import type { prefetch, row } from './symbols.js';

/** What selectRelated over the paths P adds to a QuerySet. */
export interface Selected<S extends ModelSchema, P extends string> extends Chained {
  readonly [row]: Loaded<Intersected<SelectedPath<S, P>>> & NamedRows<S, P>;
}
/** The rows of relations that the query named are plain properties. */
type NamedRows<S extends ModelSchema, P extends string> = {
  readonly [H in NamedHead<S, P>]: Intersected<SelectedPath<S, P>> extends { readonly [N in H]: infer R } ? R : never;
};
type NamedHead<S extends ModelSchema, P extends string> = (P extends `${infer H}__${string}` ? H : P) extends infer H extends
  keyof S['rels']
  ? S['rels'][H] extends { readonly named: true }
    ? H
    : never
  : never;
/** What prefetchRelated over paths and Prefetch objects P adds to a QuerySet. */
export interface Prefetched<S extends ModelSchema, P> extends Chained {
  readonly [row]: Intersected<PrefetchedRow<S, P>>;
}

type SelectedPath<S extends ModelSchema, P extends string> = P extends `${infer H}__${infer T}`
  ? H extends keyof S['rels']
    ? { readonly [K in H]: Single<S['rels'][H], Loaded<SelectedPath<Target<S, H>, T>>> }
    : unknown
  : P extends keyof S['rels']
    ? { readonly [K in P]: Single<S['rels'][P], unknown> }
    : unknown;
type Single<R, X> = R extends { readonly to: { readonly model: infer M }; readonly kind: infer K }
  ? K extends 'one'
    ? M & X
    : (M & X) | null
  : never;

type PrefetchedRow<S extends ModelSchema, P> = P extends string
  ? Loaded<PrefetchedPath<S, P, never, never>>
  : P extends { readonly [prefetch]: { readonly path: infer T; readonly row: infer R; readonly attribute: infer A } }
    ? AtEnd<S, T, R, A>
    : unknown;

/** With toAttr the last step is a plain property, an array or a row; without it is the relation itself. */
type AtEnd<S extends ModelSchema, P, R, A> = [A] extends [never]
  ? Loaded<PrefetchedPath<S, P, R, never>>
  : P extends `${infer H}__${infer T}`
    ? H extends keyof S['links']
      ? Loaded<{ readonly [K in H]: Step<S['links'][H], never, AtEnd<Linked<S, H>, T, R, A>> }>
      : unknown
    : P extends keyof S['links']
      ? {
          readonly [K in A & string]: S['links'][P] extends { readonly kind: 'many' }
            ? RowFor<S['links'][P], R>[]
            : RowFor<S['links'][P], R> | null;
        }
      : unknown;
type PrefetchedPath<S extends ModelSchema, P, R, A> = P extends `${infer H}__${infer T}`
  ? H extends keyof S['links']
    ? { readonly [K in H]: Step<S['links'][H], never, Loaded<PrefetchedPath<Linked<S, H>, T, R, A>>> }
    : unknown
  : P extends keyof S['links']
    ? { readonly [K in P]: Step<S['links'][P], R, unknown> }
    : unknown;
type RowFor<L, R> = [R] extends [never] ? (L extends { readonly to: { readonly model: infer M } } ? M : never) : R;
type Step<L, R, X> = L extends { readonly kind: infer K }
  ? K extends 'many'
    ? LoadedRows<RowFor<L, R> & X>
    : K extends 'one'
      ? RowFor<L, R> & X
      : (RowFor<L, R> & X) | null
  : never;

export type Intersected<U> = (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void ? I : never;
