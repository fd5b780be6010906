import { invalidValue, wrongType } from '../../errors/value-error.js';

/** Any number; where the database has no NaN and Infinity (`special` false) a finite one. */
export function checkFloat(subject: string, special: boolean): (value: unknown) => number {
  return (value) => {
    if (typeof value !== 'number') throw wrongType(subject, 'a number', value);
    if (!special && !Number.isFinite(value)) throw invalidValue(subject, 'a finite number', value);
    return value;
  };
}

/** `-0`, `NaN` and `Infinity` are values of PostgreSQL as well. */
export function floatText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Text of PostgreSQL, and of MySQL's AVG, which answers with a decimal. */
export function decodeFloat(wire: unknown): number {
  return typeof wire === 'number' ? wire : Number(wire);
}
