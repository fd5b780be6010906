import type { Resolved } from '../expressions/expression.js';
import type { ValueType } from '../sql/ast/index.js';
import { operatorLookup } from './array-lookups.js';
import { compared } from './comparison-lookups.js';
import { type Lookup, rightValue } from './lookup.js';
import { Slot } from '../expressions/slot.js';

/** What each kind of range is a range of. */
const MEMBERS: Readonly<Record<string, ValueType>> = {
  integerRange: { kind: 'integer' },
  bigIntegerRange: { kind: 'bigInteger' },
  decimalRange: { kind: 'decimal' },
  dateRange: { kind: 'date' },
  dateTimeRange: { kind: 'dateTime' },
};

export const isRange = (kind: string): boolean => Object.hasOwn(MEMBERS, kind);

/** `contains` takes a range or a single value: a value is a value of what the range is of. */
const contains: Lookup = (context) => {
  const { left, right } = context;
  const single = right instanceof Slot && right.tag !== 'o';
  const value = single ? rightValue(context, MEMBERS[left.type.kind]!) : rightValue(context);
  const cast = single && value.node.kind === 'parameter' ? { ...value.node, cast: true } : value.node;
  return compared(context, { kind: 'customOperator', operator: '@>', left: left.node, right: cast }, value);
};

/** Django: https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#querying-range-fields */
export const rangeLookups: Readonly<Record<string, Lookup>> = {
  contains,
  containedBy: operatorLookup('<@'),
  overlap: operatorLookup('&&'),
  fullyLt: operatorLookup('<<'),
  fullyGt: operatorLookup('>>'),
  notLt: operatorLookup('&>'),
  notGt: operatorLookup('&<'),
  adjacentTo: operatorLookup('-|-'),
};

const BOUNDS: Readonly<Record<string, readonly [name: string, boolean: boolean]>> = {
  startswith: ['lower', false],
  endswith: ['upper', false],
  isempty: ['isempty', true],
  lowerInc: ['lower_inc', true],
  lowerInf: ['lower_inf', true],
  upperInc: ['upper_inc', true],
  upperInf: ['upper_inf', true],
};

/** `during__startswith__gte`: a bound of the range, or a question about it. */
export function rangeTransform(operand: Resolved, name: string): Resolved | null {
  const bound = Object.hasOwn(BOUNDS, name) ? BOUNDS[name]! : undefined;
  if (bound === undefined) return null;
  const [spelled, boolean] = bound;
  const type: ValueType = boolean ? { kind: 'boolean' } : MEMBERS[operand.type.kind]!;
  // LOWER and UPPER of a range are its bounds: not the functions of texts, which other databases spell otherwise.
  return { node: { kind: 'raw', parts: [`${spelled.toUpperCase()}(`, operand.node, ')'] }, type, nullable: true, strict: operand.strict };
}
