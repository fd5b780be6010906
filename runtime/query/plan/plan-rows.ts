import { NotSupportedError } from '../../errors/database-error.js';
import type { CompoundNode, LimitNode, OrderNode, SelectNode } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import { derivedSelect, withColumnNames } from './derived-select.js';
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
  const kept = plans.filter((plan): plan is RowsPlan => plan !== null);
  if (kept.length === 0 || (operator === 'intersect' && kept.length < plans.length) || (operator === 'except' && first === null))
    return null;
  const shape = first?.shape ?? shapeOf(planner, states[0] as TracedState) ?? kept[0]!.shape;
  const positions = columnPositions(shape);
  const ordering = (state.ordering ?? []).map((term) => {
    const path = typeof term === 'string' ? term.replace(/^-/, '') : '';
    const position = positions.get(path);
    if (position === undefined) {
      throw new NotSupportedError({
        code: 'QUERY.COMBINATION_ORDER',
        message: `The rows of a ${operator} can only be ordered by a selected column; ${typeof term === 'string' ? `'${term}'` : 'an expression'} is none.`,
        hint: `Choices are: ${[...positions.keys()].join(', ')}.`,
      });
    }
    const descending = (term as string).startsWith('-') !== state.reversed;
    return { expression: { kind: 'position', index: position } as const, descending, nulls: null };
  });
  const limit = planLimit(state);
  if (kept.length === 1) return { node: alone(planner, kept[0]!.node, operator !== 'unionAll', ordering, limit), shape };
  return { node: { kind: 'compound', operator, parts: kept.map((plan) => plan.node), orderBy: ordering, limit }, shape };
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

function columnPositions(shape: RowShape): Map<string, number> {
  const columns = shape.kind === 'instances' ? [...shape.instance.columns, ...shape.annotations] : shape.columns;
  const positions = new Map<string, number>();
  let position = 1;
  for (const { name, items } of columns) {
    if (items === undefined) positions.set(name, position);
    position += items?.length ?? 1;
  }
  return positions;
}
