import { Decimal } from 'decimal.js';
import type { Json } from '../../../schema/ir/json.js';
import type { Check } from './validator.js';

/** Negative, zero or positive, as the first is less than, equal to or greater than the second; undefined when they cannot be compared. */
export function compare(value: unknown, limit: Json | undefined): number | undefined {
  if (value instanceof Date) return compareOrdered(value.getTime(), new Date(String(limit)).getTime());
  if (typeof value === 'string' && typeof limit === 'string') return compareOrdered(value, limit);
  const [left, right] = [decimalOf(value), decimalOf(limit)];
  return left === undefined || right === undefined ? undefined : left.comparedTo(right);
}

function compareOrdered<T extends number | string>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function decimalOf(value: unknown): Decimal | undefined {
  if (value instanceof Decimal) return value;
  if (typeof value === 'bigint') return new Decimal(value.toString());
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  try {
    return new Decimal(value);
  } catch {
    return undefined;
  }
}

export const minValue: Check = (value, [limit]) =>
  (compare(value, limit) ?? 0) < 0 ? `Ensure this value is greater than or equal to ${String(limit)}.` : undefined;

export const maxValue: Check = (value, [limit]) =>
  (compare(value, limit) ?? 0) > 0 ? `Ensure this value is less than or equal to ${String(limit)}.` : undefined;

export const stepValue: Check = (value, [step, offset = 0]) => {
  const [number, by, from] = [decimalOf(value), decimalOf(step), decimalOf(offset)];
  if (number === undefined || by === undefined || from === undefined || number.minus(from).mod(by).isZero()) return undefined;
  const since = from.isZero() ? '' : `, starting from ${from.toString()}`;
  return `Ensure this value is a multiple of step size ${by.toString()}${since}.`;
};

export const integer: Check = (value) => (/^-?\d+$/.test(String(value)) ? undefined : 'Enter a valid integer.');

/** The digits of a decimal: `123.45` has five, two of them decimal places. */
export const decimal: Check = (value, [maxDigits, decimalPlaces]) => {
  const number = decimalOf(value);
  if (number === undefined || !number.isFinite()) return 'Enter a number.';
  const places = number.decimalPlaces();
  const whole = number.abs().lessThan(1) ? 0 : number.abs().trunc().toFixed(0).length;
  const digits = whole + places;
  if (typeof maxDigits === 'number' && digits > maxDigits)
    return `Ensure that there are no more than ${counted(maxDigits, 'digit')} in total.`;
  if (typeof decimalPlaces !== 'number') return undefined;
  if (places > decimalPlaces) return `Ensure that there are no more than ${counted(decimalPlaces, 'decimal place')}.`;
  if (typeof maxDigits === 'number' && whole > maxDigits - decimalPlaces)
    return `Ensure that there are no more than ${counted(maxDigits - decimalPlaces, 'digit')} before the decimal point.`;
  return undefined;
};

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
