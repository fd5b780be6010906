import type { ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { childrenOf, containsWindow } from '../../sql/ast/walk.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { ColumnReader } from './column-reader.js';
import { namedColumns } from './derived-select.js';
import { asksRows, plainGroups } from './plain-groups.js';
import type { PlanContext } from './select-planner.js';

/**
 * MariaDB answers `HAVING AVG(DISTINCT …) <= 2` and `HAVING EXISTS (… = MAX(…))` wrong where a window is selected too, and any HAVING on an average under SELECT DISTINCT, so the windows
 * stand around the groups:
 * `SELECT "groups"."n", RANK() OVER (ORDER BY "groups"."n") FROM (SELECT AVG(DISTINCT …) AS "n" … HAVING …) "groups"`.
 * So they do where what is grouped by is computed on MySQL, which does not find it again in a window, `RANK() OVER (ORDER BY TRIM("label"))`, and on SQLite,
 * which looks for the place that GROUP BY names among other columns than those that are selected.
 */
export function windowsOverGroups(select: SelectNode, tables: ReadonlySet<string>, context: PlanContext): SelectNode {
  const { features, aliases } = context;
  const { columns, having, distinct, groupBy } = select;
  const groups = columns.filter(({ expression }) => !containsWindow(expression));
  // One that alias() named may stand in the order alone.
  const windowed = groups.length < columns.length || select.orderBy.some(({ expression }) => containsWindow(expression));
  if (!windowed || groupBy === null || typeof distinct !== 'boolean') return select;
  const apart =
    (!features.windowsBesideHaving && having !== null && (distinct || countsDifferent(having))) ||
    (!features.havingAsksRows && having !== null && asksRows(having)) ||
    (!features.windowsOfComputedGroups && groupBy.some(({ kind }) => kind === 'position'));
  if (!apart) return select;
  const alias = aliases.next('groups');
  const reader = new ColumnReader(groups, alias, tables, true);
  const outer = namedColumns(columns).map((column) => ({ ...column, expression: reader.outside(column.expression) }));
  const orderBy = reader.orderOutside(select.orderBy);
  // What GROUP BY names by its place stands at another one now.
  const placed = (index: number): number => groups.indexOf(columns[index - 1]!) + 1;
  const placedGroups = groupBy.map((one): ExpressionSqlNode => (one.kind === 'position' ? { ...one, index: placed(one.index) } : one));
  const inner: SelectNode = { ...select, columns: reader.columns, groupBy: placedGroups, distinct: false, orderBy: [], limit: null };
  return { ...selectFrom(plainGroups(inner, tables, context), alias, outer), distinct, orderBy, limit: select.limit };
}

const countsDifferent = (node: ExpressionSqlNode): boolean =>
  node.kind === 'aggregate' ? node.distinct : childrenOf(node).some(countsDifferent);
