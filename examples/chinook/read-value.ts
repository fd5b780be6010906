import { Decimal } from 'dunder';
import type { ColumnKind } from './query.js';

/** What a driver gave for a column of this kind, as dunder gives it. Fails when it cannot be that. */
export function readValue(value: unknown, kind: ColumnKind): unknown {
  if (value === null) return null;
  switch (kind) {
    case 'integer':
    case 'float':
      return Number(value);
    case 'decimal':
      // SQLite has no decimals: its sums are floating point numbers, of which 15 digits count.
      return typeof value === 'number' ? new Decimal(value).toSignificantDigits(15) : new Decimal(String(value));
    case 'dateTime':
      return value instanceof Date ? value : new Date(`${String(value).replace(' ', 'T')}Z`);
    case 'date':
      return String(value);
    case 'boolean':
      return value === true || Number(value) === 1;
    case 'text':
      return value;
  }
}

/** Is this what dunder must give for such a column? Types count: a price that is a text or a number is wrong. */
export function isOfKind(value: unknown, kind: ColumnKind): boolean {
  if (value === null) return true;
  switch (kind) {
    case 'integer':
      return Number.isInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'decimal':
      return value instanceof Decimal;
    case 'dateTime':
      return value instanceof Date;
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
  }
}

/** A text that is the same for the same value, and differs for others. */
export function show(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Decimal) return value.toString();
  return JSON.stringify(value) ?? 'undefined';
}
