import type { ExpressionSqlNode, SelectColumnNode, SelectNode } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { childrenOf } from '../../sql/ast/walk.js';
import { ColumnReader } from './column-reader.js';
import type { PlanContext } from './select-planner.js';

/**
 * MySQL and MariaDB do not find what is computed and grouped by inside of another expression that is selected, and MySQL not in one that is
 * ordered by, such as `ISNULL(LOWER("name"))`, which puts NULLs first or last. So that stands around the groups:
 * `SELECT "groups"."low", CONCAT("groups"."low", "groups"."c2") FROM (SELECT LOWER("name") AS "low", COUNT(*) AS "c2" … GROUP BY 1) "groups"`.
 */
export function computedGroups(select: SelectNode, tables: ReadonlySet<string>, { features, aliases }: PlanContext): SelectNode {
  const { columns, distinct, groupBy, orderBy, limit } = select;
  if (features.findsComputedGroups || groupBy === null || typeof distinct !== 'boolean') return select;
  const groups = groupBy.map((one) => (one.kind === 'position' ? columns[one.index - 1]!.expression : one));
  const computed = groups.filter(({ kind }) => kind !== 'column');
  if (computed.length === 0) return select;
  const texts = new Set(computed.map((one) => JSON.stringify(one)));
  const isGroup = (node: ExpressionSqlNode): boolean => texts.has(JSON.stringify(node));
  const named = (node: ExpressionSqlNode): boolean =>
    node.kind !== 'aggregate' && node.kind !== 'window' && childrenOf(node).some((child) => isGroup(child) || named(child));
  const outside = columns.map(({ expression }) => !isGroup(expression) && named(expression));
  const isOrdered = !features.ordersComputedGroups && orderBy.some(({ nulls, expression }) => (isGroup(expression) ? nulls !== null : named(expression))); // prettier-ignore
  if (!isOrdered && !outside.includes(true)) return select;
  const kept = columns.filter((_column, index) => !outside[index]);
  const places = columns.map((column) => kept.indexOf(column));
  const unselected = computed.filter((one) => !columns.some(({ expression }) => JSON.stringify(expression) === JSON.stringify(one)));
  const reader = new ColumnReader([...kept, ...unselected.map((expression) => ({ expression, alias: null }))], aliases.next('groups'), tables); // prettier-ignore
  const selected = reader.selected(kept.length);
  const around = columns.map(({ expression, alias }, index): SelectColumnNode =>
    outside[index] ? { expression: reader.outside(expression), alias } : selected[places[index]!]!,
  );
  const order = reader.orderOutside(orderBy);
  const moved = groupBy.map((one) => (one.kind === 'position' ? { ...one, index: places[one.index - 1]! + 1 } : one));
  const inner: SelectNode = { ...select, columns: reader.columns, groupBy: moved, distinct: false, orderBy: [], limit: null };
  return { ...selectFrom(inner, reader.alias, around), distinct, orderBy: order, limit };
}
