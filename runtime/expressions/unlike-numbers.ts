import { FieldError } from '../errors/query-error.js';
import type { ValueType } from '../sql/ast/index.js';
import { WIDTH } from './number-widths.js';

/**
 * A duration beside a number that is computed, or a column: PostgreSQL has no such comparison, and the other databases would take the number for
 * microseconds. One that is written out is milliseconds.
 */
export function refuseUnlikeNumbers(left: ValueType, right: ValueType): void {
  const [one, other] = left.kind === 'duration' ? [left, right] : [right, left];
  if (one.kind === 'duration' && other.kind in WIDTH) throw unlikeNumbers(other);
}

export const unlikeNumbers = ({ kind }: ValueType): FieldError =>
  new FieldError({
    code: 'QUERY.UNLIKE_NUMBERS',
    message: `A duration stands beside a number of type ${kind}, of which it is not known what it counts.`,
    hint: "Make it a duration: Value(1, { outputField: fields.duration() }).mul(F('n')) are n milliseconds.",
  });
