import { NotSupportedError } from '../../errors/database-error.js';

/** A column type that only PostgreSQL has. */
export function unsupportedType(kind: string, database: string): NotSupportedError {
  return new NotSupportedError({
    code: 'DATABASE.NOT_SUPPORTED',
    message: `${database} has no column type for fields.${kind}().`,
    hint: alternatives[kind] ?? 'Use fields.json(), or PostgreSQL.',
  });
}

/** Array parameters, where the database has none. */
export function unsupportedArrays(subject: string, database: string): NotSupportedError {
  return new NotSupportedError({
    code: 'DATABASE.NOT_SUPPORTED',
    message: `${database} has no array parameters, so ${subject} cannot take a whole list as one.`,
    hint: 'Ask features.arrays first and send one parameter per value.',
  });
}

const alternatives: Readonly<Record<string, string>> = {
  citext: 'Use fields.char() or fields.text() with a collation that ignores case, or PostgreSQL.',
  searchVector: 'Use a text column with the lookup icontains, or PostgreSQL.',
  array: 'Use fields.json(), a model of its own with a foreign key, or PostgreSQL.',
};
