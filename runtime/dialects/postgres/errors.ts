import { DataError, DatabaseError, type DatabaseErrorDetails, NotSupportedError, ProgrammingError } from '../../errors/database-error.js';
import { DunderError } from '../../errors/dunder-error.js';
import {
  CheckViolation,
  ExclusionViolation,
  ForeignKeyViolation,
  IntegrityError,
  type IntegrityErrorDetails,
  NotNullViolation,
  UniqueViolation,
} from '../../errors/integrity-error.js';
import {
  ConnectionLost,
  DeadlockDetected,
  LockNotAvailable,
  OperationalError,
  QueryCanceled,
  SerializationFailure,
} from '../../errors/operational-error.js';
import type { Statement } from '../driver.js';
import { lostConnection } from '../connection-lost.js';
import { isError } from '../is-error.js';

/**
 * A failure of PostgreSQL, or of the way to it, as an error of dunder. The class follows the SQLSTATE:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function translate(error: unknown, statement?: Pick<Statement, 'sql' | 'parameters'>): DunderError {
  if (error instanceof DunderError) return error;
  const fault = readFault(error);
  const [errorClass, code] = classify(fault);
  const details: IntegrityErrorDetails = {
    code,
    // "Failing row contains (…)" would put the whole row into the log.
    message: fault.detail === undefined || fault.detail.startsWith('Failing row') ? fault.message : `${fault.message} (${fault.detail})`,
    ...(fault.hint === undefined ? {} : { hint: fault.hint }),
    ...(errorClass === ConnectionLost ? lostConnection(fault.message) : {}),
    ...(fault.code === '26000' || fault.code === '42P05' ? { hint: poolerHint } : {}),
    ...(code === ZERO_BYTE[1] ? { hint: ZERO_BYTE_HINT } : {}),
    cause: error,
    sql: statement?.sql,
    parameterCount: statement?.parameters.length,
    driverCode: fault.code,
    constraint: fault.constraint,
    table: fault.table,
    columns: fault.column === undefined ? columnsOf(fault.detail) : [fault.column],
  };
  return new errorClass(details);
}

/** A name that the session gave is not there, or one that it did not give is: another session answers. */
const poolerHint =
  'A pooler that gives each transaction another connection loses prepared statements: switch them off, ?preparedStatements=0 in the URL.';

/** The server no longer has the statement or the plan that a name stood for; the same text prepared anew works. */
export function isStalePlan(error: unknown): 'gone' | 'changed' | undefined {
  const { code, routine } = readFault(error);
  if (code === '26000') return 'gone';
  return code === '0A000' && routine === 'RevalidateCachedQuery' ? 'changed' : undefined;
}

type ErrorClass = new (details: IntegrityErrorDetails & DatabaseErrorDetails) => DunderError;

const byState: Readonly<Record<string, readonly [ErrorClass, string]>> = {
  '22003': [DataError, 'DATABASE.OUT_OF_RANGE'],
  '23502': [NotNullViolation, 'INTEGRITY.NOT_NULL'],
  '23503': [ForeignKeyViolation, 'INTEGRITY.FOREIGN_KEY'],
  '23001': [ForeignKeyViolation, 'INTEGRITY.FOREIGN_KEY'],
  '23505': [UniqueViolation, 'INTEGRITY.UNIQUE'],
  '23514': [CheckViolation, 'INTEGRITY.CHECK'],
  '23P01': [ExclusionViolation, 'INTEGRITY.EXCLUSION'],
  '40001': [SerializationFailure, 'TRANSACTION.SERIALIZATION_FAILURE'],
  '40P01': [DeadlockDetected, 'TRANSACTION.DEADLOCK'],
  '55P03': [LockNotAvailable, 'TRANSACTION.LOCK_NOT_AVAILABLE'],
  '57014': [QueryCanceled, 'DATABASE.QUERY_CANCELED'],
  '57P01': [ConnectionLost, 'CONNECTION.LOST'],
  '57P02': [ConnectionLost, 'CONNECTION.LOST'],
  '25P03': [ConnectionLost, 'CONNECTION.LOST'],
  '42P01': [ProgrammingError, 'DATABASE.UNKNOWN_TABLE'],
  // A table or index; a type or constraint.
  '42P07': [ProgrammingError, 'DATABASE.EXISTS'],
  '42710': [ProgrammingError, 'DATABASE.EXISTS'],
  '42703': [ProgrammingError, 'DATABASE.UNKNOWN_COLUMN'],
  '42601': [ProgrammingError, 'DATABASE.SYNTAX'],
  '42501': [ProgrammingError, 'DATABASE.FORBIDDEN'],
};

