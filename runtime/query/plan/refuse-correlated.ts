import { NotSupportedError } from '../../errors/database-error.js';
import { TRUE } from '../../expressions/conditions.js';
import type { CompoundNode, SelectNode } from '../../sql/ast/index.js';
import { namesTables } from '../../sql/ast/some-part.js';
import { PlanScope } from './plan-scope.js';
import type { SelectPlanner } from './select-planner.js';

/** A SELECT in FROM that names a column of the query around it, which MariaDB does not find. */
export function refuseCorrelated(select: SelectNode | CompoundNode, planner: SelectPlanner): void {
  const { features } = planner;
  if (features.correlatedTables || !isCorrelated(select, planner)) return;
  throw new NotSupportedError({
    code: 'QUERY.CORRELATED_TABLE',
    message: `${features.label} finds no column of the outer query in a subquery that filters on a window, slices for __in, or is a union.`,
    hint: 'Read the keys first and pass them as a list, or ask one of the rows: Exists(…) or Subquery(… .slice(0, 1)).',
  });
}

/**
 * MySQL makes a join of IN and EXISTS, and then finds no order for a table in FROM that names one around it: "Optimizer failed to find a plan".
 * A subquery with HAVING stays one: `IN (SELECT "rows"."id" FROM (SELECT … WHERE … = "post"."author_id" … LIMIT 3) "rows" HAVING 1)`.
 */
export function unjoined(around: SelectNode, select: SelectNode | CompoundNode, planner: SelectPlanner): SelectNode {
  if (planner.features.joinsCorrelatedTables || !isCorrelated(select, planner)) return around;
  return { ...around, having: TRUE.node };
}

/** Does a query name a column of one around it? */
function isCorrelated(select: SelectNode | CompoundNode, { outer }: SelectPlanner): boolean {
  const around = new Set<string>();
  for (let scope = outer; scope instanceof PlanScope; scope = scope.outer!)
    for (const { alias } of scope.planner.tree.entries) around.add(alias);
  return around.size > 0 && namesTables(select, around);
}
