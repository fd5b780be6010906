import { writeArithmetic, writeInfix } from '../../sql/compile/arithmetic-visitors.js';
import type { Visitor } from '../../sql/compile/spelling.js';
import type { ArithmeticNode } from '../../sql/ast/index.js';

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
  } else if ((operator === '+' || operator === '-') && leftType.kind === 'date' && rightType.kind === 'duration' && type.kind === 'date') {
    // date + interval is a timestamp.
    writer.write('(');
    writeInfix(operator, node, writer);
    writer.write(')::date');
  } else {
    writeArithmetic(node, writer);
  }
};
