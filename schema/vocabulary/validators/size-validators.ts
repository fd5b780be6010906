import { builtin } from './builtin.js';
import type { BuiltinValidator } from './validator.js';

/**
 * At least this much; a date or a time is compared as text.
 * @example validators: [validators.minValue(0)]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#minvaluevalidator
 */
export function minValue<Limit extends number | bigint | string>(limit: Limit): BuiltinValidator<Comparable<Limit>> {
  return builtin('minValue', [limit]);
}

/**
 * At most this much.
 * @example validators: [validators.maxValue(5)]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#maxvaluevalidator
 */
export function maxValue<Limit extends number | bigint | string>(limit: Limit): BuiltinValidator<Comparable<Limit>> {
  return builtin('maxValue', [limit]);
}

/**
 * A multiple of the step, counted from the offset (0 unless given).
 * @example validators: [validators.stepValue(5)]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#stepvaluevalidator
 */
export function stepValue(step: number, offset?: number): BuiltinValidator<Numeric> {
  return builtin('stepValue', [step, offset]);
}

/**
 * At least so many characters.
 * @example validators: [validators.minLength(2)]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#minlengthvalidator
 */
export function minLength(length: number): BuiltinValidator<string | Uint8Array> {
  return builtin('minLength', [length]);
}

/**
 * At most so many characters.
 * @example validators: [validators.maxLength(80)]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#maxlengthvalidator
 */
export function maxLength(length: number): BuiltinValidator<string | Uint8Array> {
  return builtin('maxLength', [length]);
}

/**
 * A whole number, also as text.
 * @example validators: [validators.integer()]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#validate-integer
 */
export function integer(): BuiltinValidator<string | Numeric> {
  return builtin('integer', []);
}

/**
 * A number of so many digits and decimal places.
 * @example validators: [validators.decimal(10, 2)]
 * @see https://docs.djangoproject.com/en/stable/ref/validators/#decimalvalidator
 */
export function decimal(maxDigits: number, decimalPlaces: number): BuiltinValidator<string | Numeric> {
  return builtin('decimal', [maxDigits, decimalPlaces]);
}

type Numeric = number | bigint;

type Comparable<Limit> = Limit extends string ? string : Numeric;
