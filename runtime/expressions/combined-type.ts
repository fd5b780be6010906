import { FieldError } from '../errors/query-error.js';
import type { ArithmeticOperator, ValueType } from '../sql/ast/index.js';
import { DECIMAL, WIDTH } from './number-widths.js';
import { unlikeNumbers } from './unlike-numbers.js';

/** The type of `a ∘ b`: the wider of two numbers, a float beside a float; dates with durations; else an error that asks for an output field. */
export function combinedType(operator: ArithmeticOperator, left: ValueType, right: ValueType): ValueType {
  const l = WIDTH[left.kind];
  const r = WIDTH[right.kind];
  if (l !== undefined && r !== undefined) {
    // A float makes a float of a decimal too, in every database.
    if (left.kind === 'float' || right.kind === 'float') return { kind: 'float' };
    if (operator === '^') return l >= DECIMAL && r >= DECIMAL ? { kind: 'decimal' } : { kind: 'float' };
    return l >= r ? plain(left) : plain(right);
  }
  if (left.kind === 'unknown') return right;
  if (right.kind === 'unknown') return left;
  if (operator === '+' && left.kind === 'searchVector' && right.kind === 'searchVector') return left;
  const dated = (kind: string): boolean => kind === 'date' || kind === 'dateTime' || kind === 'time';
  if (dated(left.kind) && right.kind === 'duration') return left.kind === 'date' ? { kind: 'dateTime' } : left;
  if (left.kind === 'duration' && dated(right.kind) && operator === '+') return right.kind === 'date' ? { kind: 'dateTime' } : right;
  if (dated(left.kind) && left.kind === right.kind && operator === '-') return { kind: 'duration' };
  if (left.kind === 'duration' && right.kind === 'duration' && (operator === '+' || operator === '-')) return left;
  if (left.kind === 'duration' && r !== undefined) {
    if (operator === '*' || operator === '/') return left;
    throw unlikeNumbers(right);
  }
  if (right.kind === 'duration' && l !== undefined && operator !== '/') {
    if (operator === '*') return right;
    throw unlikeNumbers(left);
  }
  throw new FieldError({
    code: 'QUERY.UNKNOWN_TYPE',
    message: `The type of '${operator}' between ${left.kind} and ${right.kind} is not known.`,
    hint: 'Give a side the type that goes with the other: Cast(…, fields.float()).',
  });
}

/** The sum of two numeric(10, 2) need not fit numeric(10, 2). */
function plain(type: ValueType): ValueType {
  return type.kind === 'decimal'
    ? { kind: 'decimal' }
    : type.kind.startsWith('positive') || type.kind.startsWith('small')
      ? { kind: 'integer' }
      : type;
}
