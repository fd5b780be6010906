import type { ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { ColumnReader } from './column-reader.js';

/**
 * A condition around a query that cannot hold it: `SELECT "c1" FROM (SELECT … AS "c1", … AS "c2") "qualify" WHERE "c2" = 1`. The other filters stay
 * inside; DISTINCT goes outside, for what is read for the condition alone tells no rows apart.
 */
export function filterAround(
  inner: SelectNode,
  condition: ExpressionSqlNode,
  tables: ReadonlySet<string>,
  alias: string,
  inside: (select: SelectNode) => SelectNode,
): SelectNode {
  const reader = new ColumnReader(inner.columns, alias, tables);
  const selected = inner.columns.length;
  const where = reader.outside(condition);
  const orderBy = reader.orderOutside(inner.orderBy);
  const distinct = typeof inner.distinct === 'boolean' ? inner.distinct : inner.distinct.map((one) => reader.outside(one));
  const source = inside({ ...inner, distinct: false, columns: reader.columns, orderBy: [], limit: null });
  return { ...selectFrom(source, reader.alias, reader.selected(selected)), distinct, where, orderBy, limit: inner.limit };
}
