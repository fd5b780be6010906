import type { OrderNode, SelectNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';
import { derivedSelect, withColumnNames } from './derived-select.js';

/**
 * What SELECT DISTINCT is ordered by is selected already, and named by its place: MySQL says of windows, and of expressions with
 * parameters, that they are others than those in the SELECT list. `SELECT DISTINCT "id", "views" % ? … ORDER BY 2`.
 *
 * `SELECT DISTINCT AVG(…) … ORDER BY ISNULL(AVG(…))` loses rows on MariaDB, and MySQL refuses ISNULL of what is computed, so the order stands around it:
 * `SELECT … FROM (SELECT DISTINCT …) "rows" ORDER BY ISNULL("rows"."n")`.
 */
export function orderDistinct(node: SelectNode, aliases: AliasAllocator): SelectNode {
  const isComputed = ({ expression }: OrderNode): boolean => expression.kind !== 'column' && expression.kind !== 'position';
  if (node.distinct !== true || !node.orderBy.some(isComputed)) return node;
  const texts = node.columns.map(({ expression }) => JSON.stringify(expression));
  const places = node.orderBy.map(({ expression }) =>
    expression.kind === 'position' ? expression.index - 1 : texts.indexOf(JSON.stringify(expression)),
  );
  if (places.includes(-1)) return node;
  if (!node.orderBy.some((term) => isComputed(term) && term.nulls !== null)) {
    const orderBy = node.orderBy.map((term, at): OrderNode =>
      isComputed(term) ? { ...term, expression: { kind: 'position', index: places[at]! + 1 } } : term,
    );
    return { ...node, orderBy };
  }
  const outer = derivedSelect(withColumnNames({ ...node, orderBy: [], limit: null }), aliases, 'rows');
  const orderBy = node.orderBy.map((term, at): OrderNode => ({ ...term, expression: outer.columns[places[at]!]!.expression }));
  return { ...outer, orderBy, limit: node.limit };
}
