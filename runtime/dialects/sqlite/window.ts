import type { WindowNode } from '../../sql/ast/function-nodes.js';
import { functionVisitors, withoutFilter } from '../../sql/compile/function-visitors.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/**
 * SQLite overlooks the filter of MIN and MAX where the frame begins at the current row and goes on to the end:
 * `MIN(CASE WHEN c THEN a END) OVER (…)` instead of `MIN(a) FILTER (WHERE c) OVER (…)`.
 */
export function sqliteWindow(node: WindowNode, writer: SqlWriter): void {
  const { expression } = node;
  const overlooked = expression.kind === 'aggregate' && (expression.name === 'min' || expression.name === 'max');
  functionVisitors.window(overlooked ? { ...node, expression: withoutFilter(expression) } : node, writer);
}
