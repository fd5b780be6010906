import type { ExpressionSqlNode, FunctionNode, ValueType } from '../../sql/ast/index.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/** `JSON_OBJECT('n', n, …)` */
export function writeJson(name: string, node: FunctionNode, writer: SqlWriter): void {
  const members = node.arguments.map((member, index) => jsonMember(member, node.argumentTypes?.[index] ?? { kind: 'unknown' }));
  writer.write(`${name}(`).expressions(members).write(')');
}

/**
 * A value as it stands in a document: moments as JSON.stringify writes them, the numbers that JavaScript's cannot hold as text,
 * durations in milliseconds. Booleans are numbers, which JSON has another word for, and to MariaDB documents are texts.
 */
export function jsonMember(value: ExpressionSqlNode, type: ValueType): ExpressionSqlNode {
  switch (type.kind) {
    case 'boolean':
      return { kind: 'raw', parts: ['JSON_EXTRACT(CASE WHEN ', value, " THEN 'true' WHEN NOT ", value, " THEN 'false' END, '$')"] };
    case 'json':
      return { kind: 'raw', parts: ['JSON_EXTRACT(', value, ", '$')"] };
    case 'decimal':
    case 'bigInteger':
    case 'positiveBigInteger':
    case 'uuid':
      return { kind: 'raw', parts: ['CAST(', value, ' AS CHAR)'] };
    case 'dateTime':
      return { kind: 'raw', parts: ['CONCAT(LEFT(DATE_FORMAT(', value, ", '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z')"] };
    case 'duration':
      return { kind: 'raw', parts: [value, ' / 1000'] };
    default:
      return value;
  }
}
