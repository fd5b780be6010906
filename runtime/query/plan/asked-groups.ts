import type { ExpressionSqlNode, GroupValueNode, SelectColumnNode, SelectNode } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { somePart } from '../../sql/ast/some-part.js';
import { containsWindow } from '../../sql/ast/walk.js';
import { FieldError } from '../../errors/query-error.js';
import { ColumnReader } from './column-reader.js';
import type { PlanContext, SelectPlanner } from './select-planner.js';

/** Does an expression ask a subquery that names an aggregate of this query? */
export function namesGroups(node: ExpressionSqlNode, { asksGroups, tree }: Pick<SelectPlanner, 'asksGroups' | 'tree'>): boolean {
  return asksGroups && namesGroup(node, new Set([tree.root.alias]));
}

/**
 * What asks subqueries about aggregates of the query stands around the groups:
 * `SELECT "groups"."n", (SELECT … WHERE "views" > "groups"."n") FROM (SELECT …, COUNT("post"."id") AS "n" … GROUP BY …) "groups" WHERE EXISTS (…)`.
 * PostgreSQL and MySQL know such an aggregate for one of the query around, and SQLite does so only sometimes.
 */
export function askedGroups(
  select: SelectNode,
  condition: ExpressionSqlNode | null,
  tables: ReadonlySet<string>,
  { aliases }: PlanContext,
  inside: (select: SelectNode) => SelectNode,
): SelectNode {
  const { columns, orderBy, distinct, limit } = select;
  refuseWindows([...columns.map(({ expression }) => expression), ...orderBy.map(({ expression }) => expression), ...(condition === null ? [] : [condition])]); // prettier-ignore
  const asks = columns.map(({ expression }) => namesGroup(expression, tables));
  const kept = columns.filter((_column, index) => !asks[index]);
  const reader = new ColumnReader(kept, aliases.next('groups'), tables);
  const places = columns.map((column) => kept.indexOf(column));
  const selected = reader.selected(kept.length);
  const around = columns.map(({ expression, alias }, index): SelectColumnNode =>
    asks[index] ? { expression: reader.outside(expression), alias } : selected[places[index]!]!,
  );
  const where = condition === null ? null : reader.outside(condition);
  const order = reader.orderOutside(orderBy);
  const firsts = typeof distinct === 'boolean' ? distinct : distinct.map((one) => reader.outside(one));
  const groupBy = select.groupBy?.map((one) => (one.kind === 'position' ? { ...one, index: places[one.index - 1]! + 1 } : one)) ?? null;
  const source = inside({ ...select, columns: reader.columns, groupBy, distinct: false, orderBy: [], limit: null });
  return { ...selectFrom(source, reader.alias, around), distinct: firsts, where, orderBy: order, limit };
}

function namesGroup(part: unknown, tables: ReadonlySet<string>): boolean {
  return somePart(part, (node) => ('kind' in node && node.kind === 'groupValue' ? tables.has((node as GroupValueNode).table) : undefined));
}

/** A window would look at the groups before the subqueries chose among them. */
function refuseWindows(nodes: readonly ExpressionSqlNode[]): void {
  if (!nodes.some(containsWindow)) return;
  throw new FieldError({
    code: 'QUERY.OUTER_AGGREGATE',
    message: 'OuterRef() names an aggregate of a query that has windows too.',
    hint: "Annotate what the subquery finds, and compare the two: .annotate({ most: Subquery(…) }).filter({ most__gt: F('n') }).",
  });
}
