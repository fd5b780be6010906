import type { Decimal } from 'decimal.js';
import type { AnyField } from '../any-field.js';
import type { Fault, WrongType } from '../faults.js';
import type { MaybeNull, ValueOf } from '../field-type.js';
import type {
  BigIntegerField,
  DateTimeField,
  DecimalField,
  DurationField,
  FloatField,
  IntegerField,
  SearchVectorField,
  SomeNumberField,
} from '../field-types.js';
import type { HoldsOf } from '../holds.js';
import type { approximate } from '../symbols.js';
import type { Apply, TypeFn } from '../type-fn.js';
import type { IsNull } from './operand.js';

/** `F('a').add(…)`: what an arithmetic or bit operator makes of the fields of its two sides. */
export interface Arithmetic<L, R> extends TypeFn {
  readonly out: Combine<Apply<L, this['S']>, Apply<R, this['S']>>;
  readonly holds: HoldsOf<L | R>;
}
type Combine<L, R> = L extends Fault
  ? L
  : R extends Fault
    ? R
    : CombineFields<L, R> extends infer F
      ? F extends Fault
        ? F
        : MaybeNull<F, IsNull<L> extends true ? true : IsNull<R>>
      : never;

type CombineFields<L, R> =
  CombineValues<NonNullable<ValueOf<L>>, NonNullable<ValueOf<R>>, Fractions<L | R>> extends infer F
    ? F extends 'texts'
      ? CombineTexts<L, R>
      : F
    : never;
type Fractions<F> = F extends { readonly lookups: { readonly [approximate]: infer How } } ? How : never;
/** Dates and times are texts to JavaScript. Two of them make a duration; of texts only search vectors can be added. */
type CombineTexts<L, R> = L extends DateOrTime
  ? R extends DateOrTime
    ? DurationField
    : WrongType<string>
  : L extends { readonly lookups: { readonly icontains: unknown } }
    ? WrongType<number>
    : SearchVectorField;
type DateOrTime = { readonly transforms: { readonly year: unknown } } | { readonly transforms: { readonly hour: unknown } };

/** The wider of two kinds of number; moments and durations as in Django. Of texts only search vectors can be added. */
type CombineValues<L, R, A> = 0 extends 1 & (L | R)
  ? AnyField
  : [L] extends [Date]
    ? [R] extends [Date]
      ? DurationField
      : DateTimeField
    : [L | R] extends [number]
      ? NumberWith<A>
      : [Decimal] extends [Extract<L | R, Decimal>]
        ? 'computed' extends A
          ? FloatField
          : DecimalField
        : [bigint] extends [Extract<L | R, bigint>]
          ? Extract<A, 'computed' | 'written'> extends never
            ? 'unknown' extends A
              ? BigOrNumberField
              : BigIntegerField
            : FloatField
          : [L | R] extends [string]
            ? 'texts'
            : AnyField;
type NumberWith<A> = [A] extends [never]
  ? IntegerField
  : 'computed' extends A
    ? FloatField
    : [A] extends ['unknown']
      ? SomeNumberField
      : FloatField;
/** A big integer and a variable: a fraction makes it a number. */
interface BigOrNumberField {
  readonly value: bigint | number;
  readonly input: bigint | number;
  readonly lookups: BigIntegerField['lookups'];
  readonly transforms: BigIntegerField['transforms'];
}

/** `F('a').pow(…)`: exact of two decimals alone. */
export interface PowerTo<L, R> extends TypeFn {
  readonly out: PowerOf<Apply<L, this['S']>, Apply<R, this['S']>>;
  readonly holds: HoldsOf<L | R>;
}
type PowerOf<L, R> =
  Combine<L, R> extends infer F
    ? F extends Fault
      ? F
      : [NonNullable<ValueOf<L>>, NonNullable<ValueOf<R>>] extends [Decimal, Decimal]
        ? F
        : MaybeNull<FloatField, IsNull<L> extends true ? true : IsNull<R>>
    : never;
