import type { CompoundNode, ExpressionSqlNode, SelectColumnNode, SelectNode } from '../../sql/ast/index.js';

/**
 * A query of which only the number of rows matters: `SELECT 1 FROM "post" … LIMIT 10`. What DISTINCT tells rows apart by stays, and what GROUP BY
 * names by its place, and what HAVING names, which MySQL finds among the selected columns alone; an order decides nothing.
 */
export function countedRows(node: SelectNode | CompoundNode): SelectNode | CompoundNode {
  if (node.kind === 'compound' || node.distinct !== false || node.from === null || node.from.kind === 'derivedTable') return node;
  const having = JSON.stringify(node.having);
  const kept: SelectColumnNode[] = node.columns.filter(({ expression }) => expression.kind === 'column' && having.includes(JSON.stringify(expression))); // prettier-ignore
  const groupBy = node.groupBy?.map((group): ExpressionSqlNode => {
    if (group.kind !== 'position') return group;
    const column = node.columns[group.index - 1]!;
    const known = kept.indexOf(column);
    return { kind: 'position', index: known === -1 ? kept.push(column) : known + 1 };
  });
  const columns = kept.length > 0 ? kept : [{ expression: { kind: 'literal', value: 1 } as const, alias: null }];
  return { ...node, columns, groupBy: groupBy ?? null, orderBy: [] };
}
