import { COUNT, type ExpressionSqlNode, type OrderNode, type SelectColumnNode, type SelectNode } from '../../sql/ast/index.js';
import type { TracedState } from '../trace-state.js';
import type { PlannedLink, SelectPlanner } from './select-planner.js';

/**
 * The slice of a prefetched QuerySet counts the rows of each parent:
 *
 *     SELECT "rows"."c1", … FROM (
 *       SELECT … AS "c1", …, ROW_NUMBER() OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."id" DESC) AS "place" FROM "comment" …
 *     ) "rows" WHERE "rows"."place" <= 3 ORDER BY "rows"."place"
 */
export function limitPerParent(planner: SelectPlanner, link: PlannedLink, select: SelectNode, state: TracedState): SelectNode {
  const alias = planner.context.aliases.next('rows');
  const named = select.columns.map((column, index): SelectColumnNode => ({ ...column, alias: `c${index + 1}` }));
  const number: ExpressionSqlNode = {
    kind: 'window',
    expression: { kind: 'function', name: 'rowNumber', arguments: [], type: COUNT },
    partitionBy: [link.node],
    orderBy: windowOrder(planner, select),
    frame: null,
  };
  const inner: SelectNode = {
    ...select,
    columns: [...named, { expression: number, alias: 'place' }],
    orderBy: [],
    limit: null,
    lock: null,
  };
  const place: ExpressionSqlNode = { kind: 'column', alias, column: 'place' };
  return {
    kind: 'select',
    with: [],
    distinct: false,
    columns: named.map((column) => ({ expression: { kind: 'column', alias, column: column.alias! }, alias: null })),
    from: { kind: 'derivedTable', select: inner, alias },
    joins: [],
    where: { kind: 'logical', connector: 'AND', operands: bounds(place, state) },
    groupBy: null,
    having: null,
    orderBy: [{ expression: place, descending: false, nulls: null }],
    limit: null,
    lock: null,
  };
}

/** Positions mean nothing in a window: the selected expression itself stands there. Without an order the key makes one. */
function windowOrder(planner: SelectPlanner, select: SelectNode): OrderNode[] {
  if (select.orderBy.length === 0) {
    const { root } = planner.tree;
    return planner.model.concrete.primaryKey.map((field) => ({ expression: root.column(field.column), descending: false, nulls: null }));
  }
  return select.orderBy.map((term) => {
    const { expression } = term;
    const position = expression.kind === 'literal' && typeof expression.value === 'number' ? expression.value : 0;
    return position === 0 ? term : { ...term, expression: select.columns[position - 1]!.expression };
  });
}

/** `place > low AND place - low <= count` */
function bounds(place: ExpressionSqlNode, state: TracedState): ExpressionSqlNode[] {
  const low = state.offset?.parameter(COUNT) ?? null;
  const operands: ExpressionSqlNode[] = [];
  if (low !== null) operands.push({ kind: 'comparison', operator: '>', left: place, right: low });
  if (state.high !== null) {
    const inside: ExpressionSqlNode =
      low === null ? place : { kind: 'arithmetic', operator: '-', left: place, right: low, leftType: COUNT, rightType: COUNT, type: COUNT };
    operands.push({ kind: 'comparison', operator: '<=', left: inside, right: { kind: 'literal', value: state.high - state.low } });
  }
  return operands;
}
