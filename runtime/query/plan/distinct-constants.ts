import type { SelectNode } from '../../sql/ast/index.js';
import { namesTables } from '../../sql/ast/some-part.js';
import { orderAround, orderPlaces } from './order-around.js';
import type { PlanContext } from './select-planner.js';

/**
 * MariaDB has one row of `SELECT DISTINCT 'a' AS "kind" FROM "post" LIMIT 10 OFFSET 1`, where there is none: the first row that it does not leave out is
 * distinct. So the slice stands around: `SELECT "rows"."kind" FROM (SELECT DISTINCT 'a' AS "kind" FROM "post") "rows" LIMIT 10 OFFSET 1`.
 */
export function distinctConstants(node: SelectNode, tables: ReadonlySet<string>, { features, aliases }: PlanContext): SelectNode {
  const { distinct, limit, columns, from } = node;
  if (features.slicesDistinctConstants || distinct !== true || limit === null || limit.offset === null || from === null) return node;
  if (namesTables(columns, new Set([...tables, from.alias]))) return node;
  const places = orderPlaces(node);
  return places === undefined ? node : orderAround(node, places, aliases);
}
