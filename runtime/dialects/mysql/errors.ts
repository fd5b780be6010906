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
import {
  ConnectionLost,
  DeadlockDetected,
  LockNotAvailable,
  OperationalError,
  QueryCanceled,
  SerializationFailure,
} from '../../errors/operational-error.js';
import { jsonCutOff } from '../../errors/json-cut-off.js';
import type { Statement } from '../driver.js';
import { lostConnection } from '../connection-lost.js';
import { isError } from '../is-error.js';

/**
 * A failure of MySQL or MariaDB, or of the way to it, as an error of dunder. The class follows the error number, then the SQLSTATE:
 * https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html
 */
export function translate(error: unknown, statement?: Pick<Statement, 'sql' | 'parameters'>): DunderError {
  if (error instanceof DunderError) return error;
  const { code, errno, sqlState, message } = readFault(error);
  if (errno === NO_JSON && statement?.sql.includes(CUT_OFF_MARK) === true) return jsonCutOff();
  const [errorClass, ownCode] = classify(errno, sqlState);
  return new errorClass({
    code: ownCode,
    message,
    ...(errorClass === ConnectionLost ? lostConnection(message) : {}),
    cause: error,
    sql: statement?.sql,
    parameterCount: statement?.parameters.length,
    driverCode: code,
    ...hintOf(errno),
    ...subjectOf(message),
  });
}

/** Why a connection to MySQL or MariaDB could not be opened. `label` is `host:port/database`; the password is in none of it. */
export function connectError(error: unknown, label: string): DunderError {
  if (error instanceof DunderError) return error;
  const { code, errno, message } = readFault(error);
  const common = { cause: error, driverCode: code };
  if (errno === 1049) {
    return new OperationalError({
      ...common,
      code: 'CONNECTION.NO_DATABASE',
      message: `The server answers, but there is no database ${label}.`,
      hint: 'Create it (CREATE DATABASE), or correct the end of the URL.',
    });
  }
  if (errno !== undefined && errno >= 1000 && errno < 5000) {
    return new OperationalError({
      ...common,
      code: 'CONNECTION.REFUSED',
      message: `The server refuses a connection to ${label}: ${message}`,
      hint: 'Check user and password in the URL (special characters percent-encoded) and the privileges of the user.',
    });
  }
  return new OperationalError({
    ...common,
    code: 'CONNECTION.UNREACHABLE',
    message: `MySQL at ${label} cannot be reached: ${message}`,
    hint: 'Is the server running, and are host, port and sslmode in the URL right?',
  });
}

/** `Invalid JSON text`: of a list of JSONBAgg, whose members that are cut off are replaced by a mark. */
const NO_JSON = 3141;
const CUT_OFF_MARK = ", '!')";

/** `Can't find FULLTEXT index matching the column list`: a search of columns that have none together. */
const NO_FULL_TEXT = 1191;
/** `No database selected`; an unknown function is one of it. */
const NO_DATABASE = 1046;

function hintOf(errno: number | undefined): { readonly hint?: string } {
  if (errno === NO_FULL_TEXT) return { hint: 'Make one over just these columns: CREATE FULLTEXT INDEX post_words ON post (title, body).' };
  return errno === NO_DATABASE ? { hint: 'Name the database at the end of the URL: mysql://user:password@host:3306/database.' } : {};
}

type ErrorClass = new (details: IntegrityErrorDetails & DatabaseErrorDetails) => DunderError;
type Kind = readonly [ErrorClass, string];

const unique: Kind = [UniqueViolation, 'INTEGRITY.UNIQUE'];
const foreignKey: Kind = [ForeignKeyViolation, 'INTEGRITY.FOREIGN_KEY'];
const notNull: Kind = [NotNullViolation, 'INTEGRITY.NOT_NULL'];
const check: Kind = [CheckViolation, 'INTEGRITY.CHECK'];
const data: Kind = [DataError, 'DATABASE.DATA'];
const outOfRange: Kind = [DataError, 'DATABASE.OUT_OF_RANGE'];
const lock: Kind = [LockNotAvailable, 'TRANSACTION.LOCK_NOT_AVAILABLE'];
const canceled: Kind = [QueryCanceled, 'DATABASE.QUERY_CANCELED'];
const lost: Kind = [ConnectionLost, 'CONNECTION.LOST'];
const operational: Kind = [OperationalError, 'DATABASE.OPERATIONAL'];
const forbidden: Kind = [ProgrammingError, 'DATABASE.FORBIDDEN'];
const unsupported: Kind = [NotSupportedError, 'DATABASE.NOT_SUPPORTED'];

