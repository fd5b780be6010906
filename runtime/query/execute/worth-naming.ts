import type { ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { childrenOf } from '../../sql/ast/walk.js';

/**
 * Is a SELECT worth keeping prepared? After five runs PostgreSQL may plan a named statement once for all values. Keys, ranges and
 * lists gain from that; a pattern does not: its selectivity is in the value, and the plan for an unknown one was three times slower
 * (docs/decisions/prepared-statements.md). So a query that looks for a pattern is sent without a name.
 */
export function worthNaming(node: SelectNode): boolean {
  const parts = [node.where, node.having, ...node.joins.map((join) => join.on)];
  return !parts.some((part) => part !== null && hasPattern(part));
}

function hasPattern(node: ExpressionSqlNode): boolean {
  if (node.kind === 'pattern' || node.kind === 'regex') return true;
  if (node.kind === 'exists' || node.kind === 'subquery') return !worthNaming(node.select);
  if (node.kind === 'in' && 'kind' in node.list) return !worthNaming(node.list);
  return childrenOf(node).some(hasPattern);
}
