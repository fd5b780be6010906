import type { ArithmeticNode, ExpressionSqlNode, ValueType } from '../../sql/ast/index.js';
import { isInteger, isTemporal, writeArithmetic, writeInfix } from '../../sql/compile/arithmetic-visitors.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

const BITS: ReadonlySet<string> = new Set(['&', '|', '#', '<<']);

/** Arithmetic whose answers are those of PostgreSQL. */
export function mysqlArithmetic(node: ArithmeticNode, writer: SqlWriter): void {
  const { operator, left, right, leftType, rightType, type } = node;
  if (isTemporal(leftType) && isTemporal(rightType)) return writeDifference(node, writer);
  if (isTemporal(leftType)) return writeShifted(left, operator, right, leftType, type, writer);
  if (isTemporal(rightType)) return writeShifted(right, operator, left, rightType, type, writer);
  // `/` of integers has decimals: DIV cuts them off.
  if (operator === '/' && isInteger(leftType) && isInteger(rightType)) return writeInfix('DIV', node, writer);
  if (BITS.has(operator)) {
    // Bit operations give unsigned numbers.
    writer.write('CAST(');
    writeInfix(operator === '#' ? '^' : operator, node, writer);
    writer.write(' AS SIGNED)');
  } else if (operator === '>>') {
    // A negative number keeps its sign: -8 >> 1 is -4.
    writer.write('CAST(CASE WHEN ').operand(left).write(' < 0 THEN ~(~').operand(left).write(' >> ').operand(right).write(') ELSE ');
    writeInfix('>>', node, writer);
    writer.write(' END AS SIGNED)');
  } else if (type.kind === 'duration' && (operator === '*' || operator === '/')) {
    // Whole microseconds.
    writer.write('CAST(');
    writeInfix(operator, node, writer);
    writer.write(' AS SIGNED)');
  } else {
    writeArithmetic(node, writer);
  }
}

/** Microseconds from one to the other: ``TIMESTAMPDIFF(MICROSECOND, `b`, `a`)`` */
function writeDifference({ left, right, leftType }: ArithmeticNode, writer: SqlWriter): void {
  writer.write('TIMESTAMPDIFF(MICROSECOND, ');
  writeMoment(right, leftType, writer);
  writer.write(', ');
  writeMoment(left, leftType, writer);
  writer.write(')');
}

/** ``(`a` + INTERVAL `b` MICROSECOND)``; a time of day goes round the clock. */
function writeShifted(
  moment: ExpressionSqlNode,
  operator: string,
  duration: ExpressionSqlNode,
  momentType: ValueType,
  type: ValueType,
  writer: SqlWriter,
): void {
  const close = momentType.kind === 'time' ? ' AS TIME(6))' : type.kind === 'date' ? ' AS DATE)' : '';
  writer.write(close === '' ? '(' : 'CAST(');
  writeMoment(moment, momentType, writer);
  writer
    .write(` ${operator} INTERVAL `)
    .operand(duration)
    .write(' MICROSECOND')
    .write(close === '' ? ')' : close);
}

/** A time of day needs a day to be counted from. */
function writeMoment(node: ExpressionSqlNode, { kind }: ValueType, writer: SqlWriter): void {
  if (kind === 'time') writer.write("TIMESTAMP('2000-01-01', ").expression(node).write(')');
  else writer.operand(node);
}
