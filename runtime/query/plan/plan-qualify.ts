import type { SelectNode } from '../../sql/ast/index.js';
import { askedGroups } from './asked-groups.js';
import { distinctConstants } from './distinct-constants.js';
import { distinctGroups } from './distinct-groups.js';
import { filterAround } from './filter-around.js';
import { orderDistinct } from './order-distinct.js';
import { plainGroups } from './plain-groups.js';
import type { SelectPlanner } from './select-planner.js';
import { windowsOverGroups } from './windows-over-groups.js';

/**
 * A SELECT of a planner with its filters on windows around it, if there are any; else as the database takes it:
 * `SELECT "c1", "c2" FROM (SELECT …, RANK() OVER (…) AS "c2") "qualify" WHERE "c2" = 1`, because WHERE is done before windows are.
 */
export function qualified(planner: SelectPlanner, select: SelectNode): SelectNode {
  const { features, context } = planner;
  const tables = new Set(planner.tree.entries.map(({ alias }) => alias));
  const inside = (one: SelectNode): SelectNode => plainGroups(windowsOverGroups(one, tables, context), tables, context);
  const condition = planner.qualifyNode;
  const whole = planner.asksGroups
    ? askedGroups(select, condition, tables, context, inside)
    : condition === null
      ? inside(select)
      : filterAround(select, condition, tables, 'qualify', inside);
  const apart = distinctConstants(distinctGroups(whole, context), tables, context);
  return features.ordersDistinct ? apart : orderDistinct(apart, context.aliases);
}
