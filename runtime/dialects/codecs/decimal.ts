import { Decimal } from 'decimal.js';
import { invalidValue, unreadable, ValueError, wrongType } from '../../errors/value-error.js';

/** A Decimal, number, bigint or numeric text, as a Decimal. A number is taken as it prints: 0.1 is one tenth. */
export function checkDecimal(subject: string): (value: unknown) => Decimal {
  return (value) => {
    const decimal = toDecimal(value, subject);
    if (!decimal.isFinite()) throw invalidValue(subject, 'a finite decimal', value);
    return decimal;
  };
}

/** All digits, never an exponent: `0.00000001`. */
export function decimalText(value: Decimal): string {
  return value.toFixed();
}

/** Exact text, as PostgreSQL and MySQL give it; a number or bigint where an expression gave one. */
export function decodeDecimal(wire: unknown): Decimal {
  return new Decimal(wire as string | number);
}

/**
 * SQLite keeps decimals in 64-bit floating point, where 15 digits survive every way in and out; whole numbers of 64 bits are exact as well.
 * More is refused: docs/decisions/sqlite-decimals.md.
 */
export function encodeSqliteDecimal(subject: string): (value: unknown) => number | bigint {
  const check = checkDecimal(subject);
  return (value) => {
    const decimal = check(value);
    if (decimal.precision() <= DIGITS) {
      const number = decimal.toNumber();
      if (Number.isFinite(number) && (number !== 0 || decimal.isZero())) return number;
    } else if (decimal.isInteger() && decimal.lessThanOrEqualTo(MOST) && decimal.greaterThanOrEqualTo(LEAST)) {
      return BigInt(decimal.toFixed());
    }
    throw new ValueError({
      code: 'VALUE.TOO_PRECISE',
      message: `${subject} was given the decimal ${decimalText(decimal)}: SQLite keeps ${DIGITS} significant digits, and this has ${decimal.precision()}.`,
      hint: 'Round it, or keep such values in PostgreSQL or MySQL, whose decimals are exact.',
      subject,
    });
  };
}

/** A number of SQLite to 15 digits, which takes off what adding in floating point left: 0.30000000000000004 is 0.3. */
export function decodeSqliteDecimal(decimalPlaces: number | undefined): (wire: unknown) => Decimal {
  const limit = decimalPlaces === undefined ? Number.POSITIVE_INFINITY : 10 ** (DIGITS - decimalPlaces);
  return (wire) => {
    if (typeof wire === 'number' && !Number.isInteger(wire)) {
      if (wire >= limit || wire <= -limit) throw tooLarge(wire);
      return new Decimal(wire.toPrecision(DIGITS));
    }
    return new Decimal(typeof wire === 'bigint' ? wire.toString() : (wire as string | number));
  };
}

const DIGITS = 15;
const MOST = new Decimal('9223372036854775807');
const LEAST = new Decimal('-9223372036854775808');
const numeric = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$/;

function toDecimal(value: unknown, subject: string): Decimal {
  if (typeof value === 'string') {
    if (!numeric.test(value)) throw invalidValue(subject, accepted, value);
    return new Decimal(value);
  }
  if (typeof value === 'number') return new Decimal(value);
  if (typeof value === 'bigint') return new Decimal(value.toString());
  // Also a Decimal of another copy of decimal.js.
  if (Decimal.isDecimal(value)) return value as Decimal;
  throw wrongType(subject, accepted, value);
}

const accepted = "a Decimal, a number, a bigint or text such as '12.50'";

function tooLarge(wire: number): ValueError {
  return unreadable(
    'decimal',
    wire,
    'SQLite computed it in floating point, and at this size its last decimal places are lost. Round the values, or use PostgreSQL or MySQL.',
  );
}
