import { outOfRange, wrongType } from '../../errors/value-error.js';
import { fractional } from './integer.js';

const MOST = 2n ** 63n - 1n;

/** A bigint of 64 bits; a number is taken as well when it stands for one integer only. */
export function checkBigInteger(kind: 'bigInteger' | 'positiveBigInteger', subject: string, most = MOST): (value: unknown) => bigint {
  const least = kind === 'bigInteger' ? -MOST - 1n : 0n;
  return (value) => {
    const integer = toBigInt(value, subject);
    if (integer < least || integer > most) throw outOfRange(subject, `a bigint from ${least} to ${most}`, value);
    return integer;
  };
}

/** The most that MySQL's BIGINT UNSIGNED holds. */
export const UNSIGNED_MOST = 2n ** 64n - 1n;

export function decodeBigInteger(wire: unknown): bigint {
  // Text, a number or a bigint: BigInt throws on a fraction instead of cutting it off.
  return typeof wire === 'bigint' ? wire : BigInt(wire as string | number);
}

function toBigInt(value: unknown, subject: string): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value !== 'number') throw wrongType(subject, 'a bigint', value);
  if (!Number.isInteger(value)) throw fractional(subject, value);
  if (!Number.isSafeInteger(value)) {
    throw wrongType(subject, 'a bigint', value, 'Beyond 2^53 a number stands for several integers: write a bigint, 9007199254740993n.');
  }
  return BigInt(value);
}
