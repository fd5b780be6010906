import type { ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { childrenOf } from '../../sql/ast/walk.js';
import { computedGroups } from './computed-groups.js';
import { filterAround } from './filter-around.js';
import type { PlanContext } from './select-planner.js';

/** Groups as the database takes them, without what it does not find in them. */
export function plainGroups(select: SelectNode, tables: ReadonlySet<string>, context: PlanContext): SelectNode {
  const { having } = select;
  if (context.features.havingAsksRows || having === null || !asksRows(having)) return computedGroups(select, tables, context);
  // MariaDB answers `HAVING NOT EXISTS (… = MAX("id"))` wrong, now and then, where it stands beside windows, DISTINCT or COUNT(DISTINCT …).
  const inside = (one: SelectNode): SelectNode => computedGroups(one, tables, context);
  return filterAround({ ...select, having: null }, having, tables, context.aliases.next('groups'), inside);
}

/** Is there a subquery in a condition? */
export const asksRows = (node: ExpressionSqlNode): boolean =>
  node.kind === 'exists' || node.kind === 'subquery' || (node.kind === 'in' && 'kind' in node.list) || childrenOf(node).some(asksRows);
