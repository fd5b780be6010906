import { Decimal } from 'decimal.js';
import type { FieldMeta } from './field-meta.js';

/**
 * What an instance holds of a value that was given in another of the forms that its field takes, so that it is what the type of the
 * property says before it is read back: `new Product({ price: '9.90' }).price.plus(1)`. Null for fields that take one form alone.
 * What cannot be converted stays as it is, and is refused when it is saved.
 */
export function ownValueOf({ type }: FieldMeta): ((value: unknown) => unknown) | null {
  return CONVERSIONS[type.kind] ?? null;
}

const CONVERSIONS: Readonly<Record<string, ((value: unknown) => unknown) | undefined>> = {
  decimal: (value) => {
    const known = typeof value === 'bigint' || typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value));
    return known ? new Decimal(typeof value === 'bigint' ? String(value) : value) : value;
  },
  bigInteger: toBigInt,
  positiveBigInteger: toBigInt,
};

function toBigInt(value: unknown): unknown {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
