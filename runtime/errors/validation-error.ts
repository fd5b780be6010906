import { DunderError } from './dunder-error.js';

/** The key of faults that belong to no single field. */
export const NON_FIELD_ERRORS = '__all__';

/** One thing that is wrong. */
export interface ValidationFault {
  readonly message: string;
  /** `blank`, `maxLength`, `unique`, … or what a validator of your own says. */
  readonly code: string;
}

/** A message, several, or either by field. */
export type ValidationInput =
  string | readonly (string | ValidationFault)[] | { readonly [field: string]: string | readonly (string | ValidationFault)[] };

/**
 * An instance is not valid. `fullClean()` throws it with all that is wrong; validators and `clean()` of your own throw it with what
 * they found.
 *
 * @example
 * ```ts
 * try { await post.fullClean(); }
 * catch (error) { if (error instanceof ValidationError) console.error(error.messages); }   // { title: ['This field cannot be blank.'] }
 *
 * throw new ValidationError('Too loud.', { code: 'loud' });
 * throw new ValidationError({ end: 'Ends before it starts.' });
 * ```
 * Follows https://docs.djangoproject.com/en/stable/ref/exceptions/#validationerror
 */
export class ValidationError extends DunderError {
  /** What is wrong, by field; `'__all__'` for what belongs to no single one. */
  readonly errors: Readonly<Record<string, readonly ValidationFault[]>>;

  constructor(faults: ValidationInput, options: { readonly code?: string; readonly cause?: unknown } = {}) {
    const errors = byField(faults, options.code ?? 'invalid');
    super({
      code: 'VALIDATION.INVALID',
      message: Object.entries(errors)
        .map(([field, list]) => `${field === NON_FIELD_ERRORS ? '' : `${field}: `}${list.map((fault) => fault.message).join(' ')}`)
        .join(' '),
      cause: options.cause,
    });
    this.errors = errors;
  }

  /** The messages alone, by field. */
  get messages(): Record<string, string[]> {
    return Object.fromEntries(Object.entries(this.errors).map(([field, list]) => [field, list.map((fault) => fault.message)]));
  }
}

function byField(faults: ValidationInput, code: string): Record<string, ValidationFault[]> {
  if (typeof faults === 'string' || isList(faults)) return { [NON_FIELD_ERRORS]: faultsOf(faults, code) };
  return Object.fromEntries(Object.entries(faults).map(([field, list]) => [field, faultsOf(list, code)]));
}

function faultsOf(given: string | readonly (string | ValidationFault)[], code: string): ValidationFault[] {
  return (typeof given === 'string' ? [given] : given).map((fault) => (typeof fault === 'string' ? { message: fault, code } : fault));
}

function isList(value: ValidationInput): value is readonly (string | ValidationFault)[] {
  return Array.isArray(value);
}
