import type { Scalar } from '../world/facts.js';

const DAY = 86_400_000;

/** A moment of UTC; a date is its midnight. */
const read = (value: Scalar): Date => new Date(String(value).length === 10 ? `${String(value)}T00:00:00.000Z` : String(value));
const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month, date));
/** 1 (Monday) to 7. */
const isoWeekDay = (date: Date): number => ((date.getUTCDay() + 6) % 7) + 1;
const monday = (date: Date): Date =>
  new Date(day(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()).getTime() - (isoWeekDay(date) - 1) * DAY);
/** The Thursday of a week is in the year that the week belongs to. */
const isoYear = (date: Date): number => new Date(monday(date).getTime() + 3 * DAY).getUTCFullYear();
const week = (date: Date): number => {
  const first = monday(day(isoYear(date), 0, 4));
  return Math.round((monday(date).getTime() - first.getTime()) / (7 * DAY)) + 1;
};

const part =
  (of: (date: Date) => number) =>
  ([value]: readonly Scalar[]): Scalar =>
    value === null ? null : of(read(value!));

/** What is cut stays a date or a moment. */
const cut =
  (of: (date: Date) => Date) =>
  ([value]: readonly Scalar[]): Scalar =>
    value === null ? null : of(read(value!)).toISOString().slice(0, String(value).length);

export const dateFunctions = {
  ExtractYear: part((date) => date.getUTCFullYear()),
  ExtractIsoYear: part(isoYear),
  ExtractQuarter: part((date) => Math.floor(date.getUTCMonth() / 3) + 1),
  ExtractMonth: part((date) => date.getUTCMonth() + 1),
  ExtractWeek: part(week),
  ExtractDay: part((date) => date.getUTCDate()),
  ExtractWeekDay: part((date) => date.getUTCDay() + 1),
  ExtractIsoWeekDay: part(isoWeekDay),
  ExtractHour: part((date) => date.getUTCHours()),
  ExtractMinute: part((date) => date.getUTCMinutes()),
  ExtractSecond: part((date) => date.getUTCSeconds()),
  TruncYear: cut((date) => day(date.getUTCFullYear(), 0, 1)),
  TruncQuarter: cut((date) => day(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3, 1)),
  TruncMonth: cut((date) => day(date.getUTCFullYear(), date.getUTCMonth(), 1)),
  TruncWeek: cut(monday),
  TruncDay: cut((date) => day(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())),
  TruncHour: cut((date) => new Date(Math.floor(date.getTime() / 3_600_000) * 3_600_000)),
  TruncMinute: cut((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000)),
  TruncSecond: cut((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
  TruncDate: ([value]: readonly Scalar[]): Scalar => (value === null ? null : String(value).slice(0, 10)),
};

export const DATE_PARTS = ['Year', 'IsoYear', 'Quarter', 'Month', 'Week', 'Day', 'WeekDay', 'IsoWeekDay'] as const;
export const TIME_PARTS = [...DATE_PARTS, 'Hour', 'Minute', 'Second'] as const;
export const DATE_CUTS = ['TruncYear', 'TruncQuarter', 'TruncMonth', 'TruncWeek', 'TruncDay'] as const;
export const TIME_CUTS = [...DATE_CUTS, 'TruncHour', 'TruncMinute', 'TruncSecond'] as const;

/** The transforms of lookups: `day__week__gte`. */
export const dateTransforms: Readonly<Record<string, (values: readonly Scalar[]) => Scalar>> = {
  ...Object.fromEntries(TIME_PARTS.map((name) => [name[0]!.toLowerCase() + name.slice(1), dateFunctions[`Extract${name}`]])),
  date: dateFunctions.TruncDate,
};
