import type { Reference } from './loading.js';
import type { JsonRow, PlainRow } from './plain-row.js';
import type { Chained } from './query-set-like.js';
import type { SinceReset } from './resets.js';
import type { ModelSchema } from './schema.js';
import type { annotated, column, deferred, left, row, since, values } from './symbols.js';

/**
 * What a QuerySet knows of its rows is in members that exist for the checker alone. A step that adds knowledge intersects `this`
 * with more of them, so that the methods of a user's own QuerySet class survive. Two steps of one kind meet in an intersection:
 * annotations and loaded relations add up that way; where the last call counts (`values`, `only`) the member is a function type,
 * and of an intersection of functions TypeScript infers from the last.
 */
export interface ValuesOf<V, B, C> extends Chained {
  readonly [column]: () => C;
  readonly [values]: () => { readonly row: V; readonly before: B };
}

/** What `only` adds: P and the key are loaded, the rest of the model's own columns is not. The last call counts. */
export interface OnlyFields<Q, S extends ModelSchema, P extends string> extends Chained {
  readonly [left]: () => FieldsNamed<Q, Exclude<keyof S['own'], P | `${P}Id` | S['key'] | 'pk'>>;
}
/** What `defer` adds to what QuerySet Q has left out. */
export interface DeferredFields<Q, S extends ModelSchema, P extends string> extends Chained {
  readonly [deferred]: () => FieldsNamed<Q, DeferredIn<Q> | Exclude<P | (`${P}Id` & keyof S['own']), S['key'] | 'pk'>>;
}
/** The names D that a call on Q named. Equal signatures are one in an intersection, which takes the place of the first: hence the Q. */
export interface FieldsNamed<Q, D> {
  readonly names: D;
  /** A method, whose parameter is compared in either direction. */
  on?(querySet: Q): void;
}
type DeferredIn<Q> = Q extends { readonly [deferred]: () => { readonly names: infer D } } ? D : never;

/**
 * The type of a row of QuerySet Q. Members are read by their key, not by `infer`: what was inferred is compared with what it was
 * inferred from, and for rows with loaded relations that goes through every property of the models.
 */
export type RowOf<Q> = Q extends { readonly [values]: () => { readonly row: infer V; readonly before: infer B } }
  ? ValuesRow<Q, V, B>
  : Q extends { readonly [row]: unknown; readonly [annotated]: unknown }
    ? InstanceRow<Q, Q[typeof row]> & Q[typeof annotated]
    : never;

/** Annotations made after `values` are in its rows; those from before only when they were named. */
type ValuesRow<Q, V, B> = V extends readonly unknown[]
  ? Q extends { readonly [annotated]: infer A }
    ? Exclude<keyof A, B> extends never
      ? V
      : [...V, ...A[Exclude<keyof A, B>][]]
    : V
  : V extends object
    ? Q extends { readonly [annotated]: unknown }
      ? Exclude<keyof Q[typeof annotated], B> extends never
        ? V
        : Flat<V & Omit<Q[typeof annotated], B & keyof Q[typeof annotated]>>
      : V
    : V;
/** T as one object type; conditional, so that editors show its members and not this name. */
export type Flat<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never;

/** The rows R of QuerySet Q, which are instances, without what only() and defer() left out. */
export type InstanceRow<Q, R> = Q extends { readonly [left]: unknown } | { readonly [deferred]: unknown } | { readonly [since]: unknown }
  ? WithoutFields<Q extends { readonly [since]: () => infer X } ? SinceReset<R, X> : R, LeftOut<Q>>
  : R;
type WithoutFields<R, D> = [D] extends [never] ? R : Deferred<R, D>;
type LeftOut<Q> = (Q extends { readonly [left]: () => { readonly names: infer D } } ? D : never) | DeferredIn<Q>;

/** A row without the fields D: they are awaited. */
export type Deferred<R, D> = Omit<R, (D & keyof R) | keyof Shown<R, D>> & { readonly [K in D & keyof R]: Reference<R[K]> } & Shown<R, D>;
/** What such a row shows of itself is without them too. */
export interface Shown<R, D> {
  toObject(): Omit<PlainRow<R>, D & string>;
  toJSON(): Omit<JsonRow<R>, D & string>;
}
