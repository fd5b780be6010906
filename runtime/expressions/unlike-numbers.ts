import { FieldError } from '../errors/query-error.js';
import type { ValueType } from '../sql/ast/index.js';
import { WIDTH } from './number-widths.js';

/**
 * A duration beside a number that is computed, or a column: PostgreSQL has no such comparison, and the other databases would take the number for
 * microseconds. One that is written out is milliseconds.
 */
export function refuseUnlikeNumbers(place: ValueType, value: ValueType, use: 'compared' | 'written' = 'compared'): void {
  if (place.kind === 'duration' && value.kind in WIDTH) throw unlikeNumbers(value);
  if (value.kind === 'duration' && place.kind in WIDTH) throw unlikeNumbers(place, use === 'written' ? WRITTEN : TURNED);
}

const MADE = "Value(1, { outputField: fields.duration() }).mul(F('n')) are n milliseconds.";
const TURNED = `Compare the duration with the number that is made one: ${MADE}`;
const WRITTEN =
  'No function of every database counts a duration: let the column be one of durations, or count what was read in JavaScript.';

export const unlikeNumbers = ({ kind }: ValueType, hint = `Make the number a duration: ${MADE}`): FieldError =>
  new FieldError({
    code: 'QUERY.UNLIKE_NUMBERS',
    message: `A duration stands beside a number of type ${kind}, of which it is not known what it counts.`,
    hint,
  });
