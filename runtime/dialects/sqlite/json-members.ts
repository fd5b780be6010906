import type { ExpressionSqlNode, FunctionNode, ValueType } from '../../sql/ast/index.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/** `JSON_OBJECT('n', n, …)` */
export function writeJson(name: string, node: FunctionNode, writer: SqlWriter): void {
  const members = node.arguments.map((member, index) => jsonMember(member, node.argumentTypes?.[index] ?? { kind: 'unknown' }));
  writer.write(`${name}(`).expressions(members).write(')');
}

/**
 * A value as it stands in a document: moments as JSON.stringify writes them, the numbers that JavaScript's cannot hold as text,
 * durations in milliseconds. What is JSON or a boolean is text or a number here, and said to be JSON: `JSON(data)`.
 */
export function jsonMember(value: ExpressionSqlNode, type: ValueType): ExpressionSqlNode {
  switch (type.kind) {
    case 'json':
      return { kind: 'raw', parts: ['JSON(', value, ')'] };
    case 'boolean':
      return { kind: 'raw', parts: ['JSON(CASE ', value, " WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"] };
    case 'decimal':
    case 'bigInteger':
    case 'positiveBigInteger':
      return { kind: 'raw', parts: ['CAST(', value, ' AS TEXT)'] };
    case 'dateTime':
      return {
        kind: 'raw',
        parts: ['SUBSTR(REPLACE(', value, ", ' ', 'T') || SUBSTR('.000000', LENGTH(", value, ") - 18), 1, 23) || 'Z'"],
      };
    case 'duration':
      return { kind: 'raw', parts: [value, ' / 1000.0'] };
    default:
      return value;
  }
}
