import { QueryError } from '../../errors/query-error.js';
import type { ExpressionSqlNode, ValueType } from '../../sql/ast/index.js';
import { ValueExpression } from '../base-expression.js';
import { type ExpressionNode, isExpression, RESOLVE, type Scope, TRACE } from '../expression.js';
import { LiteralExpression } from '../literal-expression.js';
import type { Tracer } from '../tracer.js';

/** The name of a configuration, such as `english`, or an expression that gives one. */
export type SearchConfig = string | ExpressionNode;

/** A name stands in the text, so that an index over the same expression serves. */
export function searchConfig(config: SearchConfig | undefined): ExpressionNode | null {
  if (config === undefined) return null;
  if (isExpression(config)) return config;
  if (typeof config === 'string' && /^[A-Za-z_][\w.]*$/.test(config)) return new LiteralExpression(config);
  throw new QueryError({
    code: 'QUERY.BAD_SEARCH',
    message: `${JSON.stringify(config)} is not the name of a text search configuration.`,
    hint: "Give one that PostgreSQL knows: 'english', 'german', 'simple'; or an expression: F('language').",
  });
}

export function configNode(config: ExpressionNode | null, scope: Scope): ExpressionSqlNode[] {
  if (config === null) return [];
  const { node } = config[RESOLVE](scope);
  return [node.kind === 'literal' ? node : { kind: 'raw', parts: [node, '::regconfig'] }];
}

export function traceOptional(one: ExpressionNode | null, tracer: Tracer): ExpressionNode | null {
  tracer.text(one === null ? '-' : '+');
  return one?.[TRACE](tracer) ?? null;
}

/** Text that is looked for: a bare string is a value here, and no path. */
export function asText(value: unknown): ExpressionNode {
  return isExpression(value) ? value : new ValueExpression(value, { kind: 'text' });
}

export function called(name: string, operands: readonly ExpressionSqlNode[], type: ValueType): ExpressionSqlNode {
  return { kind: 'function', name, arguments: operands, type };
}
