import type { Field } from '../field.js';
import { Expression } from './expression.js';

/**
 * A constant; needed for text, as a bare string is a path, and for a constant on the left of an operator.
 * @example Concat('firstName', Value(' '), 'lastName')
 * @example Value(90_000, { outputField: fields.duration() })
 * @see https://docs.djangoproject.com/en/stable/ref/models/expressions/#value-expressions
 */
export function Value(
  value: string | number | bigint | boolean | Date | null,
  options: { readonly outputField?: Field } = {},
): Expression<never> {
  return new Expression('Value', [value], options);
}
