import { QueryError } from '../errors/query-error.js';

/** A time zone must be an IANA name that this runtime knows; it reaches the SQL text of some databases. */
export function checkTimeZone(name: string): void {
  if (/^[A-Za-z0-9_+\-/]+$/.test(name) && isKnown(name)) return;
  throw new QueryError({
    code: 'QUERY.BAD_TIME_ZONE',
    message: `${JSON.stringify(name)} is no time zone.`,
    hint: "Give an IANA name: 'Europe/Berlin', 'UTC'.",
  });
}

function isKnown(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
