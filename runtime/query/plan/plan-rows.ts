import { QueryError } from '../../errors/query-error.js';
import type { CompoundNode, LimitNode, OrderNode, SelectNode } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import { orderAround, orderByPlaces, placesOf } from './combination-order.js';
import { columnsOf, derivedSelect, withColumnNames } from './derived-select.js';
import { planLimit, planSelect } from './plan-select.js';
import type { RowShape } from './row-shape.js';
import { selectColumns } from './select-columns.js';
import type { SelectPlanner } from './select-planner.js';

export interface RowsPlan {
  readonly node: SelectNode | CompoundNode;
  readonly shape: RowShape;
}

/** The statement that gives a state's rows: one SELECT, or several put together. */
export function planRows(planner: SelectPlanner, state: TracedState): RowsPlan | null {
  return state.combination === null ? planSelect(planner, state) : planCombination(planner, state);
}

/**
 * `(SELECT …) UNION (SELECT …) ORDER BY 2`: rows are read as those of the first part. Empty parts are left out of a union;
 * an intersection with one is empty.
 */
function planCombination(planner: SelectPlanner, state: TracedState): RowsPlan | null {
  const { operator, states } = state.combination!;
  const rows = state.rows;
  const plans = states.map((part) => {
    const traced = { ...(part as TracedState), rows: part.rows === 'instances' ? rows : part.rows };
    return planRows(planner.sibling(part.model), traced);
  });
  const [first] = plans;
  const found = plans.filter((plan): plan is RowsPlan => plan !== null);
  const apart = (operator === 'intersect' || operator === 'except') && !planner.features.slicedParts;
  const kept = apart ? found.map((plan) => inTable(planner, plan)) : found;
  if (kept.length === 0 || (operator === 'intersect' && kept.length < plans.length) || (operator === 'except' && first === null))
    return null;
  refuseUnequal(operator, kept);
  const shape = first?.shape ?? shapeOf(planner, states[0] as TracedState) ?? kept[0]!.shape;
  const places = placesOf(shape);
  const limit = planLimit(state);
  const orderBy = orderByPlaces(state, places);
  const node = kept.length === 1 ? kept[0]!.node : ({ kind: 'compound', operator, parts: kept.map(({ node }) => node), orderBy: [], limit: null } as const); // prettier-ignore
  const distinct = kept.length === 1 && operator !== 'unionAll';
  if (orderBy === null) {
    const whole = distinct ? alone(planner, node, true, [], null) : node;
    const around = derivedSelect(withColumnNames(whole), planner.context.aliases, 'rows');
    return { node: { ...around, orderBy: orderAround(state, operator, places, around.columns), limit }, shape };
  }
  if (node.kind === 'compound' && kept.length > 1) return { node: { ...node, orderBy, limit }, shape };
  return { node: alone(planner, node, distinct, orderBy, limit), shape };
}

/**
 * MySQL leaves the rows of a LEFT JOIN that have no partner out of `… EXCEPT (SELECT … ORDER BY "t2"."id" LIMIT 1)`, and not where that stands
 * in a table: `… EXCEPT SELECT "part"."id" FROM (SELECT … ORDER BY "t2"."id" LIMIT 1) "part"`.
 */
function inTable(planner: SelectPlanner, plan: RowsPlan): RowsPlan {
  if (plan.node.limit === null) return plan;
  return { ...plan, node: derivedSelect(withColumnNames(plan.node), planner.context.aliases, 'part') };
}

/** Parts are put together by the places of their columns. */
function refuseUnequal(operator: string, plans: readonly RowsPlan[]): void {
  const [first, ...others] = plans.map(({ node }) => columnsOf(node).length);
  const other = others.find((count) => count !== first);
  if (other === undefined) return;
  throw new QueryError({
    code: 'QUERY.UNLIKE_PARTS',
    message: `The parts of a ${operator} select as many columns each; here one has ${first} and another ${other}.`,
    hint: 'Name the same columns in the same order by values().',
  });
}

/** What is left when the other parts are empty: still without equal rows, ordered and sliced as the whole. */
function alone(
  planner: SelectPlanner,
  node: RowsPlan['node'],
  distinct: boolean,
  orderBy: readonly OrderNode[],
  limit: LimitNode | null,
): RowsPlan['node'] {
  if (!distinct && orderBy.length === 0 && limit === null) return node;
  return { ...derivedSelect(withColumnNames(node), planner.context.aliases, 'rows'), distinct, orderBy, limit };
}

/** Rows are named as those of the first part, also when it is empty. */
function shapeOf(planner: SelectPlanner, part: TracedState): RowShape | null {
  if (part.combination !== null || part.rows === 'instances') return null;
  const inner = planner.sibling(part.model);
  inner.apply(part);
  return selectColumns(inner, part).shape;
}
