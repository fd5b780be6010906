import { declareField } from '../declare-field.js';
import type { Field, NullWhen } from '../field.js';
import type { PlainOptions } from '../options/column-options.js';

/**
 * A range of whole numbers of 32 bits. PostgreSQL.
 * @example ages = fields.integerRange();
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#integerrangefield
 */
export function integerRange<Null extends boolean = false>(
  options?: PlainOptions<Range<number>, Null>,
): Field<'integerRange', Range<number> | NullWhen<Null>> {
  return declareField('integerRange', options);
}

/**
 * A range of whole numbers of 64 bits. PostgreSQL.
 * @example blocks = fields.bigIntegerRange({ null: true });
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#bigintegerrangefield
 */
export function bigIntegerRange<Null extends boolean = false>(
  options?: PlainOptions<Range<bigint>, Null>,
): Field<'bigIntegerRange', Range<bigint> | NullWhen<Null>> {
  return declareField('bigIntegerRange', options);
}

/**
 * A range of decimals. PostgreSQL.
 * @example prices = fields.decimalRange();
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#decimalrangefield
 */
export function decimalRange<Null extends boolean = false>(
  options?: PlainOptions<Range<string | number>, Null>,
): Field<'decimalRange', Range<string | number> | NullWhen<Null>> {
  return declareField('decimalRange', options);
}

/**
 * A range of days. PostgreSQL.
 * @example season = fields.dateRange();
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#daterangefield
 */
export function dateRange<Null extends boolean = false>(
  options?: PlainOptions<Range<string>, Null>,
): Field<'dateRange', Range<string> | NullWhen<Null>> {
  return declareField('dateRange', options);
}

/**
 * A range of moments. PostgreSQL.
 * @example during = fields.dateTimeRange();
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#datetimerangefield
 */
export function dateTimeRange<Null extends boolean = false>(
  options?: PlainOptions<Range<Date>, Null>,
): Field<'dateTimeRange', Range<Date> | NullWhen<Null>> {
  return declareField('dateTimeRange', options);
}

/** A range as a schema knows it: the generated models have the run-time class. */
export interface Range<Bound> {
  readonly lower: Bound | null;
  readonly upper: Bound | null;
  /** Which bounds belong to it. Default: '[)'. */
  readonly bounds?: '[)' | '[]' | '()' | '(]';
}
