import type { Decimal } from 'decimal.js';
import type { AnyField } from './any-field.js';
import type { BigIntegerField, BooleanField, DateTimeField, DecimalField, FloatField, TextField } from './field-types.js';

/** The field of a plain value in an expression. */
export type LiteralField<T> = [T] extends [number]
  ? FloatField
  : [T] extends [bigint]
    ? BigIntegerField
    : [T] extends [string]
      ? TextField
      : [T] extends [boolean]
        ? BooleanField
        : [T] extends [Date]
          ? DateTimeField
          : [T] extends [Decimal]
            ? DecimalField
            : AnyField;
