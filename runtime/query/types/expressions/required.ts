import type { Decimal } from 'decimal.js';
import type { Fault, WrongType } from '../faults.js';
import type { ValueOf } from '../field-type.js';
import type { HoldsOf } from '../holds.js';
import type { BinaryLookups } from '../lookups.js';
import type { Apply, TypeFn } from '../type-fn.js';

/** What A yields where it is a number, a text and so on, as the function that takes it needs; else the fault. */
export interface NumberOf<A> extends TypeFn {
  readonly out: NumberField<Apply<A, this['S']>>;
  readonly holds: HoldsOf<A>;
}
export interface IntegerOf<A> extends TypeFn {
  readonly out: OnlyField<Apply<A, this['S']>, number | bigint, number>;
  readonly holds: HoldsOf<A>;
}
export interface TextOf<A> extends TypeFn {
  readonly out: OnlyField<Apply<A, this['S']>, string>;
  readonly holds: HoldsOf<A>;
}
export interface BooleanOf<A> extends TypeFn {
  readonly out: OnlyField<Apply<A, this['S']>, boolean>;
  readonly holds: HoldsOf<A>;
}
/** A date, a time or a moment. */
export interface MomentOf<A> extends TypeFn {
  readonly out: MomentField<Apply<A, this['S']>>;
  readonly holds: HoldsOf<A>;
}

/** What has a least and a greatest: no documents, ranges or vectors. */
export interface OrderedOf<A> extends TypeFn {
  readonly out: OrderedField<Apply<A, this['S']>>;
  readonly holds: HoldsOf<A>;
}
type OrderedField<F> = F extends Fault
  ? F
  : F extends { readonly lookups: { readonly hasKey: unknown } }
    ? WrongType<Ordered>
    : F extends { readonly lookups: { readonly gt: unknown } | BinaryLookups }
      ? F
      : [NonNullable<ValueOf<F>>] extends [boolean]
        ? F
        : WrongType<Ordered>;
type Ordered = string | number | boolean | Date;

/** F, when it is of numbers of any kind. */
export type NumberField<F> = OnlyField<F, number | bigint | Decimal, number>;
/** F, when its values are V; the message names W. */
type OnlyField<F, V, W = V> = F extends Fault ? F : [NonNullable<ValueOf<F>>] extends [V] ? F : WrongType<W>;
/** Dates and times are texts to JavaScript: their transforms tell them. */
type MomentField<F> = F extends Fault
  ? F
  : [NonNullable<ValueOf<F>>] extends [Date]
    ? F
    : F extends { readonly transforms: { readonly year: unknown } | { readonly hour: unknown } }
      ? F
      : WrongType<Date>;
