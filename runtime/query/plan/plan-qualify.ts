import type { ExpressionSqlNode, OrderNode, SelectColumnNode, SelectNode } from '../../sql/ast/index.js';
import { replaceNodes } from '../../sql/ast/replace.js';

/**
 * A filter on a window function stands around the query, because WHERE is done before windows are:
 * `SELECT "c1", "c2" FROM (SELECT …, RANK() OVER (…) AS "c2") "qualify" WHERE "c2" = 1`. The other filters stay inside.
 */
export function qualify(inner: SelectNode, condition: ExpressionSqlNode): SelectNode {
  const columns: SelectColumnNode[] = inner.columns.map((column, index) => ({ ...column, alias: column.alias ?? `c${index + 1}` }));
  const selected = columns.length;
  const outside = (node: ExpressionSqlNode): ExpressionSqlNode =>
    replaceNodes(node, (part) => {
      if (part.kind !== 'window' && part.kind !== 'column' && part.kind !== 'aggregate') return null;
      const text = JSON.stringify(part);
      let index = columns.findIndex((column) => column.expression === part || JSON.stringify(column.expression) === text);
      if (index < 0) index = columns.push({ expression: part, alias: `c${columns.length + 1}` }) - 1;
      return { kind: 'column', alias: 'qualify', column: columns[index]!.alias! };
    });
  const where = outside(condition);
  const orderBy = inner.orderBy.map((term): OrderNode =>
    term.expression.kind === 'position' ? term : { ...term, expression: outside(term.expression) },
  );
  return {
    kind: 'select',
    with: [],
    distinct: false,
    columns: columns
      .slice(0, selected)
      .map((column) => ({ expression: { kind: 'column', alias: 'qualify', column: column.alias! }, alias: column.alias })),
    from: { kind: 'derivedTable', select: { ...inner, columns, orderBy: [], limit: null }, alias: 'qualify' },
    joins: [],
    where,
    groupBy: null,
    having: null,
    orderBy,
    limit: inner.limit,
    lock: null,
  };
}
