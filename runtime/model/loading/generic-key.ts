import { isNumberKind } from '../../sql/ast/number-kinds.js';
import type { FieldMeta } from '../field-meta.js';
import { mapKey } from './map-key.js';

/**
 * The key of a row as a column of a generic foreign key holds it, and back. One column holds the keys of several models, so that its
 * type need not be that of each of them: `objectId` may be a `bigint` or a text where `id` is a number. Text that is no number is the
 * key of no row that is numbered: undefined.
 */
export function keyFor({ type }: FieldMeta, key: unknown): unknown {
  if (TEXT.has(type.kind)) return typeof key === 'string' ? key : String(key);
  const isBig = BIG.has(type.kind);
  if (!isBig && !isNumberKind(type.kind)) return key;
  if (typeof key === 'string') {
    if (!/^-?\d{1,19}$/.test(key)) return undefined;
    return isBig ? BigInt(key) : Number(key);
  }
  if (isBig) return typeof key === 'number' && Number.isInteger(key) ? BigInt(key) : key;
  return typeof key === 'bigint' ? Number(key) : key;
}

/** A key that compares as equal whatever the type of the column that it was read from. */
export const genericPlace = (key: unknown): string => String(mapKey(key));

const TEXT: ReadonlySet<string> = new Set(['char', 'text', 'slug']);
const BIG: ReadonlySet<string> = new Set(['bigInteger', 'positiveBigInteger']);
