import type { ValueType } from '../sql/ast/index.js';
import type { Slot } from './slot.js';

/**
 * A number that an integer column cannot hold is compared as a float, so that `views__gte: 3.5` and `views__lt: 2 ** 70` answer
 * what they say instead of failing or rounding (Django's `exact=3.7` finds 3).
 */
export function comparableType(type: ValueType, slot: Slot): ValueType {
  const wide = type.kind === 'bigInteger' || type.kind === 'positiveBigInteger' || type.kind === 'bigAuto';
  if (!wide && !INTEGERS.has(type.kind)) return type;
  switch (slot.tag) {
    case 'N':
      return { kind: 'float' };
    case 'I':
      return wide ? type : { kind: 'bigAuto' };
    case 'i':
      return wide && type.kind !== 'bigAuto' ? type : { kind: 'bigInteger' };
    case 'J':
      return { kind: 'decimal' };
    default:
      return type;
  }
}

const INTEGERS: ReadonlySet<string> = new Set([
  'integer',
  'smallInteger',
  'positiveInteger',
  'positiveSmallInteger',
  'auto',
  'smallAuto',
  'count',
]);
