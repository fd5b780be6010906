import type { BetweenNode, ComparisonNode, CustomOperatorNode, ExpressionSqlNode, JsonPathNode, OrderNode } from '../../sql/ast/index.js';
import { jsonPathText } from '../../sql/compile/json-visitors.js';
import { operatorVisitors } from '../../sql/compile/operator-visitors.js';
import { standardOrder } from '../../sql/compile/select-visitors.js';
import type { ExpressionVisitors } from '../../sql/compile/spelling.js';
import { insteadOf } from '../../sql/compile/refused-functions.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

export const sqliteJson: Pick<ExpressionVisitors, 'between' | 'comparison' | 'customOperator' | 'jsonPath'> = {
  between: writeBetween,
  comparison: writeComparison,
  customOperator: writeOperator,
  jsonPath: writePath,
};

/**
 * `(data -> '$."a"[0]')` is JSON text, which tells `1` from `"1"`. As text it is `data ->> '$."a"[0]'`, with true and false by their
 * words, which SQLite has numbers for, and a number cast to text, which it stays else.
 */
function writePath(node: JsonPathNode, writer: SqlWriter): void {
  const { operand, path, asText } = plainPath(node);
  if (!asText) return void writer.write('(').operand(operand).write(' -> ').string(pathText(path)).write(')');
  const text = pathText(path);
  writer
    .write('CASE JSON_TYPE(')
    .expression(operand)
    .write(', ')
    .string(text)
    .write(") WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(");
  writer.operand(operand).write(' ->> ').string(text).write(' AS text) END');
}

/** SQLite's paths have no escapes: a key with a quote or a backslash is looked up among the members. */
function plainPath(node: JsonPathNode): JsonPathNode {
  const odd = node.path.findIndex((step) => typeof step === 'string' && /["\\]/.test(step));
  if (odd === -1) return node;
  const before: ExpressionSqlNode = odd === 0 ? node.operand : { ...node, path: node.path.slice(0, odd), asText: false };
  const member: ExpressionSqlNode = {
    kind: 'raw',
    parts: [
      "(SELECT CASE type WHEN 'text' THEN JSON_QUOTE(value) WHEN 'integer' THEN value WHEN 'real' THEN value WHEN 'array' THEN value " +
        "WHEN 'object' THEN value ELSE type END FROM JSON_EACH(",
      before,
      ') WHERE key = ',
      { kind: 'literal', value: node.path[odd] as string },
      ')',
    ],
  };
  return plainPath({ ...node, operand: member, path: node.path.slice(odd + 1) });
}

/** Equal are equal JSON texts. For an order the values are taken out, or 10 would come before 9. */
function writeComparison(node: ComparisonNode, writer: SqlWriter): void {
  const { operator, left, right } = node;
  if (operator === '=' || operator === '<>' || !(isPath(left) || isPath(right))) return operatorVisitors.comparison(node, writer);
  writeScalar(left, writer);
  writer.write(` ${operator} `);
  writeScalar(right, writer);
}

function writeBetween(node: BetweenNode, writer: SqlWriter): void {
  if (!isPath(node.operand)) return operatorVisitors.between(node, writer);
  writeScalar(node.operand, writer);
  writer.write(' BETWEEN ');
  writeScalar(node.low, writer);
  writer.write(' AND ');
  writeScalar(node.high, writer);
}

/** Values in a document are sorted as values: `JSON_EXTRACT(data, '$."a"') DESC` */
export function sqliteOrder(node: OrderNode, writer: SqlWriter): void {
  const { expression } = node;
  standardOrder(isPath(expression) ? { ...node, expression: scalar(expression) } : node, writer);
}

/**
 * Does the document have the key? NULL where there is no document, which EXISTS would not say:
 * `CASE WHEN data IS NOT NULL THEN EXISTS (SELECT 1 FROM JSON_EACH(data) WHERE key = ?) END`. The other operators of jsonb are PostgreSQL's own.
 */
function writeOperator({ operator, left, right }: CustomOperatorNode, writer: SqlWriter): void {
  const hasKey = (key: ExpressionSqlNode): SqlWriter =>
    writer
      .write('CASE WHEN ')
      .operand(left)
      .write(' IS NOT NULL THEN EXISTS (SELECT 1 FROM JSON_EACH(')
      .expression(left)
      .write(') WHERE key = ')
      .operand(key)
      .write(') END');
  if (operator === '?') {
    hasKey(right);
  } else if ((operator === '?|' || operator === '?&') && right.kind === 'row') {
    writer
      .write('(')
      .list(right.items, hasKey, operator === '?|' ? ' OR ' : ' AND ')
      .write(')');
  } else {
    const instead = operator === '@>' || operator === '<@' ? 'Compare the keys one by one: data__key: value.' : insteadOf(operator);
    writer.refuse(`operator ${operator}`, instead);
  }
}

function writeScalar(node: ExpressionSqlNode, writer: SqlWriter): void {
  writer.operand(isPath(node) || isJsonParameter(node) ? scalar(node) : node, 'compared');
}

function scalar(node: ExpressionSqlNode): ExpressionSqlNode {
  const { operand, path } = node.kind === 'jsonPath' ? plainPath(node) : { operand: node, path: [] };
  const text: ExpressionSqlNode = { kind: 'literal', value: pathText(path) };
  return { kind: 'function', name: 'json_extract', arguments: [operand, text], type: { kind: 'unknown' } };
}

function isPath(node: ExpressionSqlNode): boolean {
  return node.kind === 'jsonPath' && !node.asText;
}

function isJsonParameter(node: ExpressionSqlNode): boolean {
  return (node.kind === 'parameter' || node.kind === 'elementParameter') && node.type.kind === 'json';
}

function pathText(path: readonly (string | number)[]): string {
  return jsonPathText(path, (steps) => `[#-${steps}]`);
}
