import type { SelectNode } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { ColumnReader } from './column-reader.js';
import type { PlanContext } from './select-planner.js';

/**
 * MySQL does not find what is computed and grouped by in `ISNULL(LOWER("name"))`, by which NULLs are put first or last, so that order stands
 * around the groups: `SELECT "groups"."low" FROM (SELECT LOWER("name") AS "low" … GROUP BY 1) "groups" ORDER BY ISNULL("groups"."low")`.
 */
export function orderGroups(select: SelectNode, tables: ReadonlySet<string>, { features, aliases }: PlanContext): SelectNode {
  const { columns, distinct, groupBy, orderBy, limit } = select;
  if (features.ordersComputedGroups || groupBy === null || typeof distinct !== 'boolean') return select;
  const computed = new Set(groupBy.flatMap((one) => (one.kind === 'position' ? [JSON.stringify(columns[one.index - 1]!.expression)] : [])));
  if (!orderBy.some(({ nulls, expression }) => nulls !== null && computed.has(JSON.stringify(expression)))) return select;
  const reader = new ColumnReader(columns, aliases.next('groups'), tables);
  const order = reader.orderOutside(orderBy);
  const inner: SelectNode = { ...select, columns: reader.columns, distinct: false, orderBy: [], limit: null };
  return { ...selectFrom(inner, reader.alias, reader.selected(columns.length)), distinct, orderBy: order, limit };
}
