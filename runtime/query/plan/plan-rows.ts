import { QueryError } from '../../errors/query-error.js';
import type { CompoundNode, LimitNode, OrderNode, SelectNode } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import { orderAround, orderByPlaces, placesOf } from './combination-order.js';
import { ColumnsScope } from './columns-scope.js';
import { type ColumnTypes, constantColumns } from './constant-columns.js';
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
export function planRows(planner: SelectPlanner, state: TracedState, types: ColumnTypes = []): RowsPlan | null {
  return state.combination === null ? planSelect(planner, state, types) : planCombination(planner, state, types);
}

/**
 * `(SELECT …) UNION (SELECT …) ORDER BY 2`: rows are read as those of the first part. Empty parts are left out of a union;
 * an intersection with one is empty.
 */
function planCombination(planner: SelectPlanner, state: TracedState, types: ColumnTypes): RowsPlan | null {
  const { operator } = state.combination!;
  const rows = state.rows;
  const states = state.combination!.states.map((part) => ({
    ...(part as TracedState),
    rows: part.rows === 'instances' ? rows : part.rows,
  }));
  const plans = planParts(planner, states, types);
  const [first] = plans;
  const found = plans.filter((plan): plan is RowsPlan => plan !== null);
  const apart = (operator === 'intersect' || operator === 'except') && !planner.features.slicedParts;
  const kept = apart ? found.map((plan) => inTable(planner, plan)) : found;
  if (kept.length === 0 || (operator === 'intersect' && kept.length < plans.length) || (operator === 'except' && first === null))
    return null;
  refuseUnequal(operator, kept);
  const shape = first?.shape ?? shapeOf(planner, states[0]!) ?? kept[0]!.shape;
  const places = placesOf(shape);
  const limit = planLimit(state);
  const orderBy = orderByPlaces(state, places);
  const node = kept.length === 1 ? kept[0]!.node : ({ kind: 'compound', operator, parts: kept.map(({ node }) => node), orderBy: [], limit: null } as const); // prettier-ignore
  const distinct = kept.length === 1 && operator !== 'unionAll';
  if (orderBy === null) {
    const whole = distinct ? alone(planner, node, true, [], null) : node;
    const around = derivedSelect(withColumnNames(whole), planner.context.aliases, 'rows');
    const scope = new ColumnsScope(planner, operator, places, around.columns);
    return { node: { ...around, orderBy: orderAround(state, scope), limit }, shape };
  }
  if (node.kind === 'compound' && kept.length > 1) return { node: { ...node, orderBy, limit }, shape };
  return { node: alone(planner, node, distinct, orderBy, limit), shape };
}

/** A constant has the type of what the other parts select in its place: PostgreSQL puts no text and date together. */
function planParts(planner: SelectPlanner, states: readonly TracedState[], types: ColumnTypes): (RowsPlan | null)[] {
  const parts = states.map((state) => {
    const own = planner.sibling(state.model);
    const plan = planRows(own, state, types);
    return { state, plan, constants: constantColumns(own, state) };
  });
  const some = parts.find(({ constants }) => constants.includes(true));
  if (some === undefined) return parts.map(({ plan }) => plan);
  const known = parts.map(({ plan, constants }) => {
    if (plan === null || plan.shape.kind === 'instances') return [];
    return plan.shape.columns.map(({ type }, index) => (constants[index] === true || type.kind === 'unknown' ? undefined : type));
  });
  const places = some.constants.map((_, index) => types[index] ?? known.find((part) => part[index] !== undefined)?.[index]);
  return parts.map(({ state, plan, constants }) =>
    constants.includes(true) ? planRows(planner.sibling(state.model), state, places) : plan,
  );
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
