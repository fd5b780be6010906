import type { ComparisonNode, CustomOperatorNode, ExpressionSqlNode, InNode, JsonPathNode, SelectNode } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { jsonPathText } from '../../sql/compile/json-visitors.js';
import { operatorVisitors, writeComparison } from '../../sql/compile/operator-visitors.js';
import type { ExpressionVisitors } from '../../sql/compile/spelling.js';
import { insteadOf } from '../../sql/compile/refused-functions.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import type { MysqlFeatures } from './features.js';
import { matchOperands, writeMatch } from './match.js';

export function mysqlJson({
  mariaDb,
  exactCollation,
}: MysqlFeatures): Pick<ExpressionVisitors, 'comparison' | 'customOperator' | 'in' | 'jsonPath'> {
  // MySQL's are utf8mb4_bin, which a derived table would carry on: it cannot be compared with the texts of a table.
  const collation = mariaDb ? '' : ` COLLATE ${exactCollation}`;
  return {
    comparison: mariaDb ? compareJsonText : writeComparison,
    customOperator: writeOperator,
    in: mariaDb ? findJsonText : operatorVisitors.in,
    jsonPath: (node, writer) => writePath(node, writer, collation),
  };
}

/** `JSON_EXTRACT(data, '$."a"[0]')`; as text the JSON null is NULL, as PostgreSQL's `->>` has it. */
function writePath(node: JsonPathNode, writer: SqlWriter, collation: string): void {
  if (!node.asText) return writeExtract(node, writer);
  writer.write('CASE JSON_TYPE(');
  writeExtract(node, writer);
  writer.write(") WHEN 'NULL' THEN NULL ELSE JSON_UNQUOTE(");
  writeExtract(node, writer);
  writer.write(`)${collation} END`);
}

function writeExtract({ operand, path }: JsonPathNode, writer: SqlWriter): void {
  const fromEnd = (steps: number): string => (steps === 1 ? '[last]' : `[last-${steps - 1}]`);
  writer.write('JSON_EXTRACT(').expression(operand).write(', ').string(jsonPathText(path, fromEnd)).write(')');
}

/**
 * MariaDB's JSON is text: `1` and `"1"` would be equal, and 10 less than 9. JSON_EQUALS compares values;
 * for the order, numbers are compared as numbers.
 */
function compareJsonText(node: ComparisonNode, writer: SqlWriter): void {
  const { operator, left, right } = node;
  if (!isJson(left) && !isJson(right)) return writeComparison(node, writer);
  if (operator === '=' || operator === '<>') {
    // Of a NULL in a column JSON_EQUALS says what it said of the row before.
    writer.write('CASE WHEN ').operand(left).write(' IS NOT NULL AND ').operand(right).write(' IS NOT NULL THEN ');
    writer
      .write(operator === '=' ? 'JSON_EQUALS(' : 'NOT JSON_EQUALS(')
      .expressions([left, right])
      .write(') END');
    return;
  }
  const isNumber = (side: ExpressionSqlNode): SqlWriter => writer.write('JSON_TYPE(').expression(side).write(") IN ('INTEGER', 'DOUBLE')");
  writer.write('CASE WHEN ');
  isNumber(left).write(' AND ');
  isNumber(right).write(' THEN ').operand(left).write(` + 0e0 ${operator} `).operand(right).write(' + 0e0 ELSE ');
  writer.operand(left).write(` ${operator} `).operand(right).write(' END');
}

/**
 * `JSON_NORMALIZE(JSON_EXTRACT(data, '$."a"')) COLLATE utf8mb4_bin IN (JSON_NORMALIZE(JSON_EXTRACT(?, '$')), …)`: MariaDB's own IN finds
 * 1 in `"1"`, and does not find it in 1.0.
 */
function findJsonText(node: InNode, writer: SqlWriter): void {
  const { operand, list } = node;
  const members = 'kind' in list ? list.columns.map((column) => column.expression) : list;
  if (!isJson(operand) && !members.some(isJson)) return operatorVisitors.in(node, writer);
  const exact: ExpressionSqlNode = { kind: 'raw', parts: [normalized(operand), ' COLLATE utf8mb4_bin'] };
  operatorVisitors.in({ kind: 'in', operand: exact, list: 'kind' in list ? normalizedRows(list) : list.map(normalized) }, writer);
}

const normalized = (operand: ExpressionSqlNode): ExpressionSqlNode => ({ kind: 'raw', parts: ['JSON_NORMALIZE(', operand, ')'] });

/** `SELECT JSON_NORMALIZE("rows"."a") FROM (SELECT …) "rows"`, for the query may be of distinct rows or of a slice. */
function normalizedRows(list: SelectNode): SelectNode {
  const [first] = list.columns;
  const name = first?.alias ?? 'a';
  const rows = { ...list, columns: list.columns.map((column) => ({ ...column, alias: name })) };
  return selectFrom(rows, 'rows', [{ expression: normalized({ kind: 'column', alias: 'rows', column: name }), alias: name }]);
}

/** `@>`, `<@`, `?`, `?|` and `?&` of PostgreSQL's jsonb by functions. */
function writeOperator(node: CustomOperatorNode, writer: SqlWriter): void {
  const { operator, left, right } = node;
  if (operator === '@>') writer.write('JSON_CONTAINS(').expressions([left, right]).write(')');
  else if (operator === '<@') writer.write('JSON_CONTAINS(').expressions([right, left]).write(')');
  else if (operator === '?') writeHasKeys(left, [right], 'one', writer);
  else if ((operator === '?|' || operator === '?&') && right.kind === 'row') {
    writeHasKeys(left, right.items, operator === '?|' ? 'one' : 'all', writer);
  } else {
    const searched = operator === '@@' ? matchOperands(left, right) : null;
    if (searched !== null) writeMatch(searched, 'IN NATURAL LANGUAGE MODE', writer);
    else writer.refuse(`operator ${operator}`, operator === '@@' ? 'Search for a plain text, or use MatchAgainst.' : insteadOf(operator));
  }
}

/** `JSON_CONTAINS_PATH(data, 'one', CONCAT('$.', JSON_QUOTE(?)))` */
function writeHasKeys(subject: ExpressionSqlNode, keys: readonly ExpressionSqlNode[], mode: 'one' | 'all', writer: SqlWriter): void {
  writer.write('JSON_CONTAINS_PATH(').expression(subject).write(`, '${mode}', `);
  writer.list(keys, (key) => writer.write("CONCAT('$.', JSON_QUOTE(").expression(key).write('))'));
  writer.write(')');
}

function isJson(node: ExpressionSqlNode): boolean {
  if (node.kind === 'jsonPath') return !node.asText;
  return (node.kind === 'parameter' || node.kind === 'elementParameter') && node.type.kind === 'json';
}
