import type { LimitNode, LockNode, OrderNode, WindowNode } from '../../sql/ast/index.js';
import { functionVisitors } from '../../sql/compile/function-visitors.js';
import { standardLimit, standardLock, writeTerm } from '../../sql/compile/select-visitors.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/** More rows than a table can have: MySQL has no OFFSET without a LIMIT. */
const ALL_ROWS = '18446744073709551615';

/** NULLs stand first ascending; where they should not, `ISNULL(a)` sorts before: `ISNULL(a), a` */
export function mysqlOrder(node: OrderNode, writer: SqlWriter): void {
  const { expression, descending, nulls } = node;
  if (nulls !== null && (nulls === 'last') !== descending) {
    writer
      .write('ISNULL(')
      .expression(expression)
      .write(nulls === 'last' ? '), ' : ') DESC, ');
  }
  writeTerm(expression, writer);
  if (descending) writer.write(' DESC');
}

export function mysqlLimit(node: LimitNode, writer: SqlWriter): void {
  if (node.limit === null && node.offset !== null) writer.write(` LIMIT ${ALL_ROWS}`);
  standardLimit(node, writer);
}

/** MariaDB knows no OF: it locks the rows of all tables. */
export function mysqlLock(node: LockNode, writer: SqlWriter): void {
  if (node.strength === 'share' && !writer.features.lockOf) {
    writer.write(' LOCK IN SHARE MODE');
    if (node.wait === 'nowait') writer.write(' NOWAIT');
    if (node.wait === 'skipLocked') writer.write(' SKIP LOCKED');
    return;
  }
  if (node.of.length > 0 && !writer.features.lockOf) writer.refuse('FOR UPDATE OF', 'Leave out `of`: all joined rows are locked.');
  if (node.strength === 'noKeyUpdate') writer.refuse('FOR NO KEY UPDATE', 'Use selectForUpdate() without noKey.');
  standardLock(node, writer);
}

/** Frames are of rows or ranges, and leave nothing out. */
export function mysqlWindow(node: WindowNode, writer: SqlWriter): void {
  if (node.frame?.mode === 'GROUPS') writer.refuse('frames of GROUPS', 'Use a RowRange or a ValueRange.');
  if (node.frame?.exclude !== undefined) writer.refuse('EXCLUDE in frames', 'Leave the exclusion out.');
  functionVisitors.window(node, writer);
}
