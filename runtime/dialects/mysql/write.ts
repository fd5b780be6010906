import type { ConflictNode, DeleteNode, InsertNode, UpdateNode } from '../../sql/ast/index.js';
import type { Spelling } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import type { MysqlFeatures } from './features.js';
import { writeOrderBy, writeWhere, writeWith } from '../../sql/compile/select-visitors.js';
import { isEmptyRow, writeAssignments, writeInsertSource, writeReturning } from '../../sql/compile/write-visitors.js';

export function mysqlWrites({ mariaDb }: MysqlFeatures): Pick<Spelling, 'insert' | 'update' | 'delete'> {
  return {
    insert: (node, writer) => writeInsert(node, writer, mariaDb || node.source.kind !== 'rows' ? writeUpdateOnClash : writeUpdateFromAlias),
    update: writeUpdate,
    delete: writeDelete,
  };
}

/** ``INSERT IGNORE INTO `post` (`title`) VALUES (?)``; without columns `() VALUES ()`. */
function writeInsert(node: InsertNode, writer: SqlWriter, writeUpdates: (conflict: ConflictNode, writer: SqlWriter) => void): void {
  const { conflict } = node;
  writer.write(conflict?.action === 'ignore' ? 'INSERT IGNORE INTO ' : 'INSERT INTO ').name(node.table);
  writer.write(' (').names(node.columns).write(') ');
  if (isEmptyRow(node)) writer.write('VALUES ()');
  else writeInsertSource(node, writer);
  if (conflict?.action === 'update') writeUpdates(conflict, writer);
  if (node.returning.length > 0 && !writer.features.returningInsert) refuseReturning(writer);
  writeReturning(node.returning, writer);
}

/** ``VALUES (?) AS `new` ON DUPLICATE KEY UPDATE `title` = `new`.`title` ``: VALUES(…) is on its way out of MySQL. */
function writeUpdateFromAlias({ update }: ConflictNode, writer: SqlWriter): void {
  writer
    .write(' AS ')
    .name('new')
    .write(' ON DUPLICATE KEY UPDATE ')
    .list(update, (column) => writer.name(column).write(' = ').name('new').write('.').name(column));
}

/** MariaDB has no name for the row, nor has MySQL for those of a SELECT. */
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
