import type { Decimal } from 'decimal.js';
import type { AnyField } from './any-field.js';
import type {
  BigIntegerField,
  BooleanField,
  DateTimeField,
  DecimalField,
  FractionField,
  IntegerField,
  SomeNumberField,
  TextField,
} from './field-types.js';

/** A text that is written out: any text to read, and to write where no others are allowed this very one. */
export interface TextConstant<T extends string> extends TextField {
  readonly literal: T;
}

type NumberOf<T extends number> = number extends T
  ? SomeNumberField
  : `${T}` extends `${string}.${string}` | `${string}e-${string}`
    ? FractionField
    : IntegerField;

/** The field of a plain value in an expression. */
export type LiteralField<T> = [T] extends [number]
  ? NumberOf<T>
  : [T] extends [bigint]
    ? BigIntegerField
    : [T] extends [string]
      ? TextConstant<T>
      : [T] extends [boolean]
        ? BooleanField
        : [T] extends [Date]
          ? DateTimeField
          : [T] extends [Decimal]
            ? DecimalField
            : AnyField;
