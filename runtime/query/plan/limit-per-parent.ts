import { COUNT, type ExpressionSqlNode, type OrderNode, type SelectColumnNode, type SelectNode } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import type { TracedState } from '../trace-state.js';
import { ColumnReader } from './column-reader.js';
import type { RowShape } from './row-shape.js';
import type { SelectPlanner } from './select-planner.js';

/**
 * The slice of a prefetched QuerySet counts the rows of each parent:
 *
 *     SELECT "rows"."c1", … FROM (
 *       SELECT … AS "c1", …, ROW_NUMBER() OVER (PARTITION BY "comment"."post_id" ORDER BY "comment"."id" DESC) AS "place" FROM "comment" …
 *     ) "rows" WHERE "rows"."place" <= 3 ORDER BY "rows"."place"
 */
export function limitPerParent(planner: SelectPlanner, whole: SelectNode, shape: InstancesShape, state: TracedState): SelectNode {
  // Rows are told apart, and left out by their windows, before they are counted.
  const select = whole.distinct === false && planner.qualifyNode === null ? whole : around(whole, planner);
  const alias = planner.context.aliases.next('rows');
  const named = select.columns.map((column, index): SelectColumnNode => ({ ...column, alias: `c${index + 1}` }));
  const number: ExpressionSqlNode = {
    kind: 'window',
    expression: { kind: 'function', name: 'rowNumber', arguments: [], type: COUNT },
    partitionBy: [select.columns[shape.link!.column]!.expression],
    orderBy: windowOrder(planner, select, shape),
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
  const outer = named.map((column): SelectColumnNode => ({ expression: { kind: 'column', alias, column: column.alias! }, alias: null }));
  return {
    ...selectFrom(inner, alias, outer),
    where: { kind: 'logical', connector: 'AND', operands: bounds(place, state) },
    orderBy: [{ expression: place, descending: false, nulls: null }],
  };
}

type InstancesShape = Extract<RowShape, { readonly kind: 'instances' }>;

/** Positions mean nothing in a window: the selected expression itself stands there. Without an order the key makes one. */
function windowOrder(planner: SelectPlanner, select: SelectNode, { instance }: InstancesShape): OrderNode[] {
  const selected = (index: number): ExpressionSqlNode => select.columns[index]!.expression;
  if (select.orderBy.length === 0) {
    const places = planner.model.primaryKey.map(({ attribute }) => instance.columns.findIndex(({ name }) => name === attribute));
    return places.map((place) => ({ expression: selected(instance.offset + place), descending: false, nulls: null }));
  }
  return select.orderBy.map((term) => {
    const { expression } = term;
    return expression.kind === 'position' ? { ...term, expression: selected(expression.index - 1) } : term;
  });
}

/** `SELECT "whole"."c1", … FROM (SELECT DISTINCT …) "whole"`, with the order outside. */
function around(select: SelectNode, { context, tree }: SelectPlanner): SelectNode {
  const reader = new ColumnReader(select.columns, context.aliases.next('whole'), new Set(tree.entries.map(({ alias }) => alias)));
  const orderBy = reader.orderOutside(select.orderBy);
  const inner: SelectNode = { ...select, columns: reader.columns, orderBy: [], limit: null, lock: null };
  const outer = selectFrom(inner, reader.alias, reader.selected(select.columns.length));
  return { ...outer, orderBy };
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
