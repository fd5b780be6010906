import type { ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { ColumnReader } from './column-reader.js';
import { computedGroups } from './computed-groups.js';
import { distinctGroups } from './distinct-groups.js';
import { orderDistinct } from './order-distinct.js';
import type { SelectPlanner } from './select-planner.js';
import { windowsOverGroups } from './windows-over-groups.js';

/** A SELECT of a planner with its filters on windows around it, if there are any; else as the database takes it. */
export function qualified(planner: SelectPlanner, select: SelectNode): SelectNode {
  const { features, context } = planner;
  const tables = new Set(planner.tree.entries.map(({ alias }) => alias));
  const inside = (one: SelectNode): SelectNode => computedGroups(windowsOverGroups(one, tables, context), tables, context);
  const whole = planner.qualifyNode === null ? inside(select) : qualify(select, planner.qualifyNode, tables, inside);
  const apart = distinctGroups(whole, context);
  return features.ordersDistinct ? apart : orderDistinct(apart, context.aliases);
}

/**
 * A filter on a window function stands around the query, because WHERE is done before windows are:
 * `SELECT "c1", "c2" FROM (SELECT …, RANK() OVER (…) AS "c2") "qualify" WHERE "c2" = 1`. The other filters stay inside; DISTINCT goes
 * outside, for what is read for the filter alone tells no rows apart.
 */
function qualify(
  inner: SelectNode,
  condition: ExpressionSqlNode,
  tables: ReadonlySet<string>,
  inside: (select: SelectNode) => SelectNode,
): SelectNode {
  const reader = new ColumnReader(inner.columns, 'qualify', tables);
  const selected = inner.columns.length;
  const where = reader.outside(condition);
  const orderBy = reader.orderOutside(inner.orderBy);
  const distinct = typeof inner.distinct === 'boolean' ? inner.distinct : inner.distinct.map((one) => reader.outside(one));
  const source = inside({ ...inner, distinct: false, columns: reader.columns, orderBy: [], limit: null });
  return { ...selectFrom(source, reader.alias, reader.selected(selected)), distinct, where, orderBy, limit: inner.limit };
}
