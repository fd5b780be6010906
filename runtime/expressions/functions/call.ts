import { QueryError } from '../../errors/query-error.js';
import { FunctionExpression } from '../function-expression.js';
import { ValueExpression } from '../base-expression.js';
import { asArgument } from '../path-expression.js';
import { FUNCTION_RULES } from './rules.js';

/** A function over arguments of which a bare string is a path; `defaults` fill up those that were left out. */
export function call<T>(name: keyof typeof FUNCTION_RULES, ...defaults: readonly unknown[]): T {
  const rule = FUNCTION_RULES[name];
  return ((...operands: unknown[]) =>
    new FunctionExpression(rule, [...operands, ...defaults.slice(operands.length - 1)].map(asArgument))) as unknown as T;
}

/** The same, with the least number that an argument may be, by place: on what is below the databases do not agree. */
export function counted<T>(name: keyof typeof FUNCTION_RULES, least: readonly (number | null)[], ...defaults: readonly unknown[]): T {
  const make = call<(...operands: readonly unknown[]) => unknown>(name, ...defaults);
  return ((...operands: readonly unknown[]) => {
    least.forEach((one, at) => one !== null && atLeast(one, operands[at], name));
    return make(...operands);
  }) as unknown as T;
}

/** A number that is written out, if it is not too small. */
export function atLeast<T>(least: number, value: T, name: string): T {
  const number = value instanceof ValueExpression ? value.value : value;
  if (typeof number !== 'number' || number >= least) return value;
  throw new QueryError({
    code: 'QUERY.BAD_FUNCTION',
    message: `${name}() takes a number from ${least} on here; it was given ${number}.`,
  });
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
