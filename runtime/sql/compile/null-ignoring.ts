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
    // An annotation that is named twice is one operand object twice: told apart by their places.
    const turned = operands.map((operand, index) => [operand, ...operands.filter((_other, at) => at !== index)]);
    writer.write(`${name}(`).list(turned, (some) => writer.write('COALESCE(').expressions(some).write(')'));
    writer.write(')');
  };
}
