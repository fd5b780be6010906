import type { FunctionNode } from '../ast/index.js';
import type { Visitor } from './spelling.js';

/**
 * GREATEST and LEAST that overlook NULLs, as PostgreSQL's do, where the database's own give NULL:
 * `GREATEST(COALESCE(a, b), COALESCE(b, a))`. NULL comes out only when all are NULL.
 */
export function overlookingNulls(name: string): Visitor<FunctionNode> {
  return ({ arguments: operands }, writer) => {
    const [only] = operands;
    if (only !== undefined && operands.length === 1) return void writer.operand(only);
    writer.write(`${name}(`).list(operands, (operand) => {
      const others = operands.filter((other) => other !== operand);
      writer
        .write('COALESCE(')
        .expressions([operand, ...others])
        .write(')');
    });
    writer.write(')');
  };
}
