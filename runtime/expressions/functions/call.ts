import { QueryError } from '../../errors/query-error.js';
import { FunctionExpression } from '../function-expression.js';
import { asArgument } from '../path-expression.js';
import { FUNCTION_RULES } from './rules.js';

/** A function over arguments of which a bare string is a path; `defaults` fill up those that were left out. */
export function call<T>(name: keyof typeof FUNCTION_RULES, ...defaults: readonly unknown[]): T {
  const rule = FUNCTION_RULES[name];
  return ((...operands: unknown[]) =>
    new FunctionExpression(rule, [...operands, ...defaults.slice(operands.length - 1)].map(asArgument))) as unknown as T;
}

/** A function that chooses one of its arguments, which needs two of them. */
export function choice<T>(name: keyof typeof FUNCTION_RULES): T {
  const make = call<(...operands: readonly unknown[]) => unknown>(name);
  return ((...operands: readonly unknown[]) => {
    if (operands.length < 2)
      throw new QueryError({
        code: 'QUERY.BAD_FUNCTION',
        message: `${name}() takes two arguments or more; it was given ${operands.length}.`,
        hint: `Write ${name}('nickname', 'name').`,
      });
    return make(...operands);
  }) as unknown as T;
}
