import type { DefineFunction } from '../query/types/expressions/basics.js';
import { QueryError } from '../errors/query-error.js';
import type { ValueType } from '../sql/ast/index.js';
import { checkFunctionName } from './func.js';
import { FunctionExpression, type FunctionRule } from './function-expression.js';
import { typeOfOutput } from './output-fields.js';
import { asArgument } from './path-expression.js';

interface Definition {
  readonly function: string | Readonly<Record<string, string | undefined>>;
  readonly outputField: unknown;
  readonly nulls?: 'always' | 'never' | 'strict';
}

/**
 * A function of the database as one of one's own, typed: what it gives is `outputField`, or NULL when an argument is (`nulls`). With a name per
 * database (`postgres`, `mysql`, `sqlite`) the others refuse it.
 *
 * ```ts
 * const Soundex = defineFunction({ function: { postgres: 'soundex', mysql: 'soundex' }, outputField: fields.text() });
 * await Author.objects.filter(Soundex('name').eq(Soundex(Value('Robert'))));
 * ```
 * Django: https://docs.djangoproject.com/en/stable/ref/models/expressions/#func-expressions
 */
export const defineFunction = ((definition: Definition) => {
  const type = typeOfOutput(definition.outputField, 'defineFunction({ outputField })');
  const rule = ruleOf(definition, type);
  return (...operands: readonly unknown[]) => new FunctionExpression(rule, operands.map(asArgument));
}) as unknown as DefineFunction;

function ruleOf({ function: name, nulls = 'strict' }: Definition, type: ValueType): FunctionRule {
  const shared = { type: () => type, nulls, shape: JSON.stringify([type, nulls]) };
  if (typeof name === 'string') return { ...shared, name: checkFunctionName(name) };
  const names = Object.entries(name ?? {}).map(([dialect, one]) => [checkDialect(dialect), checkFunctionName(one)] as const);
  // The name tells functions apart in the shapes of queries; the compiler takes the one of its database.
  return { ...shared, name: `per database: ${names.map((pair) => pair.join(' ')).join(', ')}`, perDialect: Object.fromEntries(names) };
}

function checkDialect(name: string): string {
  if (name === 'postgres' || name === 'mysql' || name === 'sqlite') return name;
  throw new QueryError({
    code: 'QUERY.BAD_FUNCTION',
    message: `defineFunction() names functions for postgres, mysql and sqlite, not for ${JSON.stringify(name)}.`,
  });
}
