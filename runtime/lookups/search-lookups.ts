import type { ExpressionSqlNode, ValueType } from '../sql/ast/index.js';
import { compared } from './comparison-lookups.js';
import { type Lookup, rightValue } from './lookup.js';

const TEXT: ValueType = { kind: 'text' };

const called = (name: string, operand: ExpressionSqlNode): ExpressionSqlNode => ({
  kind: 'function',
  name,
  arguments: [operand],
  argumentTypes: [TEXT],
  type: TEXT,
});

/** An operator of PostgreSQL's text search between two texts; the other databases refuse it by its name. */
function searching(
  operator: string,
  left: (node: ExpressionSqlNode) => ExpressionSqlNode,
  right: (node: ExpressionSqlNode) => ExpressionSqlNode,
): Lookup {
  return (context) => {
    const value = rightValue(context, TEXT);
    const typed = value.node.kind === 'parameter' ? { ...value.node, cast: true } : value.node;
    return compared(context, { kind: 'customOperator', operator, left: left(context.left.node), right: right(typed) }, value);
  };
}

const same = (node: ExpressionSqlNode): ExpressionSqlNode => node;

/**
 * PostgreSQL's full-text search and trigrams: `to_tsvector("body") @@ plainto_tsquery($1)`, `"name" % $1` (extension pg_trgm).
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/
 */
export const searchLookups: Readonly<Record<string, Lookup>> = {
  search: searching(
    '@@',
    (node) => called('to_tsvector', node),
    (node) => called('plainto_tsquery', node),
  ),
  trigramSimilar: searching('%', same, same),
  trigramWordSimilar: searching('%>', same, same),
};

/** A column of search vectors is one already. */
export const vectorLookups: Readonly<Record<string, Lookup>> = {
  search: searching('@@', same, (node) => called('plainto_tsquery', node)),
};
