import type { ColumnTypeIR } from '../../../schema/ir/index.js';

/**
 * The type of a SQL value, as the codecs know it: a column type, or one of the few that only results have.
 * `unknown` values pass as the driver gives them.
 */
export type ValueType =
  | ColumnTypeIR
  | { readonly kind: 'count' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'searchQuery' }
  /** JSON that an aggregate put together, and may have cut off. */
  | { readonly kind: 'json'; readonly aggregated?: true };

/** A count, a sum of counts, a row number: an integer that fits a JavaScript number, in whatever integer type the database gives. */
export const COUNT: ValueType = { kind: 'count' };
export const UNKNOWN: ValueType = { kind: 'unknown' };
