import type { ExpressionSqlNode, ValueType } from '../sql/ast/index.js';
import { RESOLVE } from '../expressions/expression.js';
import { configNode } from '../expressions/search/search-nodes.js';
import { BaseSearchQuery } from '../expressions/search/search-query.js';
import { Slot } from '../expressions/slot.js';
import { compared, exact } from './comparison-lookups.js';
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

const plainQuery = (node: ExpressionSqlNode): ExpressionSqlNode => called('plainto_tsquery', node);
const same = (node: ExpressionSqlNode): ExpressionSqlNode => node;

/** A SearchQuery searches a text with its own configuration; a bare value all of its words. */
const search: Lookup = (context) => {
  const { left, right, scope } = context;
  const isVector = left.type.kind === 'searchVector';
  if (!(right instanceof BaseSearchQuery))
    return (isVector ? searching('@@', same, plainQuery) : searching('@@', (node) => called('to_tsvector', node), plainQuery))(context);
  const query = right[RESOLVE](scope);
  const config = isVector || right.config === null ? [] : configNode(right.config, scope);
  const vector: ExpressionSqlNode = isVector
    ? left.node
    : { kind: 'function', name: 'to_tsvector', arguments: [...config, left.node], type: { kind: 'searchVector' } };
  return compared(context, { kind: 'customOperator', operator: '@@', left: vector, right: query.node }, query);
};

/**
 * Full-text search and trigrams of PostgreSQL: `to_tsvector("body") @@ plainto_tsquery($1)`, `"name" % $1` (extension pg_trgm).
 * MySQL searches too: ``MATCH (`body`) AGAINST (?)``.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/contrib/postgres/search/
 */
export const searchLookups: Readonly<Record<string, Lookup>> = {
  search,
  trigramSimilar: searching('%', same, same),
  trigramWordSimilar: searching('%>', same, same),
  trigramStrictWordSimilar: searching('%>>', same, same),
};

/** `filter({ words: 'cheese' })` searches, as in Django: a vector equals another vector alone. */
const matches: Lookup = (context) => {
  const { left, right, scope } = context;
  const isOther = right instanceof Slot ? right.isNull : !(right instanceof BaseSearchQuery) && right[RESOLVE](scope).type.kind === left.type.kind; // prettier-ignore
  return (isOther ? exact : search)(context);
};

/** A column of search vectors is one already. */
export const vectorLookups: Readonly<Record<string, Lookup>> = { search, exact: matches };
