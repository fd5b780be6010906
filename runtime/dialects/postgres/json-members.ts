import type { ExpressionSqlNode, FunctionNode, ValueType } from '../../sql/ast/index.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/** `JSONB_BUILD_OBJECT('n', "n", …)` */
export function writeJson(name: string, node: FunctionNode, writer: SqlWriter): void {
  const members = node.arguments.map((member, index) => jsonMember(member, node.argumentTypes?.[index] ?? { kind: 'unknown' }));
  writer.write(`${name}(`).expressions(members).write(')');
}

/**
 * A value as it stands in a document: moments as JSON.stringify writes them, the numbers that JavaScript's cannot hold as text,
 * durations in milliseconds.
 */
export function jsonMember(value: ExpressionSqlNode, type: ValueType): ExpressionSqlNode {
  switch (type.kind) {
    case 'decimal':
    case 'bigInteger':
    case 'positiveBigInteger':
      return { kind: 'cast', operand: value, type: { kind: 'text' } };
    case 'dateTime':
      return { kind: 'raw', parts: ['TO_CHAR(', value, ` AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`] };
    case 'duration':
      return { kind: 'raw', parts: ['(EXTRACT(EPOCH FROM ', value, ') * 1000)::double precision'] };
    default:
      return value;
  }
}
