import type { ConflictNode, DeleteNode, InsertNode, UpdateNode } from '../../sql/ast/index.js';
import type { Spelling } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { writeOrderBy, writeWhere, writeWith } from '../../sql/compile/select-visitors.js';
import { isEmptyRow, writeAssignments, writeInsertSource, writeReturning } from '../../sql/compile/write-visitors.js';

export const mysqlWrites: Pick<Spelling, 'insert' | 'update' | 'delete'> = {
  insert: writeInsert,
  update: writeUpdate,
  delete: writeDelete,
};

/** ``INSERT IGNORE INTO `post` (`title`) VALUES (?)``; without columns `() VALUES ()`. */
function writeInsert(node: InsertNode, writer: SqlWriter): void {
  const { conflict } = node;
  writer.write(conflict?.action === 'ignore' ? 'INSERT IGNORE INTO ' : 'INSERT INTO ').name(node.table);
  writer.write(' (').names(node.columns).write(') ');
  if (isEmptyRow(node)) writer.write('VALUES ()');
  else writeInsertSource(node, writer);
  if (conflict?.action === 'update') writeUpdateOnClash(conflict, writer);
  if (node.returning.length > 0 && !writer.features.returningInsert) refuseReturning(writer);
  writeReturning(node.returning, writer);
}

/** VALUES(…) and not MySQL's newer row alias, which MariaDB does not have. */
function writeUpdateOnClash({ update }: ConflictNode, writer: SqlWriter): void {
  writer.write(' ON DUPLICATE KEY UPDATE ').list(update, (column) => {
    writer.name(column).write(' = VALUES(').name(column).write(')');
  });
}

/** ``UPDATE `post` SET `views` = ? WHERE … ORDER BY …``: the order tells which rows come first where a unique key might clash. */
function writeUpdate(node: UpdateNode, writer: SqlWriter): void {
  writeWith(node.with, writer);
  writer.write('UPDATE ').name(node.table).write(' SET ');
  writeAssignments(node.assignments, writer);
  writeWhere(node.where, writer);
  writeOrderBy(node.orderBy, writer);
  if (node.returning.length > 0) refuseReturning(writer);
}

function writeDelete(node: DeleteNode, writer: SqlWriter): void {
  writer.write('DELETE FROM ').name(node.table);
  writeWhere(node.where, writer);
  if (node.returning.length > 0) refuseReturning(writer);
}

function refuseReturning(writer: SqlWriter): never {
  return writer.refuse('RETURNING here', 'Read the rows with a SELECT in the same transaction.');
}
