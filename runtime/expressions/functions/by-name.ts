import { QueryError } from '../../errors/query-error.js';
import type { ExpressionNode } from '../expression.js';
import { FunctionExpression } from '../function-expression.js';
import { FUNCTION_RULES } from './rules.js';

/** A function by the name that the schema calls it. */
export function callFunction(name: string, operands: readonly ExpressionNode[]): FunctionExpression {
  const rule = Object.hasOwn(FUNCTION_RULES, name) ? FUNCTION_RULES[name as keyof typeof FUNCTION_RULES] : undefined;
  if (rule === undefined) {
    throw new QueryError({
      code: 'QUERY.UNKNOWN_FUNCTION',
      message: `There is no function '${name}'. Choices are: ${Object.keys(FUNCTION_RULES).sort().join(', ')}.`,
      hint: 'The generated code is of another version of dunder: run `dunder generate` again.',
    });
  }
  return new FunctionExpression(rule, operands);
}
