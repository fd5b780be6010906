import { invalidValue, unreadable, wrongType } from '../../errors/value-error.js';
import { daysSince1970, isDay } from './calendar.js';
import { minuteText, padded, secondText } from './clock-texts.js';

/**
 * An instant: a Date, or text with its zone (`2024-02-29T12:00:00+01:00`), which may have microseconds.
 * Given on as `2024-02-29T11:00:00.000Z`, with three more digits where the text has them.
 */
export function checkDateTime(subject: string): (value: unknown) => string {
  return (value) => {
    if (value instanceof Date) return isoText(value, subject);
    if (typeof value !== 'string') throw wrongType(subject, accepted, value);
    const parts = zoned.exec(value);
    if (parts === null) throw invalidValue(subject, accepted, value, zoneHint);
    const [, year, month, day, hour, minute, second = '00', fraction = '', zone = 'Z'] = parts;
    if (!isDay(Number(year), Number(month), Number(day))) throw invalidValue(subject, accepted, value);
    const digits = fraction.padEnd(6, '0');
    const iso = isoText(new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${digits.slice(0, 3)}${fullZone(zone)}`), subject);
    return digits.endsWith('000') ? iso : `${iso.slice(0, -1)}${digits.slice(3)}Z`;
  };
}

/** `2024-02-29T11:00:00.000Z` → `2024-02-29 11:00:00.000`, which databases without zones compare. */
export function withoutZone(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, -1)}`;
}

/**
 * The form in which SQLite keeps instants, which is Django's: `2024-02-29 11:00:00`, with six more digits only when they are not all zero.
 * One instant has one text, and texts sort as the instants do.
 */
export function withoutZoneShort(iso: string): string {
  const text = withoutZone(iso);
  return text.endsWith('.000') ? text.slice(0, 19) : text.padEnd(26, '0');
}

/**
 * The text of a timestamp: `2024-02-29 11:00:00.123456+00`, without the zone where the database keeps UTC only. A Date counts milliseconds:
 * the digits after the third are cut off.
 */
export function decodeDateTime(wire: unknown): Date {
  if (typeof wire === 'string') {
    const time = readCommon(wire);
    return time === time ? new Date(time) : readRare(wire);
  }
  if (wire instanceof Date && !Number.isNaN(wire.getTime())) return wire;
  throw unreadable('dateTime', wire, unreadableHint);
}

const accepted = "a Date, or text with a zone such as '2024-02-29T12:00:00Z'";
const zoneHint = "Text without a zone is no instant: end it with 'Z' or an offset such as '+01:00'.";
const unreadableHint = 'A Date has no infinity, and dunder reads the forms YYYY-MM-DD HH:MM:SS[.ffffff][zone] only.';
const zoned = /^(\d{4})-(\d\d)-(\d\d)[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?([Zz]|[+-]\d\d(?::?[0-5]\d)?)$/;

function isoText(date: Date, subject: string): string {
  const time = date.getTime();
  if (Number.isNaN(time)) throw invalidValue(subject, 'a valid Date', date);
  if (time < FIRST || time > LAST) throw invalidValue(subject, 'an instant of the years 1 to 9999', date);
  // The years 1 to 999 are left to Date, for their padding.
  return time < YEAR_1000 ? date.toISOString() : isoOf(time, date);
}

const YEAR_1000 = Date.parse('1000-01-01T00:00:00Z');
/** `toISOString`, six times as fast: instants that are written together are of a few days, whose texts are kept. */
function isoOf(time: number, date: Date): string {
  const days = Math.floor(time / 86_400_000);
  let day = dayTexts.get(days);
  if (day === undefined) {
    if (dayTexts.size >= 512) dayTexts.clear();
    day = date.toISOString().slice(0, 11);
    dayTexts.set(days, day);
  }
  const rest = time - days * 86_400_000;
  const seconds = Math.floor(rest / 1_000);
  const minutes = Math.floor(seconds / 60);
  const second = seconds - minutes * 60;
  const millisecond = rest - seconds * 1_000;
  return day + minuteText(minutes) + (secondText(second) + (millisecondTexts[millisecond] ??= `.${padded(millisecond, 3)}Z`));
}

/** `2024-02-29T` by the days since 1970. */
const dayTexts = new Map<number, string>();
const millisecondTexts = new Array<string | undefined>(1_000);

const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

function fullZone(zone: string): string {
  if (zone.length === 1) return 'Z';
  return zone.length === 3 ? `${zone}:00` : zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

/**
 * `YYYY-MM-DD HH:MM:SS[.f…][+00]` of the years from 100 on, which is nearly every timestamp: digits by their character codes,
 * twice as fast as Date's own parser. NaN for all else.
 */
function readCommon(text: string): number {
  let end = text.length;
  if (end > 21 && text.charCodeAt(end - 3) === 43 && text.charCodeAt(end - 2) === 48 && text.charCodeAt(end - 1) === 48) end -= 3;
  if (end < 19 || text.charCodeAt(4) !== 45 || text.charCodeAt(10) !== 32 || text.charCodeAt(16) !== 58) return Number.NaN;
  if (end > 26 || (end > 19 && (text.charCodeAt(19) !== 46 || text.charCodeAt(end - 3) === 45 || text.charCodeAt(end - 3) === 43)))
    return Number.NaN;
  const milliseconds = end > 19 ? digitAt(text, 20, end) * 100 + digitAt(text, 21, end) * 10 + digitAt(text, 22, end) : 0;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  // MySQL's 0000-00-00, and texts of SQLite that are no day: arithmetic would count on into another month.
  if (year < 100 || (day > 28 ? !isDay(year, month, day) : day < 1 || month < 1 || month > 12)) return Number.NaN;
  const seconds = twoDigits(text, 11) * 3600 + twoDigits(text, 14) * 60 + twoDigits(text, 17);
  return daysSince1970(year, month, day) * 86_400_000 + seconds * 1000 + milliseconds;
}

function digitAt(text: string, at: number, end: number): number {
  return at < end ? text.charCodeAt(at) - 48 : 0;
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

/** Other offsets, the first century, years beyond 9999 and before Christ, a bare day, a `T`. */
function readRare(text: string): Date {
  const parts = rare.exec(text);
  if (parts === null) throw unreadable('dateTime', text, unreadableHint);
  const [, year = '', date, time = '00:00:00', fraction = '', zone = 'Z', era] = parts;
  const signed = era === undefined ? Number(year) : 1 - Number(year);
  const sign = signed < 0 ? '-' : '+';
  const milliseconds = fraction.slice(1, 4).padEnd(3, '0');
  // Offsets of old local times have seconds, which Date's parser does not know.
  const seconds = zone.length === 9 ? Number(zone.slice(7)) * (zone.startsWith('-') ? 1 : -1) : 0;
  const iso = `${sign}${String(Math.abs(signed)).padStart(6, '0')}-${date}T${time}.${milliseconds}${fullZone(zone.slice(0, 6))}`;
  const result = new Date(Date.parse(iso) + seconds * 1000);
  if (Number.isNaN(result.getTime())) throw unreadable('dateTime', text, unreadableHint);
  return result;
}

const rare = /^(\d{4,6})-(\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(\.\d+)?)?(Z|[+-]\d\d(?::?\d\d(?::\d\d)?)?)?( BC)?$/;
