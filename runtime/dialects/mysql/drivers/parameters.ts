import { DataError } from '../../../errors/database-error.js';

/** `TypedParameter.LONGLONG` of mysql2. */
export type IntegerParameter = (value: bigint) => object;

export type MysqlValue = string | number | bigint | null | Buffer | object;

/**
 * Parameters as mysql2 takes them. It would send every number as DOUBLE, which LIMIT refuses on some servers and which makes integer
 * arithmetic a fraction's; whole numbers go as BIGINT. What is `stored` in a column may go as DOUBLE, which is exact up to 2^53: mysql2 takes
 * several times as long to write a BIGINT.
 */
export function toMysqlValues(parameters: readonly unknown[], integer: IntegerParameter | undefined, stored = false): MysqlValue[] {
  const values = new Array<MysqlValue>(parameters.length);
  for (let index = 0; index < parameters.length; index++) {
    const value = parameters[index];
    values[index] = stored && typeof value === 'number' ? finite(value) : toMysqlValue(value, integer);
  }
  return values;
}

function toMysqlValue(value: unknown, integer: IntegerParameter | undefined): MysqlValue {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return integer !== undefined && Number.isSafeInteger(value) ? integer(BigInt(value)) : finite(value);
    case 'bigint':
      // Beyond 64 bits with a sign, as text, which the server reads as a decimal.
      return integer !== undefined && BigInt.asIntN(64, value) === value ? integer(value) : String(value);
    case 'boolean':
      return value ? 1 : 0;
    case 'undefined':
      return null;
    default:
      if (value === null || Buffer.isBuffer(value)) return value;
      if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      throw new DataError({
        code: 'DATABASE.UNKNOWN_PARAMETER',
        message: `A parameter is ${value instanceof Date ? 'a Date' : `of type ${typeof value}`}, which has no form on the wire of its own.`,
        hint: 'Pass text, a number, a bigint, a boolean, bytes or null; in raw SQL, convert first (JSON.stringify(value), …).',
      });
  }
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new DataError({ code: 'DATABASE.OUT_OF_RANGE', message: `MySQL has no ${value}.`, hint: 'Store null, or a text.' });
}
