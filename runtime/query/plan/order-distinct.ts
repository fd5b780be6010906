import type { OrderNode, SelectNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';
import { orderAround, orderPlaces } from './order-around.js';

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
  const places = orderPlaces(node);
  if (places === undefined) return node;
  if (!node.orderBy.some((term) => isComputed(term) && term.nulls !== null)) {
    const orderBy = node.orderBy.map((term, at): OrderNode =>
      isComputed(term) ? { ...term, expression: { kind: 'position', index: places[at]! + 1 } } : term,
    );
    return { ...node, orderBy };
  }
  return orderAround(node, places, aliases);
}
