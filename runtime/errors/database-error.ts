import { DunderError, type ErrorDetails } from './dunder-error.js';

/** What is known about the statement that failed. */
export interface DatabaseErrorDetails extends ErrorDetails {
  readonly sql?: string | undefined;
  readonly parameterCount?: number | undefined;
  /** As the database says it: an SQLSTATE, `ER_DUP_ENTRY`, `SQLITE_BUSY`. */
  readonly driverCode?: string | undefined;
}

/**
 * Anything that the database or the way to it answered with a failure. The driver's own error is its `cause`.
 * The values of parameters are not kept: they may be secrets. What to do follows from some codes alone.
 *
 * The classes below it are those of Django: https://docs.djangoproject.com/en/stable/ref/exceptions/#database-exceptions
 *
 * @example
 * ```ts
 * try { await Author.objects.create({ email: 'a@example.com' }); }
 * catch (error) { if (error instanceof DatabaseError) console.error(error.code, error.driverCode, error.sql); }
 * ```
 */
export class DatabaseError extends DunderError {
  readonly sql: string | undefined;
  readonly parameterCount: number | undefined;
  readonly driverCode: string | undefined;

  constructor(details: DatabaseErrorDetails) {
    super(withHintOfCode(details));
    this.sql = details.sql;
    this.parameterCount = details.parameterCount;
    this.driverCode = details.driverCode;
  }
}

/** A value does not fit: too long, out of range, a division by zero, text that is no date. */
export class DataError extends DatabaseError {}

/** The statement itself is wrong: syntax, an unknown table or column, a missing privilege. */
export class ProgrammingError extends DatabaseError {}

/** The database, or this version of it, cannot do what was asked. */
export class NotSupportedError extends DatabaseError {}

function withHintOfCode(details: DatabaseErrorDetails): DatabaseErrorDetails {
  const hints = [details.hint, HINTS.get(details.code)].filter((hint) => hint !== undefined);
  return hints.length === 0 ? details : { ...details, hint: hints.join(' ') };
}

/** Whoever wrote no SQL of his own has tables of another age than the schema. */
const otherAge =
  'The tables of this database may be older or newer than the generated client: ' +
  'bring them up to date, or run `npx dunder generate` if the schema has changed.';

const HINTS: ReadonlyMap<string, string> = new Map([
  ['DATABASE.UNKNOWN_TABLE', `${otherAge} For tests and first steps createTables() of dunder/testing makes them.`],
  ['DATABASE.UNKNOWN_COLUMN', otherAge],
  [
    'DATABASE.TOO_DEEP',
    "Of subqueries inside each other, read the inner rows first and give their keys as a list: in: await ….valuesList('pk', { flat: true }). " +
      'Of expressions inside each other, let the program work some out.',
  ],
  ['DATABASE.TOO_MANY_TABLES', 'Load some of the relations by prefetchRelated() in place of selectRelated(), or ask in two queries.'],
  ['DATABASE.TOO_LARGE', "Send fewer rows at a time (batchSize), or raise the server's max_allowed_packet."],
  ['DATABASE.TOO_MANY_PARAMETERS', 'Send fewer rows at a time (batchSize), ask in parts, or compare with a subquery.'],
]);
