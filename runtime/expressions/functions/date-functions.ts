import type {
  ExtractAnyFunction,
  ExtractFunction,
  NowFunction,
  TruncAnyFunction,
  TruncDateFunction,
  TruncFunction,
  TruncTimeFunction,
} from '../../query/types/expressions/functions.js';
import type { DatePart } from '../../sql/ast/function-nodes.js';
import { datePart, truncUnit } from '../date-parts.js';
import { ExtractExpression } from '../extract-expression.js';
import { typeOfOutput } from '../output-fields.js';
import { asArgument } from '../path-expression.js';
import { TruncExpression, type TruncUnit } from '../trunc-expression.js';
import { call } from './call.js';

interface TimeZoneOptions {
  readonly tzinfo?: string;
}
interface TruncOptions extends TimeZoneOptions {
  readonly outputField?: unknown;
}

function extract(part: DatePart): ExtractFunction {
  return ((operand: unknown, options: TimeZoneOptions = {}) =>
    new ExtractExpression(part, asArgument(operand), options.tzinfo ?? null)) as unknown as ExtractFunction;
}

function trunc<T = TruncFunction>(unit: TruncUnit): T {
  return ((operand: unknown, options: TruncOptions = {}) =>
    new TruncExpression(
      unit,
      asArgument(operand),
      options.outputField === undefined ? null : typeOfOutput(options.outputField, 'Trunc({ outputField })'),
      options.tzinfo ?? null,
    )) as T;
}

/**
 * The moment at which the statement runs.
 * @example filter({ publishedAt__lte: Now() })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#now
 */
export const Now = call<NowFunction>('Now');

/**
 * A part of a date or a moment as a number, by its name.
 * @example Extract('createdAt', 'month', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const Extract = ((operand: unknown, part: string, options: TimeZoneOptions = {}) =>
  new ExtractExpression(datePart(part), asArgument(operand), options.tzinfo ?? null)) as unknown as ExtractAnyFunction;

/**
 * The year.
 * @example ExtractYear('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractYear = extract('year');

/**
 * The year of the ISO week.
 * @example ExtractIsoYear('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractIsoYear = extract('isoYear');

/**
 * The quarter, 1 to 4.
 * @example ExtractQuarter('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractQuarter = extract('quarter');

/**
 * The month, 1 to 12.
 * @example ExtractMonth('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractMonth = extract('month');

/**
 * The ISO week, 1 to 53.
 * @example ExtractWeek('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractWeek = extract('week');

/**
 * The day of the month.
 * @example ExtractDay('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractDay = extract('day');

/**
 * The day of the week, 1 (Sunday) to 7.
 * @example ExtractWeekDay('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractWeekDay = extract('weekDay');

/**
 * The day of the week, 1 (Monday) to 7.
 * @example ExtractIsoWeekDay('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractIsoWeekDay = extract('isoWeekDay');

/**
 * The hour, 0 to 23.
 * @example ExtractHour('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractHour = extract('hour');

/**
 * The minute.
 * @example ExtractMinute('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractMinute = extract('minute');

/**
 * The second, without its fraction.
 * @example ExtractSecond('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#extract
 */
export const ExtractSecond = extract('second');

/**
 * The beginning of a part of a date or a moment, by its name.
 * @example Trunc('createdAt', 'month', { outputField: fields.date() })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const Trunc = ((operand: unknown, unit: string, options: TruncOptions = {}) =>
  trunc<(...given: unknown[]) => unknown>(truncUnit(unit))(operand, options)) as unknown as TruncAnyFunction;

/**
 * The first of January.
 * @example TruncYear('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncYear = trunc('year');

/**
 * The first day of the quarter.
 * @example TruncQuarter('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncQuarter = trunc('quarter');

/**
 * The first of the month.
 * @example TruncMonth('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncMonth = trunc('month');

/**
 * The Monday of the week.
 * @example TruncWeek('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncWeek = trunc('week');

/**
 * The beginning of the day.
 * @example TruncDay('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncDay = trunc('day');

/**
 * The full hour.
 * @example TruncHour('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncHour = trunc('hour');

/**
 * The full minute.
 * @example TruncMinute('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncMinute = trunc('minute');

/**
 * The full second.
 * @example TruncSecond('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunc
 */
export const TruncSecond = trunc('second');

/**
 * The date of a moment.
 * @example TruncDate('createdAt', { tzinfo: 'Europe/Berlin' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#truncdate
 */
export const TruncDate = trunc<TruncDateFunction>('date');

/**
 * The time of day of a moment.
 * @example TruncTime('createdAt')
 * @see https://docs.djangoproject.com/en/stable/ref/models/database-functions/#trunctime
 */
export const TruncTime = trunc<TruncTimeFunction>('time');
