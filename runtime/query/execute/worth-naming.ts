import type { CommonTableNode, CompoundNode, ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { childrenOf } from '../../sql/ast/walk.js';

/**
 * Is a SELECT worth keeping prepared? After five runs PostgreSQL may plan a named statement once for all values. Keys, ranges and
 * lists gain from that; a pattern does not: its selectivity is in the value, and the plan for an unknown one was three times slower
 * (docs/decisions/prepared-statements.md). So a query that looks for a pattern is sent without a name.
 */
export function worthNaming(node: SelectNode | CompoundNode): boolean {
  if (node.kind === 'compound') return (node.with ?? []).every(isWorth) && node.parts.every(worthNaming);
  const parts = [node.where, node.having, ...node.joins.map((join) => join.on)];
  if (node.columns.some(({ expression }) => selectsByPattern(expression)) || !node.with.every(isWorth)) return false;
  const sources = [node.from, ...node.joins.map((join) => join.source)];
  if (sources.some((source) => source?.kind === 'derivedTable' && !worthNaming(source.select))) return false;
  return !parts.some((part) => part !== null && hasPattern(part));
}

const isWorth = ({ query }: CommonTableNode): boolean => worthNaming(query);

/** Is there a subquery with a pattern in a column? A pattern that is only computed finds no rows. */
function selectsByPattern(node: ExpressionSqlNode): boolean {
  return node.kind === 'subquery' ? !worthNaming(node.select) : childrenOf(node).some(selectsByPattern);
}

function hasPattern(node: ExpressionSqlNode): boolean {
  if (node.kind === 'pattern' || node.kind === 'regex') return true;
  if (node.kind === 'exists' || node.kind === 'subquery') return !worthNaming(node.select);
  if (node.kind === 'in' && 'kind' in node.list) return !worthNaming(node.list);
  return childrenOf(node).some(hasPattern);
}
