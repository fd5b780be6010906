import { compare } from './number-validators.js';
import { objectOf } from './text-validators.js';
import type { Check } from './validator.js';

export const keys: Check = (value, [wanted, options]) => {
  const names = wanted as readonly string[];
  const given = Object.keys(value as object);
  const missing = names.filter((name) => !given.includes(name));
  if (missing.length > 0) return `Some keys were missing: ${missing.join(', ')}`;
  const unknown = given.filter((name) => !names.includes(name));
  return objectOf(options)['strict'] === true && unknown.length > 0 ? `Some unknown keys were provided: ${unknown.join(', ')}` : undefined;
};

export const arrayMinLength: Check = (value, [limit]) => {
  const { length } = value as readonly unknown[];
  return length >= Number(limit) ? undefined : `List contains ${items(length)}, it should contain no fewer than ${Number(limit)}.`;
};

export const arrayMaxLength: Check = (value, [limit]) => {
  const { length } = value as readonly unknown[];
  return length <= Number(limit) ? undefined : `List contains ${items(length)}, it should contain no more than ${Number(limit)}.`;
};

const items = (count: number): string => `${count} item${count === 1 ? '' : 's'}`;

/** A range without an end on this side reaches beyond every limit. */
export const rangeMinValue: Check = (value, [limit]) => {
  const { lower } = value as { readonly lower: unknown };
  const isGood = lower !== null && (compare(lower, limit) ?? 0) >= 0;
  return isGood ? undefined : `Ensure that the lower bound of the range is not less than ${String(limit)}.`;
};

export const rangeMaxValue: Check = (value, [limit]) => {
  const { upper } = value as { readonly upper: unknown };
  const isGood = upper !== null && (compare(upper, limit) ?? 0) <= 0;
  return isGood ? undefined : `Ensure that the upper bound of the range is not greater than ${String(limit)}.`;
};