const byNumber: Readonly<Record<number, Kind>> = {
  1022: unique,
  1062: unique,
  1586: unique,
  1216: foreignKey,
  1217: foreignKey,
  1451: foreignKey,
  1452: foreignKey,
  1048: notNull,
  1364: notNull,
  3819: check,
  4025: check,
  [NO_FULL_TEXT]: unsupported,
  // `Too many tables; MySQL can only use 61 tables in a join`
  1116: [ProgrammingError, 'DATABASE.TOO_MANY_TABLES'],
  // `Got a packet bigger than 'max_allowed_packet' bytes`
  1153: [OperationalError, 'DATABASE.TOO_LARGE'],
  // `Prepared statement contains too many placeholders`
  1390: [ProgrammingError, 'DATABASE.TOO_MANY_PARAMETERS'],
  // `Too high level of nesting for select`: more than 63
  1473: [ProgrammingError, 'DATABASE.TOO_DEEP'],
  1020: [SerializationFailure, 'TRANSACTION.SERIALIZATION_FAILURE'],
  1213: [DeadlockDetected, 'TRANSACTION.DEADLOCK'],
  1205: lock,
  3572: lock,
  1317: canceled,
  1969: canceled,
  3024: canceled,
  1264: outOfRange,
  1265: data,
  1292: data,
  1366: data,
  1406: data,
  1411: data,
  1690: outOfRange,
  3140: data,
  [NO_DATABASE]: [ProgrammingError, 'DATABASE.PROGRAMMING'],
  1146: [ProgrammingError, 'DATABASE.UNKNOWN_TABLE'],
  1050: [ProgrammingError, 'DATABASE.EXISTS'],
  1054: [ProgrammingError, 'DATABASE.UNKNOWN_COLUMN'],
  1064: [ProgrammingError, 'DATABASE.SYNTAX'],
  1044: forbidden,
  1142: forbidden,
  1143: forbidden,
  1227: forbidden,
  1235: unsupported,
  1295: unsupported,
  // Functions that no generated column or index can have, of MariaDB and of MySQL.
  1901: unsupported,
  3102: unsupported,
  3758: unsupported,
  3763: unsupported,
  1053: lost,
  1152: lost,
  1927: lost,
  2006: lost,
  2013: lost,
  1037: operational,
  1040: operational,
  1114: operational,
  1203: operational,
  1226: operational,
};

const byStateClass: Readonly<Record<string, Kind>> = {
  '08': lost,
  '0A': unsupported,
  '21': [ProgrammingError, 'DATABASE.PROGRAMMING'],
  '22': data,
  '23': [IntegrityError, 'INTEGRITY.VIOLATION'],
  '25': [OperationalError, 'TRANSACTION.INVALID_STATE'],
  '40': [SerializationFailure, 'TRANSACTION.SERIALIZATION_FAILURE'],
  '42': [ProgrammingError, 'DATABASE.PROGRAMMING'],
};

function classify(errno: number | undefined, sqlState: string | undefined): Kind {
  // Errors of the server have a number and a state; those of the socket and of the client have a number below zero or none.
  if (sqlState === undefined && (errno === undefined || errno < 1000)) return lost;
  const known = errno === undefined ? undefined : byNumber[errno];
  return known ?? byStateClass[sqlState?.slice(0, 2) ?? ''] ?? [DatabaseError, 'DATABASE.ERROR'];
}

interface Fault {
  readonly code: string | undefined;
  readonly errno: number | undefined;
  readonly sqlState: string | undefined;
  readonly message: string;
}

function readFault(error: unknown): Fault {
  if (!isError(error)) return { code: undefined, errno: undefined, sqlState: undefined, message: String(error) };
  const fields: Error & { code?: unknown; errno?: unknown; sqlState?: unknown; sqlMessage?: unknown } = error;
  const code = typeof fields.code === 'string' ? fields.code : undefined;
  return {
    code,
    errno: typeof fields.errno === 'number' ? fields.errno : undefined,
    sqlState: typeof fields.sqlState === 'string' && fields.sqlState !== '' ? fields.sqlState : undefined,
    message: typeof fields.sqlMessage === 'string' ? fields.sqlMessage : error.message === '' ? (code ?? error.name) : error.message,
  };
}

type Subject = Pick<IntegrityErrorDetails, 'constraint' | 'table' | 'columns'>;

/** What the messages name; they are English unless `lc_messages` says otherwise, and then nothing is named. */
function subjectOf(message: string): Subject {
  return duplicateKey(message) ?? foreignKeyOf(message) ?? checkOf(message) ?? columnOf(message) ?? {};
}

/** `Duplicate entry 'x' for key 'post.post_slug'` (MySQL), `… for key 'post_slug'` (MariaDB). */
function duplicateKey(message: string): Subject | undefined {
  const key = /for key '([^']+)'$/.exec(message)?.[1];
  if (key === undefined) return undefined;
  const dot = key.indexOf('.');
  return dot === -1 ? { constraint: key } : { table: key.slice(0, dot), constraint: key.slice(dot + 1) };
}

/** ``… fails (`shop`.`post`, CONSTRAINT `post_author` FOREIGN KEY (`author_id`) REFERENCES …`` */
function foreignKeyOf(message: string): Subject | undefined {
  const found = /\(`[^`]+`\.`([^`]+)`, CONSTRAINT `([^`]+)` FOREIGN KEY \(([^)]+)\)/.exec(message);
  return found === null ? undefined : { table: found[1], constraint: found[2], columns: found[3]?.split(', ').map(unquote) };
}

/** `Check constraint 'x' is violated.` (MySQL), ``CONSTRAINT `x` failed for `shop`.`post` `` (MariaDB). */
function checkOf(message: string): Subject | undefined {
  const mysql = /^Check constraint '([^']+)' is violated/.exec(message);
  if (mysql !== null) return { constraint: mysql[1] };
  const mariadb = /^CONSTRAINT `([^`]+)` failed for `[^`]+`\.`([^`]+)`/.exec(message);
  return mariadb === null ? undefined : { constraint: mariadb[1]?.replace(/^.*\./, ''), table: mariadb[2] };
}

/** `Column 'title' cannot be null`, `Field 'title' doesn't have a default value`. */
function columnOf(message: string): Subject | undefined {
  const column = /^(?:Column|Field) '([^']+)' (?:cannot be null|doesn't have a default)/.exec(message)?.[1];
  return column === undefined ? undefined : { columns: [column] };
}

function unquote(name: string): string {
  return name.replaceAll('`', '');
}
