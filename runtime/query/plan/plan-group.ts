import type { ColumnNode, ExpressionSqlNode, OrderNode } from '../../sql/ast/index.js';
import { childrenOf, containsAggregate } from '../../sql/ast/walk.js';
import type { Selection } from './select-columns.js';
import type { SelectPlanner } from './select-planner.js';

/**
 * GROUP BY of a query with aggregate annotations. Whole instances are grouped by their keys where the database knows that a key
 * fixes the rest of its row; `values('author').annotate(…)` groups by the author. What ORDER BY and HAVING name joins the groups.
 */
export function planGroup(planner: SelectPlanner, selection: Selection, orderBy: readonly OrderNode[]): ExpressionSqlNode[] | null {
  if (planner.grouped === null) return null;
  const { features } = planner;
  const groups: ExpressionSqlNode[] = [];
  const seen = new Set<string>();
  const keyed = new Set<string>();
  const add = (node: ExpressionSqlNode): void => {
    if (node.kind === 'column') {
      const key = `${node.alias}.${node.column}`;
      if (seen.has(key) || keyed.has(node.alias ?? '')) return;
      seen.add(key);
    }
    groups.push(node);
  };
  const { by } = planner.grouped;
  if (by === null && features.groupsByKey) {
    const entries = selection.instances.length > 0 ? selection.instances : [planner.tree.root];
    for (const entry of entries) {
      for (const field of entry.model.concrete.primaryKey) add(entry.column(field.column));
      keyed.add(entry.alias);
    }
  } else if (by !== null) {
    for (const name of by) if (!isAggregate(planner, name)) add(planner.scope().path(name).node);
  } else if (selection.instances.length === 0) {
    for (const field of planner.model.concrete.primaryKey) add(planner.tree.root.column(field.column));
  }
  selection.columns.forEach(({ expression, alias }, index) => {
    if (containsAggregate(expression) || expression.kind === 'literal') return;
    // A constant among the parameters would be another one in GROUP BY: the position says the same.
    if (alias !== null && by?.includes(alias) === true) return;
    if (alias !== null) groups.push({ kind: 'position', index: index + 1 });
    else add(expression);
  });
  for (const { expression } of orderBy)
    if (expression.kind !== 'position' && expression.kind !== 'function') for (const column of columnsOf(expression)) add(column);
  if (planner.havingNode !== null) for (const column of columnsOf(planner.havingNode)) add(column);
  return groups;
}

function isAggregate(planner: SelectPlanner, name: string): boolean {
  const resolved = planner.annotations.get(name)?.resolved;
  return resolved !== undefined && resolved !== null && containsAggregate(resolved.node);
}

/** The columns of an expression outside its aggregates. */
function columnsOf(node: ExpressionSqlNode): ColumnNode[] {
  if (node.kind === 'aggregate') return [];
  if (node.kind === 'column') return [node];
  return childrenOf(node).flatMap(columnsOf);
}
