import { invalidValue, wrongType } from '../../errors/value-error.js';

/** A time of day, always given on as `HH:MM:SS` or `HH:MM:SS.ffffff`, so that equal times are equal texts. */
export function checkTime(subject: string): (value: unknown) => string {
  return (value) => {
    if (typeof value !== 'string') throw wrongType(subject, accepted, value);
    const parts = pattern.exec(value);
    if (parts === null) throw invalidValue(subject, accepted, value);
    return `${parts[1]}:${parts[2]}:${parts[3] ?? '00'}${microseconds(parts[4] ?? '')}`;
  };
}

/** `12:30:00.5` and `12:30:00.500000` → `12:30:00.500000`; `12:30:00.000000` → `12:30:00`. */
export function decodeTime(wire: unknown): unknown {
  if (typeof wire !== 'string' || wire.length <= 8) return wire;
  const point = wire.indexOf('.');
  return point === -1 ? wire : wire.slice(0, point) + microseconds(wire.slice(point + 1));
}

const accepted = "a time such as '23:59:59' or '23:59:59.123456'";
const pattern = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?$/;

function microseconds(digits: string): string {
  return /^0*$/.test(digits) ? '' : `.${digits.padEnd(6, '0')}`;
}
