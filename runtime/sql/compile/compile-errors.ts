import { NotSupportedError, ProgrammingError } from '../../errors/database-error.js';

/** `SQLite 3.45 has no STRING_TO_ARRAY.` with what to do instead. */
export function unsupported(label: string, what: string, instead: string): NotSupportedError {
  return new NotSupportedError({ code: 'DATABASE.NOT_SUPPORTED', message: `${label} has no ${what}.`, hint: instead });
}

export function parameterRefused(): ProgrammingError {
  return new ProgrammingError({
    code: 'SQL.PARAMETER_IN_DDL',
    message: 'An expression of the schema holds a parameter, which DDL cannot bind.',
    hint: 'Write its constants as literals.',
  });
}

export function badName(name: string): ProgrammingError {
  return new ProgrammingError({
    code: 'SQL.BAD_NAME',
    message: name === '' ? 'A name is empty.' : `The name ${JSON.stringify(name)} holds a NUL character.`,
    hint: 'Name tables, columns and aliases with printable characters.',
  });
}

export function badText(): ProgrammingError {
  return new ProgrammingError({
    code: 'SQL.BAD_LITERAL',
    message: 'A text constant holds a NUL character, which no database takes in SQL.',
    hint: 'Pass it as a value, or leave it out.',
  });
}

export function badNumber(value: number): ProgrammingError {
  return new ProgrammingError({
    code: 'SQL.BAD_LITERAL',
    message: `The constant ${value} has no SQL spelling.`,
    hint: 'Use a finite number.',
  });
}

export function badFunctionName(name: string): ProgrammingError {
  return new ProgrammingError({
    code: 'SQL.BAD_FUNCTION',
    message: `${JSON.stringify(name)} is not the name of a SQL function.`,
    hint: 'Use letters, digits and underscores, with a schema before a dot if needed: my_schema.my_function.',
  });
}
