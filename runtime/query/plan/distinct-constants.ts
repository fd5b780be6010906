import type { SelectNode } from '../../sql/ast/index.js';
import { orderAround, orderPlaces } from './order-around.js';
import type { PlanContext } from './select-planner.js';

/**
 * MariaDB has one row of `SELECT DISTINCT 'a' AS "kind" FROM "post" LIMIT 10 OFFSET 1`, where there is none: the first row that it does not leave out is
 * distinct. So the slice stands around: `SELECT "rows"."kind" FROM (SELECT DISTINCT 'a' AS "kind" FROM "post") "rows" LIMIT 10 OFFSET 1`.
 */
export function distinctConstants(node: SelectNode, tables: ReadonlySet<string>, { features, aliases }: PlanContext): SelectNode {
  const { distinct, limit, columns, from } = node;
  if (features.slicesDistinctConstants || distinct !== true || limit === null || limit.offset === null || from === null) return node;
  if (namesTable(columns, new Set([...tables, from.alias]))) return node;
  const places = orderPlaces(node);
  return places === undefined ? node : orderAround(node, places, aliases);
}

function namesTable(part: unknown, tables: ReadonlySet<string>): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && part.kind === 'column') return tables.has((part as unknown as { readonly alias: string }).alias);
  return Object.values(part).some((one) => namesTable(one, tables));
}
