import type { Scalar } from '../world/facts.js';
import { type FunctionName, FUNCTIONS } from './functions.js';
import { between, later } from './moments.js';

/** Hours that clocks go forward and back, and an offset that is no whole hour. */
export const ZONES = ['UTC', 'America/New_York', 'Asia/Kathmandu'] as const;

/** A function of dates by the clock of a zone: what it cuts is a moment again. */
export function inZone(name: FunctionName, zone: string | undefined): (values: readonly Scalar[]) => Scalar {
  const work = FUNCTIONS[name] as (values: readonly Scalar[]) => Scalar;
  if (zone === undefined) return work;
  return ([value]) => {
    if (typeof value !== 'string') return null;
    const made = work([later(value, offsetOf(zone, value))]);
    return typeof made !== 'string' || made.length === 10 ? made : instantOf(zone, made);
  };
}

/** What the clock of a zone is ahead of UTC, in milliseconds. */
function offsetOf(zone: string, moment: string): number {
  const parts = clockOf(zone).formatToParts(new Date(moment));
  const part = (type: string): string => parts.find((one) => one.type === type)!.value;
  const clock = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}.000Z`;
  return between(clock, `${moment.slice(0, 19)}.000Z`);
}

/** The moment at which the clock shows this. */
function instantOf(zone: string, clock: string): string {
  const near = later(clock, -offsetOf(zone, clock));
  return later(clock, -offsetOf(zone, near));
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const two = '2-digit' as const;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two, second: two }); // prettier-ignore
  clocks.set(timeZone, made);
  return made;
}
