import type { OrderNode, SelectNode } from '../../sql/ast/index.js';
import { containsAggregate } from '../../sql/ast/walk.js';
import type { AliasAllocator } from './alias-allocator.js';
import { derivedSelect, withColumnNames } from './derived-select.js';

/**
 * `SELECT DISTINCT AVG(…) … ORDER BY ISNULL(AVG(…))` loses rows on MariaDB, so the order stands around it:
 * `SELECT … FROM (SELECT DISTINCT …) "rows" ORDER BY ISNULL("rows"."n")`. What is ordered by is selected already.
 */
export function orderDistinctGroups(node: SelectNode, aliases: AliasAllocator): SelectNode {
  const bare = node.distinct !== true || node.groupBy === null;
  if (bare || !node.orderBy.some(({ expression, nulls }) => nulls !== null && containsAggregate(expression))) return node;
  const outer = derivedSelect(withColumnNames({ ...node, orderBy: [], limit: null }), aliases, 'rows');
  const texts = node.columns.map(({ expression }) => JSON.stringify(expression));
  const orderBy = node.orderBy.map((term): OrderNode => {
    const { expression } = term;
    const index = expression.kind === 'position' ? expression.index - 1 : texts.indexOf(JSON.stringify(expression));
    return { ...term, expression: outer.columns[index]!.expression };
  });
  return { ...outer, orderBy, limit: node.limit };
}
