import type { ExpressionSqlNode, OrderNode, SelectNode, ValueType } from '../../sql/ast/index.js';
import { inParts } from '../../values/in-parts.js';

/** The rows that become JSON, and their columns as the values of a row name them. */
export interface JsonRows {
  /** What its columns are does not matter. */
  readonly select: SelectNode;
  readonly columns: readonly ExpressionSqlNode[];
}

const JSON_TYPE: ValueType = { kind: 'json' };

/** The values of a row by their place, so that no names travel: in one array, or in several that hold `width` each. */
export function rowArray(values: readonly ExpressionSqlNode[], width: number): ExpressionSqlNode {
  if (values.length <= width) return call('jsonRow', values);
  return call(
    'jsonRow',
    inParts(values, width).map((part) => call('jsonRow', part)),
  );
}

/** A row with the relations that hang on it: `JSON_BUILD_ARRAY(ARRAY["rows"."c1"::text, …], (SELECT …))`. */
export function rowWithRelations(row: ExpressionSqlNode, relations: readonly ExpressionSqlNode[]): ExpressionSqlNode {
  return relations.length === 0 ? row : call('jsonParts', [row, ...relations]);
}

/** `(SELECT JSON_AGG(ARRAY["rows"."c1"::text, …]) FROM (SELECT … ORDER BY …) "rows")` */
export function allRows({ select, columns }: JsonRows, row: ExpressionSqlNode): ExpressionSqlNode {
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
  return { kind: 'subquery', select: { ...select, columns: [{ expression: all, alias: null }], orderBy: [], limit: null } };
}

/** `(SELECT ARRAY["rows"."c1"::text, …] FROM (SELECT … LIMIT 1) "rows")` */
export function oneRow({ select }: JsonRows, row: ExpressionSqlNode): ExpressionSqlNode {
  const limit = select.from?.kind === 'table' ? { limit: 1, offset: null } : null;
  return { kind: 'subquery', select: { ...select, columns: [{ expression: row, alias: null }], orderBy: [], limit } };
}

/** A row of MariaDB and MySQL that is too long for the server is an empty array, as NULL says that there is no row: `COALESCE(JSON_ARRAY(…), JSON_ARRAY())`. */
export function present(row: ExpressionSqlNode): ExpressionSqlNode {
  return call('jsonPresent', [row]);
}

/** What is no JSON by itself, as a row of PostgreSQL, where no JSON is around it. */
export function alone(row: ExpressionSqlNode): ExpressionSqlNode {
  return call('jsonAlone', [row]);
}

function call(name: string, values: readonly ExpressionSqlNode[]): ExpressionSqlNode {
  return { kind: 'function', name, arguments: values, type: JSON_TYPE };
}

/** Positions mean nothing in an aggregate: the selected expression itself stands there. */
function withoutPosition(term: OrderNode, columns: readonly ExpressionSqlNode[]): OrderNode {
  const { expression } = term;
  return expression.kind === 'position' ? { ...term, expression: columns[expression.index - 1]! } : term;
}
