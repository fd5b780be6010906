import type { SelectNode } from '../../sql/ast/index.js';
import { containsAggregate } from '../../sql/ast/walk.js';
import { orderAround, orderPlaces } from './order-around.js';
import type { PlanContext } from './select-planner.js';

/**
 * MariaDB tells the rows of `SELECT DISTINCT AVG("views") … GROUP BY …` apart by the sums and counts that it keeps of them: 1.5 of two rows
 * is another than 1.5 of four. MySQL leaves one row of `SELECT DISTINCT COALESCE(AVG("views"), 7) … GROUP BY … HAVING MAX("id") > 3` before it has
 * looked at HAVING. So the groups stand inside: `SELECT DISTINCT "rows"."n" FROM (SELECT AVG("views") AS "n" … GROUP BY … HAVING …) "rows"`.
 */
export function distinctGroups(node: SelectNode, { features, aliases }: PlanContext): SelectNode {
  const { distinct, groupBy, having, columns } = node;
  if (distinct !== true || groupBy === null) return node;
  const keeps =
    !features.distinctAverages && columns.some(({ expression }) => expression.kind === 'aggregate' && KEPT.has(expression.name));
  const early = !features.distinctAfterHaving && having !== null && columns.some(({ expression }) => containsAggregate(expression));
  const places = keeps || early ? orderPlaces(node) : undefined;
  return places === undefined ? node : { ...orderAround({ ...node, distinct: false }, places, aliases), distinct };
}

const KEPT: ReadonlySet<string> = new Set(['avg', 'stddevPop', 'stddevSamp', 'varPop', 'varSamp']);
