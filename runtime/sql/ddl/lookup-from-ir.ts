import type { ExpressionIR, LookupIR } from '../../../schema/ir/index.js';
import { TABLE_LOOKUPS } from '../../../schema/ir/table-lookups.js';
import type { ComparisonOperator, ExpressionSqlNode, PatternNode, ValueType } from '../ast/index.js';
import { expressionFromIr, type ExpressionContext, type TypedNode } from './expression-from-ir.js';
import { badSchemaExpression } from './not-supported.js';
import { startOfPath, transformed } from './path-from-ir.js';

/** `views__gte: 0` → `"views" >= 0`; inside a negation `"views" >= 0 AND "views" IS NOT NULL`. */
export function lookupFromIr({ path, value }: LookupIR, context: ExpressionContext): TypedNode {
  const { value: start, rest } = startOfPath(path, context);
  const last = rest.at(-1);
  const named =
    last !== undefined &&
    isLookup(
      last,
      rest.slice(0, -1).reduce((left, name) => transformed(left, name, path, context), start),
    );
  const steps = named ? rest.slice(0, -1) : rest;
  const left = steps.reduce((operand, name) => transformed(operand, name, path, context), start);
  return compareFromIr(left, named ? last : 'exact', value, context);
}

/** A comparison of any expression: of a path, or `Lower('a').eq('b')`. */
export function compareFromIr(
  left: TypedNode,
  lookup: string,
  value: ExpressionIR | readonly ExpressionIR[],
  context: ExpressionContext,
): TypedNode {
  const type: ValueType = { kind: 'boolean' };
  if (lookup === 'isnull' || (lookup === 'exact' && isNullValue(value))) {
    const wanted = lookup === 'exact' || (isSingle(value) && value.kind === 'value' && value.value === true);
    return { node: { kind: 'isNull', operand: left.node, negated: !wanted }, type, nullable: false };
  }
  const node = comparison(left, lookup, value, context);
  if (!context.negated || !left.nullable) return { node, type, nullable: left.nullable };
  const isThere: ExpressionSqlNode = { kind: 'isNull', operand: left.node, negated: true };
  return { node: { kind: 'logical', connector: 'AND', operands: [node, isThere] }, type, nullable: false };
}

const comparisons: Readonly<Record<string, ComparisonOperator | undefined>> = { exact: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

const patterns: Readonly<Record<string, PatternNode['match'] | undefined>> = {
  exact: 'equals',
  contains: 'contains',
  startswith: 'startsWith',
  endswith: 'endsWith',
};

/** Operators of PostgreSQL's own types. */
const operators: Readonly<Record<string, string | undefined>> = { contains: '@>', containedBy: '<@', overlap: '&&', adjacentTo: '-|-' };

const lookups: ReadonlySet<string> = new Set(TABLE_LOOKUPS);

function isLookup(name: string, left: TypedNode): boolean {
  // Any other word after JSON is a key.
  return lookups.has(name) && (left.type.kind !== 'json' || !(name in patterns) || name === 'exact' || name === 'contains');
}

function comparison(
  left: TypedNode,
  lookup: string,
  value: ExpressionIR | readonly ExpressionIR[],
  context: ExpressionContext,
): ExpressionSqlNode {
  const operand = left.node;
  const right = (item: ExpressionIR, type = left.type): ExpressionSqlNode => expressionFromIr(item, context, type).node;
  const operator = comparisons[lookup];
  if (lookup === 'in') return { kind: 'in', operand, list: items(value).map((item) => right(item)) };
  if (lookup === 'range') {
    const [low, high] = items(value);
    if (low !== undefined && high !== undefined) return { kind: 'between', operand, low: right(low), high: right(high) };
  }
  if (isSingle(value)) {
    const isTruth = lookup === 'exact' && left.type.kind === 'boolean' && value.kind === 'value' && typeof value.value === 'boolean';
    if (isTruth) return value.value === true ? operand : { kind: 'not', operand };
    if (operator !== undefined) return { kind: 'comparison', operator, left: operand, right: right(value) };
    if (lookup === 'regex' || lookup === 'iregex')
      return { kind: 'regex', insensitive: lookup === 'iregex', subject: operand, pattern: right(value, TEXT) };
    const own = isText(left.type) ? undefined : operators[lookup];
    if (own !== undefined) return { kind: 'customOperator', operator: own, left: operand, right: right(value) };
    const insensitive = lookup.startsWith('i');
    const match = patterns[insensitive ? lookup.slice(1) : lookup];
    if (match !== undefined) return { kind: 'pattern', match, insensitive, subject: operand, text: right(value, TEXT) };
  }
  throw badSchemaExpression(context.subject, `the lookup '${lookup}'`, `Use ${[...lookups].join(', ')}.`);
}

const TEXT: ValueType = { kind: 'text' };

/** The members of a list: an array value, or a list of expressions. */
function items(value: ExpressionIR | readonly ExpressionIR[]): readonly ExpressionIR[] {
  if (!isSingle(value)) return value;
  if (value.kind !== 'value' || !Array.isArray(value.value)) return [value];
  const { type } = value;
  return value.value.map((member) => ({ kind: 'value', value: member, ...(type === undefined ? {} : { type }) }));
}

function isSingle(value: ExpressionIR | readonly ExpressionIR[]): value is ExpressionIR {
  return !Array.isArray(value);
}

function isNullValue(value: ExpressionIR | readonly ExpressionIR[]): boolean {
  return isSingle(value) && value.kind === 'value' && value.value === null;
}

function isText({ kind }: ValueType): boolean {
  return (
    kind === 'char' || kind === 'text' || kind === 'slug' || kind === 'email' || kind === 'url' || kind === 'citext' || kind === 'enum'
  );
}
