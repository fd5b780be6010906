import type { CustomOperatorNode } from '../../sql/ast/index.js';
import { operatorVisitors } from '../../sql/compile/operator-visitors.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/** `data ?| ARRAY[$1::text, $2::text]`: a list of keys is an array. */
export function writeOperator(node: CustomOperatorNode, writer: SqlWriter): void {
  const { operator, left, right } = node;
  if ((operator === '?|' || operator === '?&') && right.kind === 'row') {
    writer.operand(left).write(` ${operator} ARRAY[`).expressions(right.items).write(']');
  } else {
    operatorVisitors.customOperator(node, writer);
  }
}
