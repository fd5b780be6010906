import type { ModelSchema } from './schema.js';
import type { conditions, fn } from './symbols.js';
import type { Expression, Loose, Wanted } from './type-fn.js';
import type { WrongType } from './faults.js';
import type { BooleanFn, Offer, Where } from './where.js';

/**
 * A boolean expression: a Q, an Exists, a comparison of expressions. W holds the conditions whose paths wait for a schema; as a bare `Condition`, for a
 * variable that takes any, it says nothing of them, and the program checks them when it runs.
 */
export interface Condition<W = unknown, S = any> extends Expression<BooleanFn<W>, S> {
  readonly [conditions]: W;
  and<const X>(other: Joined<S, X>): Condition<W | ConditionsOf<X>, S>;
  or<const X>(other: Joined<S, X>): Condition<W | ConditionsOf<X>, S>;
  xor<const X>(other: Joined<S, X>): Condition<W | ConditionsOf<X>, S>;
  not(): Condition<W, S>;
}
/** X, checked against S when the context has told it. */
type Joined<S, X> = S extends ModelSchema ? (X & WhereFor<S, X>) | Wanted<NoInfer<S>> : X & OnlyConditions<X>;
/** A text or a number is no condition, whatever the schema. */
export type OnlyConditions<W> = W extends object ? unknown : WrongType<object>;
export type ConditionsOf<X> = X extends { readonly [conditions]: infer W } ? W : X;

/** Conditions W checked against S when the context has told it; else they are taken as they are and checked where they are used. */
export type WhereFor<S, W> = (
  [S] extends [never]
    ? OnlyConditions<W>
    : S extends ModelSchema
      ? W extends { readonly [fn]: unknown }
        ? unknown
        : OnlyConditions<W> & Where<S, W> & Offer<S, keyof W>
      : OnlyConditions<W>
) extends infer R
  ? R
  : never;

/** `Q({ title__startswith: 'A' })` */
export type QFunction = <const W = {}, S = Loose>(where?: W & WhereFor<S, W>) => Condition<W, S>;
