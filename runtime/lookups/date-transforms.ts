import type { Resolved } from '../expressions/expression.js';
import { Slot } from '../expressions/slot.js';
import type { DatePart, ExpressionSqlNode, ValueType } from '../sql/ast/index.js';
import { compared } from './comparison-lookups.js';
import type { LookupContext, Transform } from './lookup.js';
import { QueryError } from '../errors/query-error.js';

const INTEGER: ValueType = { kind: 'integer' };

function extract(part: DatePart): Transform {
  return (operand) => ({
    node: { kind: 'extract', part, operand: operand.node, operandType: operand.type, timeZone: null },
    type: INTEGER,
    nullable: operand.nullable,
    strict: operand.strict,
  });
}

function truncate(unit: 'date' | 'time'): Transform {
  return (operand) => ({
    node: { kind: 'trunc', unit, operand: operand.node, operandType: operand.type, timeZone: null, type: { kind: unit } },
    type: { kind: unit },
    nullable: operand.nullable,
    strict: operand.strict,
  });
}

const DATE_PARTS = {
  year: extract('year'),
  isoYear: extract('isoYear'),
  quarter: extract('quarter'),
  month: extract('month'),
  week: extract('week'),
  day: extract('day'),
  weekDay: extract('weekDay'),
  isoWeekDay: extract('isoWeekDay'),
} satisfies Record<string, Transform>;

const TIME_PARTS = { hour: extract('hour'), minute: extract('minute'), second: extract('second') } satisfies Record<string, Transform>;

export const dateTransforms: Readonly<Record<string, Transform>> = DATE_PARTS;
export const timeTransforms: Readonly<Record<string, Transform>> = TIME_PARTS;
export const dateTimeTransforms: Readonly<Record<string, Transform>> = {
  ...DATE_PARTS,
  ...TIME_PARTS,
  date: truncate('date'),
  time: truncate('time'),
};

/**
 * `createdAt__year: 2025` compares the column itself, which an index can serve:
 * `"created_at" >= '2025-01-01' AND "created_at" < '2026-01-01'`.
 */
export function yearLookup(name: string, operand: Resolved, context: LookupContext): Resolved | null {
  const { right } = context;
  const bounds = YEAR_BOUNDS[name];
  if (bounds === undefined || !(right instanceof Slot) || right.tag !== 'n') return null;
  const bound = (offset: number): ExpressionSqlNode =>
    right.parameter(operand.type, (year) => firstDay(year as number, offset, operand.type, context.path)) as ExpressionSqlNode;
  const nothing: Resolved = { node: operand.node, type: operand.type, nullable: false, strict: [] };
  const comparisons = bounds.map(([operator, offset]): ExpressionSqlNode => ({
    kind: 'comparison',
    operator,
    left: operand.node,
    right: bound(offset),
  }));
  const node: ExpressionSqlNode = comparisons.length === 1 ? comparisons[0]! : { kind: 'logical', connector: 'AND', operands: comparisons };
  return compared({ ...context, left: operand }, node, nothing);
}

const YEAR_BOUNDS: Readonly<Record<string, readonly (readonly ['>=' | '<', number])[]>> = {
  exact: [
    ['>=', 0],
    ['<', 1],
  ],
  gte: [['>=', 0]],
  gt: [['>=', 1]],
  lt: [['<', 0]],
  lte: [['<', 1]],
};

function firstDay(year: number, offset: number, type: ValueType, path: string): Date | string {
  const value = year + offset;
  if (!Number.isInteger(year) || year < 1 || value > 10000)
    throw new QueryError({ code: 'QUERY.BAD_YEAR', message: `${path} takes a year from 1 to 9999, not ${year}.` });
  if (type.kind === 'date') return value === 10000 ? '9999-12-31' : `${String(value).padStart(4, '0')}-01-01`;
  const date = new Date(0);
  date.setUTCFullYear(value === 10000 ? 9999 : value, value === 10000 ? 11 : 0, value === 10000 ? 31 : 1);
  return date;
}
