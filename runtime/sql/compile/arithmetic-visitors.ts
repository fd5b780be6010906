import type { ArithmeticNode, ValueType } from '../ast/index.js';
import type { ExpressionVisitors } from './spelling.js';
import type { SqlWriter } from './sql-writer.js';

/** `a + b`; remainder and power are functions everywhere. */
export const arithmeticVisitors: Pick<ExpressionVisitors, 'arithmetic'> = { arithmetic: writeArithmetic };

export function writeArithmetic(node: ArithmeticNode, writer: SqlWriter): void {
  if (node.operator === '%') writeCall('MOD', node, writer);
  else if (node.operator === '^') writeCall('POWER', node, writer);
  else writeInfix(node.operator, node, writer);
}

export function writeCall(name: string, { left, right }: ArithmeticNode, writer: SqlWriter): void {
  writer.write(`${name}(`).expression(left).write(', ').expression(right).write(')');
}

export function writeInfix(operator: string, { left, right }: ArithmeticNode, writer: SqlWriter): void {
  writer.operand(left).write(` ${operator} `).operand(right);
}

const INTEGERS: ReadonlySet<ValueType['kind']> = new Set<ValueType['kind']>([
  'auto',
  'bigAuto',
  'smallAuto',
  'integer',
  'smallInteger',
  'bigInteger',
  'positiveInteger',
  'positiveSmallInteger',
  'positiveBigInteger',
  'count',
]);

export function isInteger({ kind }: ValueType): boolean {
  return INTEGERS.has(kind);
}

/** A point or a span of the calendar or the clock. */
export function isTemporal({ kind }: ValueType): boolean {
  return kind === 'date' || kind === 'dateTime' || kind === 'time';
}
