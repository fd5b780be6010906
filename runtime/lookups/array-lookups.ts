import type { Resolved } from '../expressions/expression.js';
import type { ColumnTypeIR } from '../../schema/ir/index.js';
import { FieldError } from '../errors/query-error.js';
import type { ExpressionSqlNode, ValueType } from '../sql/ast/index.js';
import type { QuerySource } from '../expressions/subquery-expression.js';
import { compared, isQuery } from './comparison-lookups.js';
import { type Lookup, type LookupContext, rightValue, type Transform, unlimited } from './lookup.js';

/** An operator of PostgreSQL between two values of one type: `"tags" @> $1`. */
export function operatorLookup(operator: string): Lookup {
  return (context) => {
    const right = context.left.type.kind === 'array' && isQuery(context.right) ? valuesOf(context, context.right) : rightValue(context);
    return compared(context, { kind: 'customOperator', operator, left: context.left.node, right: right.node }, right);
  };
}

/** `CAST(ARRAY(SELECT "tag"."name" FROM "tag" …) AS varchar[])`: the values of a QuerySet, of which NULL is none. */
function valuesOf({ left, scope }: LookupContext, { state }: QuerySource): Resolved {
  const { node } = scope.subquery(state, 'list');
  const type: ValueType = { kind: 'array', base: unlimited((left.type as Extract<ColumnTypeIR, { kind: 'array' }>).base) };
  const items = node.kind === 'subquery' ? [node] : [];
  const array: ExpressionSqlNode = { kind: 'function', name: 'arraySubquery', arguments: items, type };
  return { node: { kind: 'cast', operand: array, type }, type, nullable: false, strict: [] };
}

/** Django: https://docs.djangoproject.com/en/stable/ref/contrib/postgres/fields/#querying-arrayfield */
export const arrayLookups: Readonly<Record<string, Lookup>> = {
  contains: operatorLookup('@>'),
  containedBy: operatorLookup('<@'),
  overlap: operatorLookup('&&'),
};

const length: Transform = (operand) => called('cardinality', operand, { kind: 'integer' });

/** How many arrays there are in an array of arrays, and not how many values are in them. */
const rowCount = (operand: Resolved): Resolved => ({
  node: { kind: 'raw', parts: ['(CASE WHEN ', operand.node, ' IS NOT NULL THEN COALESCE(ARRAY_LENGTH(', operand.node, ', 1), 0) END)'] },
  type: { kind: 'integer' },
  nullable: operand.nullable,
  strict: operand.strict,
});

/** `tags__len`, `tags__0` (counted from 0), `tags__0_2` (from 0 to before 2). */
export function arrayTransform(operand: Resolved, name: string): Resolved | null {
  const { base } = operand.type as Extract<ColumnTypeIR, { kind: 'array' }>;
  if (name === 'len') return base.kind === 'array' ? rowCount(operand) : length(operand, name);
  const place = /^(\d+)(?:_(\d+))?$/.exec(name);
  if (place === null) return null;
  // Both numbers are digits only; PostgreSQL counts from 1.
  const from = Number(place[1]) + 1;
  const index = place[2] === undefined ? `[${from}]` : `[${from}:${Number(place[2])}]`;
  return {
    node:
      place[2] === undefined && base.kind === 'array'
        ? row(operand.node, from, base)
        : { kind: 'raw', parts: ['(', operand.node, `)${index}`] },
    type: place[2] === undefined ? base : operand.type,
    nullable: true,
    strict: operand.strict,
  };
}

/**
 * An array of arrays is one array of two dimensions to PostgreSQL, where `board[1]` is nothing. A row of it is a slice:
 * `(SELECT ARRAY_AGG("one") FROM UNNEST("board"[1:1]) "one")`, of which `[2]` is an element.
 */
function row(array: ExpressionSqlNode, place: number, { base }: Extract<ColumnTypeIR, { kind: 'array' }>): ExpressionSqlNode {
  if (base.kind === 'array') {
    throw new FieldError({
      code: 'QUERY.DEEP_ARRAY',
      message: 'A place in an array of more than two dimensions is an array of arrays, which PostgreSQL cannot cut out.',
      hint: 'Compare the whole, or ask by RawSQL for the element.',
    });
  }
  return { kind: 'raw', parts: ['(SELECT ARRAY_AGG("one") FROM UNNEST((', array, `)[${place}:${place}]) "one")`] };
}

function called(name: string, operand: Resolved, type: ValueType): Resolved {
  return {
    node: { kind: 'function', name, arguments: [operand.node], argumentTypes: [operand.type], type },
    type,
    nullable: operand.nullable,
    strict: operand.strict,
  };
}
