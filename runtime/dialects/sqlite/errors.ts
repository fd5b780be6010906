import { DataError, DatabaseError, type DatabaseErrorDetails, NotSupportedError, ProgrammingError } from '../../errors/database-error.js';
import { DunderError } from '../../errors/dunder-error.js';
import {
  CheckViolation,
  ForeignKeyViolation,
  IntegrityError,
  type IntegrityErrorDetails,
  NotNullViolation,
  UniqueViolation,
} from '../../errors/integrity-error.js';
import { LockNotAvailable, OperationalError, QueryCanceled } from '../../errors/operational-error.js';
import type { Statement } from '../driver.js';
import { isError } from '../is-error.js';

/** A failure of SQLite as an error of dunder. Result codes: https://www.sqlite.org/rescode.html */
export function translate(error: unknown, statement?: Pick<Statement, 'sql' | 'parameters'>): DunderError {
  if (error instanceof DunderError) return error;
  if (!isError(error)) return new DatabaseError({ code: 'DATABASE.ERROR', message: String(error), cause: error, sql: statement?.sql });
  const driverCode = resultCode(error);
  const [errorClass, code] = classify(driverCode, error.message);
  return new errorClass({
    code,
    message: error.message,
    cause: error,
    sql: statement?.sql,
    parameterCount: statement?.parameters.length,
    driverCode,
    ...subjectOf(error.message),
  });
}

/** Why a database could not be opened. */
export function openError(error: unknown, label: string): DunderError {
  if (error instanceof DunderError) return error;
  return new OperationalError({
    code: 'CONNECTION.UNREACHABLE',
    message: `The SQLite database ${label} cannot be opened: ${isError(error) ? error.message : String(error)}`,
    hint: 'The folder must exist and be writable, and the file must be a SQLite database. Write sqlite:path, sqlite:///absolute/path or sqlite::memory:.',
    cause: error,
    driverCode: isError(error) ? resultCode(error) : undefined,
  });
}

type ErrorClass = new (details: IntegrityErrorDetails & DatabaseErrorDetails) => DunderError;

const byCode: Readonly<Record<string, readonly [ErrorClass, string]>> = {
  SQLITE_CONSTRAINT_UNIQUE: [UniqueViolation, 'INTEGRITY.UNIQUE'],
  SQLITE_CONSTRAINT_PRIMARYKEY: [UniqueViolation, 'INTEGRITY.UNIQUE'],
  SQLITE_CONSTRAINT_ROWID: [UniqueViolation, 'INTEGRITY.UNIQUE'],
  SQLITE_CONSTRAINT_FOREIGNKEY: [ForeignKeyViolation, 'INTEGRITY.FOREIGN_KEY'],
  SQLITE_CONSTRAINT_NOTNULL: [NotNullViolation, 'INTEGRITY.NOT_NULL'],
  SQLITE_CONSTRAINT_CHECK: [CheckViolation, 'INTEGRITY.CHECK'],
  SQLITE_CONSTRAINT_DATATYPE: [DataError, 'DATABASE.DATA'],
  SQLITE_CONSTRAINT: [IntegrityError, 'INTEGRITY.VIOLATION'],
  SQLITE_BUSY: [LockNotAvailable, 'TRANSACTION.LOCK_NOT_AVAILABLE'],
  SQLITE_LOCKED: [LockNotAvailable, 'TRANSACTION.LOCK_NOT_AVAILABLE'],
  SQLITE_INTERRUPT: [QueryCanceled, 'DATABASE.QUERY_CANCELED'],
  SQLITE_MISMATCH: [DataError, 'DATABASE.DATA'],
  SQLITE_TOOBIG: [DataError, 'DATABASE.DATA'],
  SQLITE_RANGE: [ProgrammingError, 'DATABASE.PROGRAMMING'],
  SQLITE_MISUSE: [ProgrammingError, 'DATABASE.PROGRAMMING'],
};

