import { declareField } from '../declare-field.js';
import type { DefaultGenerator } from '../default-generators.js';
import type { Field, NullWhen } from '../field.js';
import type { ClockOptions } from '../options/clock-options.js';
import type { PlainOptions } from '../options/column-options.js';

/**
 * A day; a string 'YYYY-MM-DD'.
 * @example birthday = fields.date({ null: true });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#datefield
 */
export function date<Null extends boolean = false>(
  options?: ClockOptions<string, Null, DefaultGenerator<'today'>>,
): Field<'date', string | NullWhen<Null>> {
  return declareField('date', options);
}

/**
 * A moment; a Date, in UTC. In a schema it may be written as ISO text.
 * @example publishedAt = fields.dateTime({ null: true, default: now });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#datetimefield
 */
export function dateTime<Null extends boolean = false>(
  options?: ClockOptions<Date | string, Null, DefaultGenerator<'now'>>,
): Field<'dateTime', Date | NullWhen<Null>> {
  return declareField('dateTime', options);
}

/**
 * A time of day; a string 'HH:MM:SS[.ffffff]'.
 * @example opensAt = fields.time({ default: '09:00:00' });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#timefield
 */
export function time<Null extends boolean = false>(options?: ClockOptions<string, Null, never>): Field<'time', string | NullWhen<Null>> {
  return declareField('time', options);
}

/**
 * A length of time; milliseconds as a number.
 * @example timeout = fields.duration({ default: 30_000 });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#durationfield
 */
export function duration<Null extends boolean = false>(options?: PlainOptions<number, Null>): Field<'duration', number | NullWhen<Null>> {
  return declareField('duration', options);
}
