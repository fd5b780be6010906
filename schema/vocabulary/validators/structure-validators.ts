import { builtin } from './builtin.js';
import type { BuiltinValidator } from './validator.js';

/**
 * An object with these keys, and with `strict` no others.
 * @example validators: [validators.keys(['width', 'height'], { strict: true })]
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/validators/#keysvalidator
 */
export function keys(keys: readonly string[], options?: { readonly strict?: boolean }): BuiltinValidator<object> {
  return builtin('keys', [keys, options]);
}

/**
 * At least so many items.
 * @example validators: [validators.arrayMinLength(1)]
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#arrayfield
 */
export function arrayMinLength(length: number): BuiltinValidator<readonly unknown[]> {
  return builtin('arrayMinLength', [length]);
}

/**
 * At most so many items.
 * @example validators: [validators.arrayMaxLength(10)]
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#arrayfield
 */
export function arrayMaxLength(length: number): BuiltinValidator<readonly unknown[]> {
  return builtin('arrayMaxLength', [length]);
}

/**
 * A range that begins no lower.
 * @example validators: [validators.rangeMinValue(0)]
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/validators/#range-validators
 */
export function rangeMinValue(limit: number | bigint | string): BuiltinValidator<object> {
  return builtin('rangeMinValue', [limit]);
}

/**
 * A range that ends no higher.
 * @example validators: [validators.rangeMaxValue(100)]
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/validators/#range-validators
 */
export function rangeMaxValue(limit: number | bigint | string): BuiltinValidator<object> {
  return builtin('rangeMaxValue', [limit]);
}
