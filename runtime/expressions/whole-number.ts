import { QueryError } from '../errors/query-error.js';

/** A whole number that may stand in the text of a statement. */
export function wholeNumber(value: unknown, of: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new QueryError({
    code: 'QUERY.NOT_WHOLE',
    message: `${of} is a whole number, not ${typeof value === 'number' ? value : typeof value}.`,
  });
}
