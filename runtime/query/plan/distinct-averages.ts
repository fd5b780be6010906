import type { SelectNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';
import { orderAround, orderPlaces } from './order-around.js';

/**
 * MariaDB tells the rows of `SELECT DISTINCT AVG("views") … GROUP BY …` apart by the sums and counts that it keeps of them: 1.5 of two rows
 * is another than 1.5 of four. So the groups stand inside: `SELECT DISTINCT "rows"."n" FROM (SELECT AVG("views") AS "n" … GROUP BY …) "rows"`.
 */
export function distinctAverages(node: SelectNode, aliases: AliasAllocator): SelectNode {
  const { distinct, groupBy, columns } = node;
  const keeps = columns.some(({ expression }) => expression.kind === 'aggregate' && KEPT.has(expression.name));
  if (distinct !== true || groupBy === null || !keeps) return node;
  const places = orderPlaces(node);
  return places === undefined ? node : { ...orderAround({ ...node, distinct: false }, places, aliases), distinct };
}

const KEPT: ReadonlySet<string> = new Set(['avg', 'stddevPop', 'stddevSamp', 'varPop', 'varSamp']);
