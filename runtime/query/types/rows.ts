import type { Loaded, Reference } from './loading.js';
import type { JsonRow, PlainRow } from './plain-row.js';
import type { Knows } from './query-set-like.js';
import type { SinceReset } from './resets.js';
import type { ModelSchema } from './schema.js';
import type { annotated, column, deferred, known, left, loaded, modelSchema, narrowed, row, since, values } from './symbols.js';

/**
 * What a QuerySet knows of its rows is in members that exist for the checker alone. A step that adds knowledge intersects `this`
 * with more of them, so that the methods of a user's own QuerySet class survive. Two steps of one kind meet in an intersection:
 * annotations and loaded relations add up that way; where the last call counts (`values`, `only`) the member is a function type,
 * and of an intersection of functions TypeScript infers from the last.
 */
export type ValuesOf<V, B, C> = {
  readonly [column]: () => C;
  readonly [values]: () => { readonly row: V; readonly before: B };
};

/** What `only` adds: P and the key are loaded, the rest of the model's own columns is not. The last call counts. */
export type OnlyFields<Q, S extends ModelSchema, P extends string> = {
  readonly [narrowed]: true;
  readonly [left]: () => FieldsNamed<Q, LeftOf<S, P>> & { readonly below: Extract<P, Nested> };
};
type LeftOf<S extends ModelSchema, P extends string> = Exclude<keyof S['own'], P | `${P}Id` | `${Head<P>}Id` | S['key'] | 'pk'>;
/** A path over a relation: `author__name`. */
type Nested = `${string}__${string}`;
/** What `defer` adds to what QuerySet Q has left out. */
export type DeferredFields<Q, S extends ModelSchema, P extends string> = {
  readonly [narrowed]: true;
  readonly [deferred]: () => FieldsNamed<Q, DeferredBy<Q> | Exclude<P | (`${P}Id` & keyof S['own']), S['key'] | 'pk'>>;
};
type DeferredBy<Q> = Q extends Knows<infer K> ? DeferredIn<K> : never;
/** The names D that a call on Q named. Equal signatures are one in an intersection, which takes the place of the first: hence the Q. */
export interface FieldsNamed<Q, D> {
  readonly names: D;
  /** A method, whose parameter is compared in either direction. */
  on?(querySet: Q): void;
}
type DeferredIn<K> = K extends { readonly [deferred]: () => { readonly names: infer D } } ? D : never;

/**
 * The type of a row of QuerySet Q. Members are read by their key, not by `infer`: what was inferred is compared with what it was
 * inferred from, and for rows with loaded relations that goes through every property of the models.
 */
export type RowOf<Q> = Q extends Knows<unknown> ? RowKnown<Q[typeof known]> : never;
type RowKnown<K> = K extends { readonly [values]: () => { readonly row: infer V; readonly before: infer B } }
  ? ValuesRow<K, V, B>
  : K extends { readonly [row]: unknown; readonly [annotated]: unknown }
    ? InstanceRow<K, K[typeof row]> & K[typeof annotated]
    : never;

/** Annotations made after `values` are in its rows; those from before only when they were named. */
type ValuesRow<K, V, B> = V extends readonly unknown[]
  ? K extends { readonly [annotated]: infer A }
    ? Exclude<keyof A, NamesOf<B>> extends never
      ? V
      : [...V, ...A[Exclude<keyof A, NamesOf<B>>][]]
    : V
  : V extends object
    ? K extends { readonly [annotated]: unknown }
      ? Exclude<keyof K[typeof annotated], NamesOf<B>> extends never
        ? V
        : Flat<V & Omit<K[typeof annotated], NamesOf<B> & keyof K[typeof annotated]>>
      : V
    : V;
/** The names that the schema B has: of a row of values(), those that are in it only when they were selected. */
type NamesOf<B> = B extends { readonly own: infer O } ? keyof O : never;
/** T as one object type; conditional, so that editors show its members and not this name. */
export type Flat<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never;

/** The rows R of a QuerySet that knows K, which are instances, without what only() and defer() left out. */
type InstanceRow<K, R> = K extends { readonly [narrowed]: unknown }
  ? WithoutFields<
      WithoutBelow<K extends { readonly [since]: () => infer X } ? SinceReset<R, X> : R, OnlyBelow<K>, DeferredBelow<K>>,
      LeftOut<K>
    >
  : R;
type WithoutFields<R, D> = [D] extends [never] ? R : Deferred<R, D>;
/** Conditional, so that editors show the names and not this one. */
type LeftOut<K> = K extends unknown
  ? (K extends { readonly [left]: () => { readonly names: infer D } } ? D : never) | DeferredIn<K>
  : never;

type OnlyBelow<K> = K extends { readonly [left]: () => { readonly below: infer N } } ? N : never;
type DeferredBelow<K> = Extract<DeferredIn<K>, Nested>;

/** A row R whose loaded relations have of their columns those that the paths O of only() name, and not those that the paths D of defer() name. */
type WithoutBelow<R, O, D> = [O | D] extends [never]
  ? R
  : R extends { readonly [loaded]: infer L }
    ? WithRelated<R, L, { readonly [K in keyof L & Head<O | D>]: RelatedWithout<L[K], Tail<O, K>, Tail<D, K>> }>
    : R;
type WithRelated<R, L, N> = [keyof N] extends [never]
  ? R
  : Omit<R, keyof N | typeof loaded> & Pick<N, keyof N & keyof R> & Loaded<Omit<L, keyof N> & N>;
type RelatedWithout<V, O, D> = V extends { readonly [modelSchema]: () => infer S extends ModelSchema }
  ? WithoutFields<WithoutBelow<V, Extract<O, Nested>, Extract<D, Nested>>, LeftBelow<S, O> | DeferredOf<S, D>>
  : V;
type LeftBelow<S extends ModelSchema, O> = [O] extends [never] ? never : LeftOf<S, O & string>;
type DeferredOf<S extends ModelSchema, D> = Exclude<(D | `${D & string}Id`) & keyof S['own'], S['key'] | 'pk'>;
/** The first step of a path. */
type Head<P> = P extends `${infer H}__${string}` ? H : never;
/** What follows its first step K. */
type Tail<P, K> = P extends `${K & string}__${infer T}` ? T : never;

/** A row without the fields D, which are awaited; what it shows of itself is without them too. One mapped type, so that editors show this name. */
export type Deferred<R, D> = {
  [K in keyof R]: K extends D
    ? Reference<R[K]>
    : K extends 'toObject'
      ? () => Omit<PlainRow<R>, D & string>
      : K extends 'toJSON'
        ? () => Omit<JsonRow<R>, D & string>
        : R[K];
};
