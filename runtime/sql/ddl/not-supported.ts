import { NotSupportedError } from '../../errors/database-error.js';

/** A rule of the schema that this database would not keep. */
export function ruleNotSupported(label: string, what: string, hint: string): NotSupportedError {
  return new NotSupportedError({ code: 'DATABASE.NOT_SUPPORTED', message: `${label} cannot keep ${what}.`, hint });
}

/** An expression that DDL cannot hold. */
export function badSchemaExpression(subject: string, what: string, hint: string): NotSupportedError {
  return new NotSupportedError({
    code: 'DATABASE.NOT_SUPPORTED',
    message: `${subject} holds ${what}, which no table definition can hold.`,
    hint,
  });
}
