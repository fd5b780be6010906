import { DataError } from '../../../errors/database-error.js';
import type { SqliteValue } from './sync-database.js';

/**
 * Parameters as the packages take them. They bind every number as REAL, which shows wherever no column converts it
 * (`typeof(?)` is 'real', `? / 2` divides with a fraction, a JSON number prints as 1.0), so whole numbers go as bigints: INTEGER.
 */
export function toSqliteValues(parameters: readonly unknown[], cutsZeroBytes: boolean): SqliteValue[] {
  const values = new Array<SqliteValue>(parameters.length);
  for (let index = 0; index < parameters.length; index++) values[index] = toSqliteValue(parameters[index], cutsZeroBytes);
  return values;
}

/** A number where it is exact. */
export function toNumber(value: number | bigint): number | bigint {
  return typeof value === 'bigint' && value <= largest && value >= smallest ? Number(value) : value;
}

/** Turns the bigints that fit into numbers, in place. */
export function toNumbers(row: SqliteValue[]): SqliteValue[] {
  for (let index = 0; index < row.length; index++) {
    const value = row[index];
    if (typeof value === 'bigint' && value <= largest && value >= smallest) row[index] = Number(value);
  }
  return row;
}

/** True when a number is so large that an integer would have been rounded. */
export function mayBeRounded(row: readonly SqliteValue[]): boolean {
  for (let index = 0; index < row.length; index++) {
    const value = row[index];
    if (typeof value === 'number' && (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER)) return true;
  }
  return false;
}

const largest = BigInt(Number.MAX_SAFE_INTEGER);
const smallest = BigInt(Number.MIN_SAFE_INTEGER);

function toSqliteValue(value: unknown, cutsZeroBytes: boolean): SqliteValue {
  switch (typeof value) {
    case 'string':
      if (cutsZeroBytes && value.includes('\0')) throw zeroByte();
      return value;
    case 'number':
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case 'bigint':
      if (value !== BigInt.asIntN(64, value)) throw outOfRange(value);
      return value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'undefined':
      return null;
    default:
      if (value === null || value instanceof Uint8Array) return value;
      throw new DataError({
        code: 'DATABASE.UNKNOWN_PARAMETER',
        message: `A parameter is ${value instanceof Date ? 'a Date' : `of type ${typeof value}`}, which SQLite cannot store.`,
        hint: 'Pass text, a number, a bigint, a boolean, bytes or null; in raw SQL, convert first (date.toISOString(), JSON.stringify(value)).',
      });
  }
}

function zeroByte(): DataError {
  return new DataError({
    code: 'DATABASE.ZERO_BYTE',
    message: 'A text holds a zero byte, which the package libsql would cut off when it reads the text again.',
    hint: 'Store such content as bytes (fields.binary), or use better-sqlite3.',
  });
}

function outOfRange(value: bigint): DataError {
  return new DataError({ code: 'DATABASE.OUT_OF_RANGE', message: `${value} does not fit into 64 bits.` });
}
