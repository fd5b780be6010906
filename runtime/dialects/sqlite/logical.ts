import type { LogicalNode } from '../../sql/ast/index.js';
import { writeLogical } from '../../sql/compile/operator-visitors.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/** SQLite reads `a OR b OR c` as one inside the other, and a thousand inside each other are too many for it. */
const SHORT = 500;

/** `(a OR b OR …) OR (c OR d OR …)`: of n conditions about √n groups. */
export function sqliteLogical(node: LogicalNode, writer: SqlWriter): void {
  const { connector, operands } = node;
  if (connector === 'XOR' || operands.length <= SHORT) return writeLogical(node, writer);
  const size = Math.ceil(Math.sqrt(operands.length));
  const groups = Array.from({ length: Math.ceil(operands.length / size) }, (_, index): LogicalNode => ({
    kind: 'logical',
    connector,
    operands: operands.slice(index * size, (index + 1) * size),
  }));
  writeLogical({ kind: 'logical', connector, operands: groups }, writer);
}