/** SQLite has one code for all that is wrong with a statement; its messages are English and stable. */
const byMessage: readonly (readonly [RegExp, ErrorClass, string])[] = [
  [/^no such table/, ProgrammingError, 'DATABASE.UNKNOWN_TABLE'],
  [/^(table|index|view|there is) .*already/, ProgrammingError, 'DATABASE.EXISTS'],
  [/^no such column|has no column named/, ProgrammingError, 'DATABASE.UNKNOWN_COLUMN'],
  [/syntax error|incomplete input|unrecognized token/, ProgrammingError, 'DATABASE.SYNTAX'],
  // `subqueries prohibited in generated columns`, `non-deterministic functions prohibited in index expressions`.
  [/prohibited in (?:index expressions|generated columns|CHECK constraints|partial index)/, NotSupportedError, 'DATABASE.NOT_SUPPORTED'],
  // Ten subqueries inside each other are more than the parser of 3.45 keeps in mind, or a hundred parentheses.
  [/^parser stack overflow|^Expression tree is too large/, ProgrammingError, 'DATABASE.TOO_DEEP'],
  [/^too many SQL variables/, ProgrammingError, 'DATABASE.TOO_MANY_PARAMETERS'],
  [/^at most \d+ tables in a join/, ProgrammingError, 'DATABASE.TOO_MANY_TABLES'],
  [/integer overflow/, DataError, 'DATABASE.OUT_OF_RANGE'],
  [/malformed JSON|JSON path error|string or blob too big/, DataError, 'DATABASE.DATA'],
  [/within a transaction|no transaction is active|no such savepoint/, OperationalError, 'TRANSACTION.INVALID_STATE'],
];

function classify(code: string | undefined, message: string): readonly [ErrorClass, string] {
  // The packages' own checks: a wrong number of parameters, two statements in one text.
  if (code === undefined) return [ProgrammingError, 'DATABASE.PROGRAMMING'];
  for (let name = code; name !== 'SQLITE'; name = name.slice(0, name.lastIndexOf('_'))) {
    const found = byCode[name];
    if (found !== undefined) return found;
    if (!name.includes('_')) break;
  }
  for (const [pattern, errorClass, ownCode] of byMessage) if (pattern.test(message)) return [errorClass, ownCode];
  if (code === 'SQLITE_ERROR') return [ProgrammingError, 'DATABASE.PROGRAMMING'];
  return /^SQLITE_(IOERR|FULL|CANTOPEN|READONLY|CORRUPT|NOTADB|NOMEM|PROTOCOL|PERM|AUTH)/.test(code)
    ? [OperationalError, 'DATABASE.OPERATIONAL']
    : [DatabaseError, 'DATABASE.ERROR'];
}

/** Extended result codes that packages give only as numbers. */
const extendedCodes: Readonly<Record<number, string>> = {
  1: 'SQLITE_ERROR',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  9: 'SQLITE_INTERRUPT',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  20: 'SQLITE_MISMATCH',
  26: 'SQLITE_NOTADB',
  275: 'SQLITE_CONSTRAINT_CHECK',
  787: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  1299: 'SQLITE_CONSTRAINT_NOTNULL',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  1811: 'SQLITE_CONSTRAINT_TRIGGER',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
  2579: 'SQLITE_CONSTRAINT_ROWID',
  3091: 'SQLITE_CONSTRAINT_DATATYPE',
};

/** better-sqlite3 and libsql give names, libsql numbers for some (`UNKNOWN_SQLITE_ERROR_3091`), node:sqlite `errcode`. */
function resultCode(error: Error): string | undefined {
  const { code, rawCode, errcode } = error as { code?: unknown; rawCode?: unknown; errcode?: unknown };
  if (typeof code === 'string' && code.startsWith('SQLITE_')) return code;
  const number = typeof rawCode === 'number' ? rawCode : errcode;
  if (typeof number === 'number') return extendedCodes[number] ?? extendedCodes[number & 255] ?? `SQLITE_${number}`;
  return undefined;
}

/**
 * `UNIQUE constraint failed: post.author_id, post.slug`, `… failed: index 'post_title_ci'`, `CHECK constraint failed: views_not_negative`
 */
function subjectOf(message: string): Pick<IntegrityErrorDetails, 'constraint' | 'table' | 'columns'> {
  const index = /^UNIQUE constraint failed: index '(.+)'$/.exec(message)?.[1];
  if (index !== undefined) return { constraint: index };
  const check = /^CHECK constraint failed: (.+)$/.exec(message)?.[1];
  if (check !== undefined) return { constraint: check };
  const list = /^(?:UNIQUE|NOT NULL) constraint failed: (.+)$/.exec(message)?.[1];
  if (list === undefined) return {};
  const names = list.split(', ').map((name) => name.split('.'));
  return { table: names[0]?.[0], columns: names.map((parts) => parts.slice(1).join('.')) };
}
