import type { LogicalNode } from '../../sql/ast/index.js';
import { writeLogical } from '../../sql/compile/operator-visitors.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { inParts } from '../../values/in-parts.js';

/** SQLite reads `a OR b OR c` as one inside the other, and a thousand inside each other are too many for it. */
const SHORT = 500;

/** `(a OR b OR …) OR (c OR d OR …)`: of n conditions about √n groups. */
export function sqliteLogical(node: LogicalNode, writer: SqlWriter): void {
  const { connector, operands } = node;
  if (connector === 'XOR' || operands.length <= SHORT) return writeLogical(node, writer);
  const size = Math.ceil(Math.sqrt(operands.length));
  const groups = inParts(operands, size).map((part): LogicalNode => ({ kind: 'logical', connector, operands: part }));
  writeLogical({ kind: 'logical', connector, operands: groups }, writer);
}
