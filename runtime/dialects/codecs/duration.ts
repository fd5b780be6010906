import { invalidValue, outOfRange, unreadable, wrongType } from '../../errors/value-error.js';

/** Milliseconds as whole microseconds: `1.5` → `1500n`. What is finer than a microsecond is rounded. */
export function checkDuration(subject: string): (value: unknown) => bigint {
  return (value) => {
    if (typeof value !== 'number') throw wrongType(subject, 'a number of milliseconds', value);
    if (!Number.isFinite(value)) throw invalidValue(subject, 'a finite number of milliseconds', value);
    const whole = Math.trunc(value);
    if (!Number.isSafeInteger(whole)) throw outOfRange(subject, 'a number of milliseconds up to 2^53', value);
    return BigInt(whole) * 1000n + BigInt(Math.round((value - whole) * 1000));
  };
}

/** `93784500000n` → `1 days 7384.500000 seconds`: days stay days, as an interval keeps them. */
export function intervalText(microseconds: bigint): string {
  const days = microseconds / DAY;
  const rest = microseconds % DAY;
  const seconds = rest < 0n ? -rest : rest;
  const fraction = String(seconds % SECOND).padStart(6, '0');
  return `${days} days ${rest < 0n ? '-' : ''}${seconds / SECOND}.${fraction} seconds`;
}

/** Microseconds as the database keeps them in a bigint column; those of an average have a fraction, `86400000000.5000`, and become whole. */
export function decodeMicroseconds(wire: unknown): number {
  if (typeof wire === 'number') return toMilliseconds(Math.round(wire));
  if (typeof wire === 'bigint') return toMilliseconds(wire);
  const [whole = '', fraction = ''] = (wire as string).split('.');
  const away = /^[5-9]/.test(fraction) ? (whole.startsWith('-') ? -1n : 1n) : 0n;
  return toMilliseconds(BigInt(whole) + away);
}

/** PostgreSQL's text: `1 day 02:03:04.5`, `-00:00:01`, `1 year 2 mons`. A month counts 30 days and a year 365, as in Django. */
export function decodeInterval(wire: unknown): unknown {
  if (typeof wire !== 'string') return wire;
  const parts = interval.exec(wire);
  if (parts === null || wire === '')
    throw unreadable('duration', wire, 'dunder reads intervals in the style postgres: SET intervalstyle = postgres.');
  const [, years = '0', months = '0', days = '0', sign, hours = '0', minutes = '0', seconds = '0', fraction = ''] = parts;
  const time = BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds);
  const microseconds = time * SECOND + BigInt(fraction.padEnd(6, '0'));
  const allDays = BigInt(years) * 365n + BigInt(months) * 30n + BigInt(days);
  return toMilliseconds(allDays * DAY + (sign === '-' ? -microseconds : microseconds));
}

const SECOND = 1_000_000n;
const DAY = 86_400n * SECOND;
const interval = /^(?:([+-]?\d+) years? ?)?(?:([+-]?\d+) mons? ?)?(?:([+-]?\d+) days? ?)?(?:([+-])?(\d+):(\d\d):(\d\d)(?:\.(\d{1,6}))?)?$/;

function toMilliseconds(microseconds: number | bigint): number {
  if (typeof microseconds === 'number') return microseconds / 1000;
  return microseconds <= SAFE && microseconds >= -SAFE
    ? Number(microseconds) / 1000
    : Number(microseconds / 1000n) + Number(microseconds % 1000n) / 1000;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
