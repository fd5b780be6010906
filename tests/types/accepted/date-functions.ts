import {
  Extract, ExtractDay, ExtractHour, ExtractIsoWeekDay, ExtractIsoYear, ExtractMinute, ExtractMonth, ExtractQuarter, ExtractSecond, ExtractWeek,
  ExtractWeekDay, ExtractYear, fields, Trunc, TruncDate, TruncDay, TruncHour, TruncMinute, TruncMonth, TruncQuarter, TruncSecond, TruncTime, TruncWeek,
  TruncYear,
} from 'dunder'; // prettier-ignore
import { Author, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

/** Parts are integers, null where the date may be. */
export async function parts() {
  const row = await Author.objects
    .values({
      year: ExtractYear('birthday'),
      isoYear: ExtractIsoYear('birthday'),
      quarter: ExtractQuarter('createdAt'),
      month: ExtractMonth('createdAt'),
      week: ExtractWeek('createdAt'),
      day: ExtractDay('createdAt', { tzinfo: 'Europe/Rome' }),
      weekDay: ExtractWeekDay('createdAt'),
      isoWeekDay: ExtractIsoWeekDay('createdAt'),
      hour: ExtractHour('createdAt'),
      minute: ExtractMinute('createdAt'),
      second: ExtractSecond('mentor__createdAt'),
      any: Extract('createdAt', 'isoWeekDay'),
    })
    .get();
  type N = number | null;
  assertType<Equal<[typeof row.year, typeof row.isoYear, typeof row.quarter, typeof row.month], [N, N, number, number]>>();
  assertType<Equal<[typeof row.week, typeof row.day, typeof row.weekDay, typeof row.isoWeekDay], [number, number, number, number]>>();
  assertType<Equal<[typeof row.hour, typeof row.minute, typeof row.second, typeof row.any], [number, number, N, number]>>();
}

/** What is cut stays what it was, unless an output field says more. */
export async function cut() {
  const row = await Post.objects
    .values({
      year: TruncYear('author__birthday'),
      quarter: TruncQuarter('createdAt'),
      month: TruncMonth('createdAt', { outputField: fields.date() }),
      week: TruncWeek('createdAt'),
      day: TruncDay('createdAt', { tzinfo: 'Europe/Rome' }),
      hour: TruncHour('createdAt'),
      minute: TruncMinute('createdAt'),
      second: TruncSecond('editor__createdAt'),
      date: TruncDate('createdAt'),
      time: TruncTime('createdAt'),
      any: Trunc('createdAt', 'week', { outputField: fields.date() }),
    })
    .get();
  assertType<Equal<[typeof row.year, typeof row.quarter, typeof row.month, typeof row.week], [string | null, Date, string, Date]>>();
  assertType<Equal<[typeof row.day, typeof row.hour, typeof row.minute, typeof row.second], [Date, Date, Date, Date | null]>>();
  assertType<Equal<[typeof row.date, typeof row.time, typeof row.any], [string, string, string]>>();
}
