import type { ExpressionSqlNode, OrderNode, SelectNode } from '../../sql/ast/index.js';
import { childrenOf, containsWindow } from '../../sql/ast/walk.js';
import type { AliasAllocator } from './alias-allocator.js';
import { ColumnReader } from './column-reader.js';
import { namedColumns } from './derived-select.js';

/**
 * MariaDB answers `HAVING AVG(DISTINCT …) <= 2` wrong where a window is selected too, so the windows stand around the groups:
 * `SELECT "groups"."n", RANK() OVER (ORDER BY "groups"."n") FROM (SELECT AVG(DISTINCT …) AS "n" … HAVING …) "groups"`.
 */
export function windowsOverGroups(select: SelectNode, tables: ReadonlySet<string>, aliases: AliasAllocator): SelectNode {
  const { columns, having, distinct } = select;
  const groups = columns.filter(({ expression }) => !containsWindow(expression));
  if (groups.length === columns.length || having === null || !countsDifferent(having) || typeof distinct !== 'boolean') return select;
  const alias = aliases.next('groups');
  const reader = new ColumnReader(groups, alias, tables, true);
  const outer = namedColumns(columns).map((column) => ({ ...column, expression: reader.outside(column.expression) }));
  const orderBy = select.orderBy.map((term): OrderNode =>
    term.expression.kind === 'position' ? term : { ...term, expression: reader.outside(term.expression) },
  );
  // What GROUP BY names by its place stands at another one now.
  const placed = (index: number): number => groups.indexOf(columns[index - 1]!) + 1;
  const groupBy = select.groupBy!.map((one): ExpressionSqlNode => (one.kind === 'position' ? { ...one, index: placed(one.index) } : one));
  const inner: SelectNode = { ...select, columns: reader.columns, groupBy, distinct: false, orderBy: [], limit: null };
  return {
    kind: 'select',
    with: [],
    distinct,
    columns: outer,
    from: { kind: 'derivedTable', select: inner, alias },
    joins: [],
    where: null,
    groupBy: null,
    having: null,
    orderBy,
    limit: select.limit,
    lock: null,
  };
}

const countsDifferent = (node: ExpressionSqlNode): boolean =>
  node.kind === 'aggregate' ? node.distinct : childrenOf(node).some(countsDifferent);