const byClass: Readonly<Record<string, readonly [ErrorClass, string]>> = {
  '08': [ConnectionLost, 'CONNECTION.LOST'],
  '0A': [NotSupportedError, 'DATABASE.NOT_SUPPORTED'],
  '21': [ProgrammingError, 'DATABASE.PROGRAMMING'],
  '22': [DataError, 'DATABASE.DATA'],
  '23': [IntegrityError, 'INTEGRITY.VIOLATION'],
  '25': [OperationalError, 'TRANSACTION.INVALID_STATE'],
  '26': [OperationalError, 'DATABASE.OPERATIONAL'],
  '28': [OperationalError, 'CONNECTION.REFUSED'],
  '40': [OperationalError, 'TRANSACTION.ROLLED_BACK'],
  '42': [ProgrammingError, 'DATABASE.PROGRAMMING'],
  '53': [OperationalError, 'DATABASE.OPERATIONAL'],
  '54': [OperationalError, 'DATABASE.OPERATIONAL'],
  '55': [OperationalError, 'DATABASE.OPERATIONAL'],
  '57': [OperationalError, 'DATABASE.OPERATIONAL'],
  '58': [OperationalError, 'DATABASE.OPERATIONAL'],
};

/** `invalid byte sequence for encoding "UTF8": 0x00`, and of JSON `\\u0000 cannot be converted to text.` */
const ZERO_BYTE: readonly [ErrorClass, string] = [DataError, 'DATABASE.ZERO_BYTE'];
export const ZERO_BYTE_HINT = 'PostgreSQL keeps no zero byte in a text: take it out, or keep such content as bytes (fields.binary).';

function classify(fault: Fault): readonly [ErrorClass, string] {
  if (fault.code === '22021' && fault.message.endsWith('0x00')) return ZERO_BYTE;
  if (fault.code === '22P05' && fault.detail?.includes('\\u0000') === true) return ZERO_BYTE;
  if (fault.code !== undefined && /^[0-9A-Z]{5}$/.test(fault.code) && !fault.code.startsWith('E')) {
    return byState[fault.code] ?? byClass[fault.code.slice(0, 2)] ?? [DatabaseError, 'DATABASE.ERROR'];
  }
  // No SQLSTATE: the socket failed, or the client noticed that it is gone.
  return [ConnectionLost, 'CONNECTION.LOST'];
}

/** The fields of an ErrorResponse, as both pg and PGlite carry them. */
interface Fault {
  readonly message: string;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly hint?: string | undefined;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly routine?: string | undefined;
}

function readFault(error: unknown): Fault {
  if (!isError(error)) return { message: String(error) };
  const fields: Partial<Record<keyof Fault, unknown>> = { ...error };
  return {
    message: error.message === '' ? String(fields.code ?? error.name) : error.message,
    code: text(fields.code),
    detail: text(fields.detail),
    hint: text(fields.hint),
    constraint: text(fields.constraint),
    table: text(fields.table),
    column: text(fields.column),
    routine: text(fields.routine),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `Key (author_id, slug)=(1, x) already exists.` names the columns. Names in quotes and expressions are taken as they are. */
function columnsOf(detail: string | undefined): string[] {
  const list = detail === undefined ? undefined : /^[^(]*\((.*?)\)=\(/.exec(detail)?.[1];
  return list === undefined ? [] : list.split(', ').map((name) => name.replace(/^"(.*)"$/, '$1'));
}
