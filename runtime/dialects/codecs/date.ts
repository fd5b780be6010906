import { invalidValue, wrongType } from '../../errors/value-error.js';
import { isDay } from './calendar.js';

/** A day as `'2024-02-29'`. A Date is refused: it is an instant, whose day depends on where one stands. */
export function checkDate(subject: string): (value: unknown) => string {
  return (value) => {
    if (value instanceof Date) {
      throw wrongType(subject, accepted, value, 'A Date is an instant. For its day in UTC write date.toISOString().slice(0, 10).');
    }
    if (typeof value !== 'string') throw wrongType(subject, accepted, value);
    const parts = pattern.exec(value);
    if (parts === null || !isDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) throw invalidValue(subject, accepted, value);
    return value;
  };
}

/** Text of a date, or of a timestamp where the database keeps one in a date's place; a Date of a driver is one at midnight UTC. */
export function decodeDate(wire: unknown): unknown {
  if (typeof wire === 'string') return wire.length > 10 && wire.charCodeAt(4) === 45 ? wire.slice(0, 10) : wire;
  return wire instanceof Date ? wire.toISOString().slice(0, 10) : wire;
}

const accepted = "a date such as '2024-02-29'";
const pattern = /^(\d{4})-(\d\d)-(\d\d)$/;
