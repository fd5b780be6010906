import type { Decimal } from 'decimal.js';
import type { FieldType, Nullable } from './field-type.js';
import type {
  ArrayLookups,
  BinaryLookups,
  BooleanLookups,
  DateLookups,
  EqualityLookups,
  HstoreLookups,
  HstoreValue,
  NumberLookups,
  OneColumn,
  Range,
  RangeLookups,
  SearchVectorLookups,
  TextLookups,
  UuidLookups,
  VectorLookups,
} from './lookups.js';
import type { approximate, reserved } from './symbols.js';
import type {
  BigIntegerTransforms,
  DateTimeTransforms,
  DateTransforms,
  DecimalTransforms,
  NumberTransforms,
  TextTransforms,
  TimeTransforms,
} from './transforms.js';

/** A field type whose written value is the value read. */
interface Field<T, L extends object, X extends object = {}> {
  readonly value: T;
  readonly input: T;
  readonly lookups: L;
  readonly transforms: X;
}

export interface IntegerField extends Field<number, NumberLookups<number>, NumberTransforms> {}
export interface FloatField extends Field<number, FloatLookups<'computed'>, NumberTransforms> {}
export interface FloatLookups<How> extends NumberLookups<number> {
  readonly [approximate]: How;
}
/** A number that is written out with a fraction, and one that may have one: beside decimals they are decimals. */
export interface FractionField extends Field<number, FloatLookups<'written'>, NumberTransforms> {}
export interface SomeNumberField extends Field<number, FloatLookups<'unknown'>, NumberTransforms> {}
export interface BooleanField extends Field<boolean, BooleanLookups> {}
/** T is the union of the choices where there are any. */
export interface TextField<T extends string = string> extends Field<T, TextLookups<T>, TextTransforms> {}
export interface UuidField extends Field<string, UuidLookups> {}
export interface DateField extends Field<string, DateLookups<string>, DateTransforms> {}
export interface TimeField extends Field<string, DateLookups<string>, TimeTransforms> {}
export interface DateTimeField extends Field<Date, DateLookups<Date>, DateTimeTransforms> {}
/** Milliseconds. */
export interface DurationField extends Field<number, NumberLookups<number>> {}
export interface BinaryField extends Field<Uint8Array, BinaryLookups> {}
export interface HstoreField extends Field<HstoreValue, HstoreLookups, HstoreTransforms> {}
/** Every name is a key but these two: the keys as an array, and the texts at them. */
export interface HstoreTransforms {
  readonly [key: string]: Nullable<TextField>;
  readonly [reserved]: { readonly keys: ArrayField<TextField>; readonly values: ArrayField<Nullable<TextField>> };
}
export interface SearchVectorField extends Field<string, SearchVectorLookups> {}
export interface VectorField extends Field<readonly number[], VectorLookups> {}
export interface SparseVectorField extends Field<SparseVector, EqualityLookups<SparseVector>> {}
/** Few numbers among many zeros: those at the places that are named, from 1 on. */
export interface SparseVector {
  readonly dimensions: number;
  readonly values: Readonly<Record<number, number>>;
}
/** A string of 0 and 1. */
export interface BitField extends Field<string, EqualityLookups<string>> {}
/** Integer or text choices of a closed set. */
export interface ChoiceField<T> extends Field<T, NumberLookups<T>> {}

/** What may be given for an exact number; text keeps the digits that a number would round. */
export type DecimalInput = Decimal | number | bigint | `${number}`;
/** An exact number: read as a Decimal. */
export interface DecimalField {
  readonly value: Decimal;
  readonly input: DecimalInput;
  readonly lookups: NumberLookups<DecimalInput>;
  readonly transforms: DecimalTransforms;
}
/** A whole number of 64 bits: read as a bigint; a plain number may be given. */
export interface BigIntegerField {
  readonly value: bigint;
  readonly input: bigint | number;
  readonly lookups: NumberLookups<bigint | number>;
  readonly transforms: BigIntegerTransforms;
}
/** Elements are reached by their index: `tags__0`, `tags__0_1` is a slice. */
export interface ArrayField<F extends FieldType> extends Field<
  readonly F['value'][],
  ArrayLookups<F['input']>,
  { readonly [index: `${number}`]: F; readonly len: IntegerField }
> {}
export interface RangeField<F extends FieldType> extends Field<
  Range<F['value']>,
  RangeLookups<F['input']>,
  {
    readonly startswith: F;
    readonly endswith: F;
    readonly isempty: BooleanField;
    readonly lowerInc: BooleanField;
    readonly lowerInf: BooleanField;
    readonly upperInc: BooleanField;
    readonly upperInf: BooleanField;
  }
> {}
/** The key of several columns: a tuple. */
export interface CompositeField<T extends readonly unknown[]> extends Field<T, CompositeLookups<T>> {}
export interface CompositeLookups<T> {
  readonly exact: T;
  readonly in: readonly T[] | OneColumn<T>;
  readonly gt: T;
  readonly gte: T;
  readonly lt: T;
  readonly lte: T;
  readonly isnull: boolean;
}
