import { FunctionExpression } from '../function-expression.js';
import { asArgument } from '../path-expression.js';
import { FUNCTION_RULES } from './rules.js';

/** A function over arguments of which a bare string is a path; `defaults` fill up those that were left out. */
export function call<T>(name: keyof typeof FUNCTION_RULES, ...defaults: readonly unknown[]): T {
  const rule = FUNCTION_RULES[name];
  return ((...operands: unknown[]) =>
    new FunctionExpression(rule, [...operands, ...defaults.slice(operands.length - 1)].map(asArgument))) as unknown as T;
}
