import type { ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { derivedSelect } from '../plan/derived-select.js';
import { qualified } from '../plan/plan-qualify.js';
import type { SelectPlanner } from '../plan/select-planner.js';

/** `"id" IN (SELECT "post"."id" FROM …)`: the rows that a query over several tables finds. A composite key is compared as a row. */
export function keyInSelect(planner: SelectPlanner, select: SelectNode): ExpressionSqlNode {
  const fields = planner.model.concrete.primaryKey;
  const own = fields.map((field): ExpressionSqlNode => ({ kind: 'column', alias: null, column: field.column }));
  const found = qualified(planner, {
    ...select,
    columns: fields.map((field) => ({ expression: planner.tree.root.column(field.column), alias: field.column })),
  });
  // MySQL reads the rows of a derived table before it changes any: `IN (SELECT "id" FROM (SELECT …) "matched")`.
  const list = planner.features.updateReadsOwnTable
    ? { ...found, columns: found.columns.map((column) => ({ ...column, alias: null })) }
    : derivedSelect(found, planner.context.aliases, 'matched');
  return { kind: 'in', operand: own.length === 1 ? own[0]! : { kind: 'row', items: own }, list };
}
