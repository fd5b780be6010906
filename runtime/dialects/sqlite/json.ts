import type { BetweenNode, ComparisonNode, CustomOperatorNode, ExpressionSqlNode, JsonPathNode, OrderNode } from '../../sql/ast/index.js';
import { jsonPathText } from '../../sql/compile/json-visitors.js';
import { operatorVisitors } from '../../sql/compile/operator-visitors.js';
import { standardOrder } from '../../sql/compile/select-visitors.js';
import type { ExpressionVisitors } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

export const sqliteJson: Pick<ExpressionVisitors, 'between' | 'comparison' | 'customOperator' | 'jsonPath'> = {
  between: writeBetween,
  comparison: writeComparison,
  customOperator: writeOperator,
  jsonPath: writePath,
};

/** `(data -> '$."a"[0]')` is JSON text, which tells `1` from `"1"`; `->>` is the bare value. */
function writePath({ operand, path, asText }: JsonPathNode, writer: SqlWriter): void {
  writer
    .write('(')
    .operand(operand)
    .write(asText ? ' ->> ' : ' -> ')
    .string(pathText(path))
    .write(')');
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

/** Does the document have the key? The other operators of jsonb are PostgreSQL's own. */
function writeOperator({ operator, left, right }: CustomOperatorNode, writer: SqlWriter): void {
  const hasKey = (key: ExpressionSqlNode): SqlWriter =>
    writer.write('JSON_TYPE(').expression(left).write(", '$.' || JSON_QUOTE(").expression(key).write(')) IS NOT NULL');
  if (operator === '?') {
    hasKey(right);
  } else if ((operator === '?|' || operator === '?&') && right.kind === 'row') {
    writer
      .write('(')
      .list(right.items, hasKey, operator === '?|' ? ' OR ' : ' AND ')
      .write(')');
  } else {
    const instead = operator === '@>' || operator === '<@' ? 'Compare the keys one by one: data__key=value.' : 'It belongs to PostgreSQL.';
    writer.refuse(`operator ${operator}`, instead);
  }
}

function writeScalar(node: ExpressionSqlNode, writer: SqlWriter): void {
  writer.operand(isPath(node) || isJsonParameter(node) ? scalar(node) : node, 'compared');
}

function scalar(node: ExpressionSqlNode): ExpressionSqlNode {
  const [document, path] = node.kind === 'jsonPath' ? [node.operand, pathText(node.path)] : [node, '$'];
  return { kind: 'function', name: 'json_extract', arguments: [document, { kind: 'literal', value: path }], type: { kind: 'unknown' } };
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
