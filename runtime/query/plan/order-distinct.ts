import type { OrderNode, SelectNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';
import { derivedSelect, withColumnNames } from './derived-select.js';

/**
 * `SELECT DISTINCT AVG(…) … ORDER BY ISNULL(AVG(…))` loses rows on MariaDB, and MySQL refuses ISNULL of what is computed, so the order stands around it:
 * `SELECT … FROM (SELECT DISTINCT …) "rows" ORDER BY ISNULL("rows"."n")`. What is ordered by is selected already.
 */
export function orderDistinct(node: SelectNode, aliases: AliasAllocator): SelectNode {
  const isComputed = ({ expression, nulls }: OrderNode): boolean => nulls !== null && expression.kind !== 'column';
  if (node.distinct !== true || !node.orderBy.some(isComputed)) return node;
  const outer = derivedSelect(withColumnNames({ ...node, orderBy: [], limit: null }), aliases, 'rows');
  const texts = node.columns.map(({ expression }) => JSON.stringify(expression));
  const places = node.orderBy.map(({ expression }) =>
    expression.kind === 'position' ? expression.index - 1 : texts.indexOf(JSON.stringify(expression)),
  );
  if (places.includes(-1)) return node;
  const orderBy = node.orderBy.map((term, at): OrderNode => ({ ...term, expression: outer.columns[places[at]!]!.expression }));
  return { ...outer, orderBy, limit: node.limit };
}
