/** Which ends belong to a range: `[` does, `(` does not. */
export type RangeBounds = '[)' | '[]' | '(]' | '()';

/**
 * A range of PostgreSQL. null is no end on that side; an empty range has none of both. The database writes ranges of integers and dates
 * as `[)`, whatever they were written as.
 *
 * @example
 * ```ts
 * await Booking.objects.create({ during: { lower: '2024-01-01', upper: '2024-01-08', bounds: '[)' } });
 * ```
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#range-fields
 */
export interface Range<T> {
  readonly lower: T | null;
  readonly upper: T | null;
  /** `'[)'` when it is left out. */
  readonly bounds?: RangeBounds;
  /** true: no value is in it. */
  readonly empty?: true;
}

/** `{ lower: 1, upper: 5, bounds: '[)' }` */
export function range<T>(lower: T | null, upper: T | null, bounds: RangeBounds = '[)'): Range<T> {
  return { lower, upper, bounds };
}

/** The range in which nothing is. */
export const emptyRange: Range<never> = Object.freeze({ lower: null, upper: null, bounds: '()', empty: true });
