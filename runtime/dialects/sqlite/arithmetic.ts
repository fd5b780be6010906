import type { ArithmeticNode, ExpressionSqlNode, ValueType } from '../../sql/ast/index.js';
import { isInteger, isTemporal, writeCall, writeInfix } from '../../sql/compile/arithmetic-visitors.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { writeModulo } from './functions.js';
import { writeFromMicroseconds, writeMicroseconds } from './microseconds.js';

/** Arithmetic whose answers are those of PostgreSQL. */
export function sqliteArithmetic(node: ArithmeticNode, writer: SqlWriter): void {
  const { operator, left, right, leftType, rightType, type } = node;
  if (isTemporal(leftType) && isTemporal(rightType)) {
    writer.write('(');
    writeMicroseconds(left, leftType, writer);
    writer.write(' - ');
    writeMicroseconds(right, rightType, writer);
    writer.write(')');
  } else if (isTemporal(leftType)) {
    writeShifted(left, operator, right, leftType, type, writer);
  } else if (isTemporal(rightType)) {
    writeShifted(right, operator, left, rightType, type, writer);
  } else if (operator === '^') {
    writeCall('POWER', node, writer);
  } else if (operator === '%') {
    writeModulo(left, right, isInteger(leftType) && isInteger(rightType), writer);
  } else if (operator === '#') {
    // There is no exclusive or: what either has and not both.
    writer.write('((').operand(left).write(' | ').operand(right).write(') - (').operand(left).write(' & ').operand(right).write('))');
  } else if (type.kind === 'duration' && (operator === '*' || operator === '/')) {
    // Whole microseconds.
    writer.write('CAST(ROUND(').operand(left).write(` ${operator} `).write('CAST(').expression(right).write(' AS REAL)) AS INTEGER)');
  } else if (operator === '/' && !(isInteger(leftType) && isInteger(rightType))) {
    // A decimal may be kept as an integer, and integers divide without a fraction.
    writer.operand(left).write(' / CAST(').expression(right).write(' AS REAL)');
  } else {
    writeInfix(operator, node, writer);
  }
}

function writeShifted(
  moment: ExpressionSqlNode,
  operator: string,
  duration: ExpressionSqlNode,
  momentType: ValueType,
  type: ValueType,
  writer: SqlWriter,
): void {
  writeFromMicroseconds(writer, momentType.kind === 'time' ? 'time' : type.kind, () => {
    writeMicroseconds(moment, momentType, writer);
    writer.write(` ${operator} `).operand(duration);
  });
}
