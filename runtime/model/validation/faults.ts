import { DunderError } from '../../errors/dunder-error.js';
import { NON_FIELD_ERRORS, ValidationError, type ValidationFault } from '../../errors/validation-error.js';
import type { FieldMeta } from '../field-meta.js';

/** What was found wrong with an instance so far. */
export class Faults {
  readonly #byField = new Map<string, ValidationFault[]>();

  add(field: string, ...faults: readonly ValidationFault[]): void {
    if (faults.length > 0) this.#byField.set(field, [...(this.#byField.get(field) ?? []), ...faults]);
  }

  addAll(error: ValidationError): void {
    for (const [field, faults] of Object.entries(error.errors)) this.add(field, ...faults);
  }

  /** Fields with a fault: what comes later has nothing to say of them. */
  get fields(): string[] {
    return [...this.#byField.keys()].filter((name) => name !== NON_FIELD_ERRORS);
  }

  throwAny(): void {
    if (this.#byField.size > 0) throw new ValidationError(Object.fromEntries(this.#byField));
  }
}

/** What the schema says instead of the usual message. */
export function told(field: FieldMeta, fault: ValidationFault): ValidationFault {
  const message = field.ir.errorMessages?.[fault.code];
  return message === undefined ? fault : { ...fault, message };
}

/** The faults that a function of the user's threw. A fault of the program goes on. */
export function faultsOfThrown(error: unknown): readonly ValidationFault[] {
  if (error instanceof ValidationError) return Object.values(error.errors).flat();
  const isProgram = error instanceof TypeError || error instanceof ReferenceError || error instanceof SyntaxError || error instanceof DunderError; // prettier-ignore
  if (!(error instanceof Error) || isProgram) throw error;
  return [{ message: error.message, code: 'invalid' }];
}
