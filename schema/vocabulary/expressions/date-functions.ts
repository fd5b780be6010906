import { type ConstantFunction, type DateFunction, call } from './call.js';
import type { Expression, Operand, Reads } from './expression.js';

/**
 * The moment of the statement.
 * @example createdAt = fields.dateTime({ dbDefault: Now() });
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#now
 */
export const Now: ConstantFunction = call('Now');

/**
 * The year.
 * @example ExtractYear('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractYear: DateFunction = call('ExtractYear');

/**
 * The year that the ISO week belongs to.
 * @example ExtractIsoYear('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractIsoYear: DateFunction = call('ExtractIsoYear');

/**
 * The quarter, 1 to 4.
 * @example ExtractQuarter('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractQuarter: DateFunction = call('ExtractQuarter');

/**
 * The month, 1 to 12.
 * @example ExtractMonth('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractMonth: DateFunction = call('ExtractMonth');

/**
 * The ISO week, 1 to 53.
 * @example ExtractWeek('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractWeek: DateFunction = call('ExtractWeek');

/**
 * The day of the week, 1 (Sunday) to 7.
 * @example ExtractWeekDay('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractWeekDay: DateFunction = call('ExtractWeekDay');

/**
 * The day of the week, 1 (Monday) to 7.
 * @example ExtractIsoWeekDay('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractIsoWeekDay: DateFunction = call('ExtractIsoWeekDay');

/**
 * The day of the month.
 * @example ExtractDay('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractDay: DateFunction = call('ExtractDay');

/**
 * The hour.
 * @example ExtractHour('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractHour: DateFunction = call('ExtractHour');

/**
 * The minute.
 * @example ExtractMinute('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractMinute: DateFunction = call('ExtractMinute');

/**
 * The second.
 * @example ExtractSecond('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractSecond: DateFunction = call('ExtractSecond');

/**
 * The beginning of the year.
 * @example TruncYear('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncYear: DateFunction = call('TruncYear');

/**
 * The beginning of the quarter.
 * @example TruncQuarter('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncQuarter: DateFunction = call('TruncQuarter');

/**
 * The beginning of the month.
 * @example TruncMonth('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncMonth: DateFunction = call('TruncMonth');

/**
 * The beginning of the week.
 * @example TruncWeek('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncWeek: DateFunction = call('TruncWeek');

/**
 * The beginning of the day.
 * @example TruncDay('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncDay: DateFunction = call('TruncDay');

/**
 * The beginning of the hour.
 * @example TruncHour('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncHour: DateFunction = call('TruncHour');

/**
 * The beginning of the minute.
 * @example TruncMinute('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncMinute: DateFunction = call('TruncMinute');

/**
 * The beginning of the second.
 * @example TruncSecond('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncSecond: DateFunction = call('TruncSecond');

/**
 * The date of a moment.
 * @example new UniqueConstraint('room', TruncDate('startsAt'), { name: 'uniq_room_day' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#truncdate
 */
export const TruncDate: DateFunction = call('TruncDate');

/**
 * The time of day of a moment.
 * @example TruncTime('startsAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunctime
 */
export const TruncTime: DateFunction = call('TruncTime');

/** The parts that a moment has. */
type DateUnit = 'year' | 'isoYear' | 'quarter' | 'month' | 'week' | 'weekDay' | 'isoWeekDay' | 'day' | 'hour' | 'minute' | 'second';

/**
 * A part of a date or a time, by name.
 * @example Extract('createdAt', 'year')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const Extract: PartFunction<DateUnit> = call('Extract');

/**
 * The beginning of a unit of time, by name.
 * @example Trunc('createdAt', 'month')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const Trunc: PartFunction<Exclude<DateUnit, 'isoYear' | 'weekDay' | 'isoWeekDay'>> = call('Trunc');

type PartFunction<Unit> = <T extends Operand>(expression: T, unit: Unit, options?: { readonly tzinfo?: string }) => Expression<Reads<T>>;
