import type { FuncFunction } from '../query/types/expressions/basics.js';
import { QueryError } from '../errors/query-error.js';
import { UNKNOWN } from '../sql/ast/index.js';
import { isExpression } from './expression.js';
import { FunctionExpression } from './function-expression.js';
import { typeOfOutput } from './output-fields.js';
import { asArgument } from './path-expression.js';
import { WrappedExpression } from './typed-expressions.js';

/**
 * A function of the database by its name: `Func('a', 'b', { function: 'similarity', outputField: fields.float() })`.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/expressions/#func-expressions
 */
export const Func = ((...parts: readonly unknown[]) => {
  const last = parts.at(-1);
  const options = isOptions(last) ? last : null;
  const unknown = Object.keys(options ?? {}).find((name) => name !== 'function' && name !== 'outputField');
  if (unknown !== undefined) throw unknownOption(unknown);
  const name = checkFunctionName(options?.function);
  const operands = parts.slice(0, -1).map(asArgument);
  const called = new FunctionExpression({ name, type: () => UNKNOWN, nulls: 'always', shape: 'Func' }, operands);
  return options?.outputField === undefined
    ? called
    : new WrappedExpression(called, typeOfOutput(options.outputField, 'Func({ outputField })'));
}) as unknown as FuncFunction;

function isOptions(value: unknown): value is { readonly function: string; readonly outputField?: unknown } {
  return typeof value === 'object' && value !== null && !isExpression(value) && 'function' in value;
}

function unknownOption(name: string): QueryError {
  return new QueryError({
    code: 'QUERY.BAD_FUNCTION',
    message: `Func() has no option ${JSON.stringify(name)}. Choices are: function, outputField.`,
    hint: "Write more than a call with the sql tag, which takes expressions too: RawSQL(sql`extract(epoch from ${F('createdAt')})`, { outputField: fields.float() }).",
  });
}

/** The name of a function, perhaps with a schema before it: it stands in the text. */
export function checkFunctionName(name: unknown): string {
  if (typeof name === 'string' && /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$/.test(name)) return name;
  throw new QueryError({
    code: 'QUERY.BAD_FUNCTION',
    message: `Func() needs the name of a function${name === undefined ? '' : `; ${JSON.stringify(name)} is none`}.`,
    hint: "Write Func('title', { function: 'soundex', outputField: fields.text() }); for more than a call use RawSQL.",
  });
}
