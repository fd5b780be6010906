import type { Resolved } from '../expressions/expression.js';
import type { ColumnTypeIR } from '../../schema/ir/index.js';
import type { ValueType } from '../sql/ast/index.js';
import { compared } from './comparison-lookups.js';
import { type Lookup, rightValue, type Transform } from './lookup.js';

/** An operator of PostgreSQL between two values of one type: `"tags" @> $1`. */
export function operatorLookup(operator: string): Lookup {
  return (context) => {
    const right = rightValue(context);
    return compared(context, { kind: 'customOperator', operator, left: context.left.node, right: right.node }, right);
  };
}

/** Django: https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#querying-arrayfield */
export const arrayLookups: Readonly<Record<string, Lookup>> = {
  contains: operatorLookup('@>'),
  containedBy: operatorLookup('<@'),
  overlap: operatorLookup('&&'),
};

const length: Transform = (operand) => called('cardinality', operand, { kind: 'integer' });

/** `tags__len`, `tags__0` (counted from 0), `tags__0_2` (from 0 to before 2). */
export function arrayTransform(operand: Resolved, name: string): Resolved | null {
  if (name === 'len') return length(operand, name);
  const base = (operand.type as Extract<ColumnTypeIR, { kind: 'array' }>).base;
  const place = /^(\d+)(?:_(\d+))?$/.exec(name);
  if (place === null) return null;
  // Both numbers are digits only; PostgreSQL counts from 1.
  const from = Number(place[1]) + 1;
  const index = place[2] === undefined ? `[${from}]` : `[${from}:${Number(place[2])}]`;
  return {
    node: { kind: 'raw', parts: ['(', operand.node, `)${index}`] },
    type: place[2] === undefined ? base : operand.type,
    nullable: true,
    strict: operand.strict,
  };
}

function called(name: string, operand: Resolved, type: ValueType): Resolved {
  return {
    node: { kind: 'function', name, arguments: [operand.node], argumentTypes: [operand.type], type },
    type,
    nullable: operand.nullable,
    strict: operand.strict,
  };
}
