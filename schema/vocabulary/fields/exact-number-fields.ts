import { declareField } from '../declare-field.js';
import type { Field, NullWhen } from '../field.js';
import type { PlainOptions } from '../options/column-options.js';
import type { DecimalOptions } from '../options/decimal-options.js';

/**
 * A whole number of 64 bits; a bigint, so that nothing is rounded.
 * @example size = fields.bigInteger({ default: 0n });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#bigintegerfield
 */
export function bigInteger<Null extends boolean = false>(
  options?: PlainOptions<bigint | number, Null>,
): Field<'bigInteger', bigint | NullWhen<Null>> {
  return declareField('bigInteger', options);
}

/**
 * A whole number of 64 bits from 0; a bigint.
 * @example bytes = fields.positiveBigInteger();
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#positivebigintegerfield
 */
export function positiveBigInteger<Null extends boolean = false>(
  options?: PlainOptions<bigint | number, Null>,
): Field<'positiveBigInteger', bigint | NullWhen<Null>> {
  return declareField('positiveBigInteger', options);
}

/**
 * A number with exact decimals; a Decimal of decimal.js. In a schema its values are written as text or as numbers.
 * @example price = fields.decimal({ maxDigits: 10, decimalPlaces: 2, default: '0.00' });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#decimalfield
 */
export function decimal<Null extends boolean = false>(
  options?: PlainOptions<DecimalText, Null> & DecimalOptions,
): Field<'decimal', DecimalText | NullWhen<Null>> {
  return declareField('decimal', options);
}

/** How a decimal is written in a schema; generated models hold a Decimal. */
type DecimalText = string | number;
