import { condition, FALSE } from '../../expressions/conditions.js';
import type { Resolved, SubqueryUse } from '../../expressions/expression.js';
import { QueryError } from '../../errors/query-error.js';
import { type SelectNode, UNKNOWN } from '../../sql/ast/index.js';
import { isSliced } from '../query-state.js';
import type { TracedState } from '../trace-state.js';
import { derivedSelect } from './derived-select.js';
import { planGroup } from './plan-group.js';
import { planOrder } from './plan-order.js';
import { planLimit } from './plan-select.js';
import { selectColumns } from './select-columns.js';
import type { SelectPlanner } from './select-planner.js';

/** A QuerySet inside another query: one value, a list for IN, or whether there is a row. */
export function planSubquery(state: TracedState, use: SubqueryUse, planner: SelectPlanner): Resolved {
  planner.apply(state);
  const impossible = state.empty || planner.impossible;
  if (use === 'exists') {
    if (impossible) return FALSE;
    const groupBy =
      planner.grouped === null ? null : planGroup(planner, { columns: [], shape: NO_SHAPE, positions: new Map(), instances: [] }, []);
    return condition({ kind: 'exists', select: { ...planner.existsSelect(), groupBy, limit: planLimit(state) } });
  }
  if (impossible) return use === 'list' ? FALSE : { node: { kind: 'literal', value: null }, type: UNKNOWN, nullable: true, strict: [] };
  // Without values() it stands for its key, whatever was annotated to filter or order by.
  if (planner.values === null) planner.select(['pk']);
  const selection = selectColumns(planner, { ...state, rows: 'objects' });
  if (selection.columns.length !== 1) {
    throw new QueryError({
      code: 'QUERY.SUBQUERY_COLUMNS',
      message: `A subquery as a value must select one field; this one selects ${selection.columns.length}.`,
      hint: "Name it: .values('id').",
    });
  }
  const column = selection.columns[0]!;
  const { nullable } = planner.scope().path(planner.values?.[0] ?? [...planner.annotations.keys()].at(-1)!);
  const ordered = use === 'value' || isSliced(state);
  const orderBy = ordered ? planOrder(planner, state, selection.positions) : [];
  const groupBy = planGroup(planner, selection, orderBy);
  const { type } = selection.shape.kind === 'instances' ? { type: UNKNOWN } : selection.shape.columns[0]!;
  // NOT IN (…, NULL) is never true: a NULL among the values would make every row vanish.
  if (use === 'list' && !isSliced(state) && groupBy === null && nullable)
    planner.where(condition({ kind: 'isNull', operand: column.expression, negated: true }));
  const select: SelectNode = { ...planner.base(), columns: [column], distinct: state.distinct === true, groupBy, orderBy, limit: planLimit(state) };
  const node = { kind: 'subquery', select: use === 'list' && isSliced(state) ? sliced(select, planner) : select } as const;
  return { node, type, nullable: true, strict: [] };
}

/** `IN (SELECT "rows"."value" FROM (SELECT … LIMIT 3) "rows")` where IN takes no LIMIT. */
function sliced(select: SelectNode, planner: SelectPlanner): SelectNode {
  if (planner.features.limitInSubquery) return select;
  const columns = select.columns.map((column) => ({ ...column, alias: column.alias ?? 'value' }));
  return derivedSelect({ ...select, columns }, planner.context.aliases, 'rows');
}

const NO_SHAPE = { kind: 'objects', columns: [] } as const;
