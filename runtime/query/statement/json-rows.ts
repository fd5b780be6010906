import type { ExpressionSqlNode, OrderNode, SelectNode, ValueType } from '../../sql/ast/index.js';

/** The rows that become JSON, and their columns as the values of a row name them. */
export interface JsonRows {
  /** What its columns are does not matter. */
  readonly select: SelectNode;
  readonly columns: readonly ExpressionSqlNode[];
}

/** What a function takes at most: 100 arguments on PostgreSQL, 127 on SQLite. */
const WIDTH = 100;

const JSON_TYPE: ValueType = { kind: 'json' };

/**
 * `(SELECT JSON_AGG(JSON_BUILD_ARRAY("rows"."c1", …)) FROM (SELECT … ORDER BY …) "rows")`: values by their place, so that no names
 * travel. Of a single row the array alone. Rows of many columns are arrays of arrays (`wide`).
 */
export function aggregateRows(
  { select, columns }: JsonRows,
  values: readonly ExpressionSqlNode[],
  single: boolean,
): { readonly node: ExpressionSqlNode; readonly wide: boolean } {
  const wide = values.length > WIDTH;
  const row = jsonRow(wide ? parts(values).map(jsonRow) : values);
  if (single) {
    const one = { ...select, columns: [{ expression: row, alias: null }], orderBy: [], limit: select.from?.kind === 'table' ? ONE : null };
    return { node: { kind: 'subquery', select: one }, wide };
  }
  const all: ExpressionSqlNode = {
    kind: 'aggregate',
    name: 'jsonRows',
    arguments: [row],
    distinct: false,
    filter: null,
    orderBy: select.orderBy.map((term) => withoutPosition(term, columns)),
    limit: select.limit?.limit ?? undefined,
    argumentType: JSON_TYPE,
    type: JSON_TYPE,
  };
  return { node: { kind: 'subquery', select: { ...select, columns: [{ expression: all, alias: null }], orderBy: [], limit: null } }, wide };
}

const ONE = { limit: 1, offset: null } as const;

function jsonRow(values: readonly ExpressionSqlNode[]): ExpressionSqlNode {
  return { kind: 'function', name: 'jsonRow', arguments: values, type: JSON_TYPE };
}

function parts(values: readonly ExpressionSqlNode[]): readonly (readonly ExpressionSqlNode[])[] {
  return Array.from({ length: Math.ceil(values.length / WIDTH) }, (_, index) => values.slice(index * WIDTH, (index + 1) * WIDTH));
}

/** Positions mean nothing in an aggregate: the selected expression itself stands there. */
function withoutPosition(term: OrderNode, columns: readonly ExpressionSqlNode[]): OrderNode {
  const { expression } = term;
  return expression.kind === 'position' ? { ...term, expression: columns[expression.index - 1]! } : term;
}
