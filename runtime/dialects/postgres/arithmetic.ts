import { writeArithmetic, writeInfix } from '../../sql/compile/arithmetic-visitors.js';
import type { Visitor } from '../../sql/compile/spelling.js';
import type { ArithmeticNode } from '../../sql/ast/index.js';
import { writeInteger } from './functions.js';

/** What PostgreSQL's types make necessary; see each line. */
export const postgresArithmetic: Visitor<ArithmeticNode> = (node, writer) => {
  const { operator, left, right, leftType, rightType, type } = node;
  if (operator === '-' && leftType.kind === 'date' && rightType.kind === 'date') {
    // The difference of dates is a number of days: ("a" - "b") * INTERVAL '1 day'
    writer.write('(');
    writeInfix('-', node, writer);
    writer.write(") * INTERVAL '1 day'");
  } else if (operator === '%' && (leftType.kind === 'float' || rightType.kind === 'float')) {
    // MOD knows no double precision.
    writer.write('MOD(').operand(left).write('::numeric, ').operand(right).write('::numeric)::double precision');
  } else if (type.kind === 'searchVector') {
    writeInfix('||', node, writer);
  } else if (operator === '<<' || operator === '>>') {
    // The number of places is an integer, whatever is shifted.
    writer.operand(left).write(` ${operator} `);
    writeInteger(right, writer);
  } else if (type.kind === 'date' && (leftType.kind === 'duration' || rightType.kind === 'duration')) {
    // date + interval is a timestamp.
    writer.write('(');
    writeInfix(operator, node, writer);
    writer.write(')::date');
  } else if (type.kind === 'dateTime' && (leftType.kind === 'date' || rightType.kind === 'date')) {
    // The timestamp is UTC's, whatever the session's zone.
    writer.write('(');
    writeInfix(operator, node, writer);
    writer.write(") AT TIME ZONE 'UTC'");
  } else {
    writeArithmetic(node, writer);
  }
};
