import type { ComputedRowsNode, ConflictNode, DeleteNode, InsertNode, JsonRowsNode, UpdateNode } from '../../sql/ast/index.js';
import type { Spelling } from '../../sql/compile/spelling.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import type { MysqlFeatures } from './features.js';
import { writeOrderBy, writeWhere, writeWith } from '../../sql/compile/select-visitors.js';
import { isEmptyRow, writeAssignments, writeComputedRows, writeInsertSource, writeReturning } from '../../sql/compile/write-visitors.js';

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
  if (node.from?.kind === 'jsonRows') return void writeUpdateFromJson(node, node.from, writer);
  writeWith(node.with, writer);
  if (node.from?.kind === 'select') return writeUpdateOfRows(node, node.from, writer);
  writer.write('UPDATE ').name(node.table).write(' SET ');
  writeAssignments(node.assignments, writer);
  writeWhere(node.where, writer);
  writeOrderBy(node.orderBy, writer);
  if (node.returning.length > 0) refuseReturning(writer);
}

/**
 * ``UPDATE JSON_TABLE(…) `rows` STRAIGHT_JOIN `post` ON … SET `post`.`views` = `rows`.`c1` ``: for each given row the table is asked by its
 * key. The other way round, which a server might take for a table that it thinks small, all given rows would be read for each of its own.
 */
function writeUpdateFromJson({ table, assignments, where }: UpdateNode, from: JsonRowsNode, writer: SqlWriter): void {
  writer
    .write('UPDATE JSON_TABLE(')
    .bind(from, () => ({ slot: from.slot, encode: (document) => document }))
    .write(", '$[*]' COLUMNS (")
    .list(from.columns, (column, index) => {
      const type = index < from.keys ? writer.codecs.sqlType(from.types[index]!) : 'longtext CHARACTER SET utf8mb4';
      writer.name(column).write(` ${type} PATH '$[${index}]'`);
    })
    .write(')) ')
    .name(from.alias)
    .write(' STRAIGHT_JOIN ')
    .name(table)
    .write(' ON ')
    .condition(where!)
    .write(' SET ')
    .list(assignments, ({ column, value }, index) => {
      const isBinary = from.types[from.keys + index]!.kind === 'binary';
      writer
        .name(table)
        .write('.')
        .name(column)
        .write(isBinary ? ' = UNHEX(' : ' = ')
        .expression(value)
        .write(isBinary ? ')' : '');
    });
}

/** ``UPDATE `post`, (SELECT …) `computed` SET … WHERE …``. A limit keeps MySQL from reading the table, which is changed, in place of its rows. */
function writeUpdateOfRows(node: UpdateNode, from: ComputedRowsNode, writer: SqlWriter): void {
  const { limit } = from.select;
  const all = limit ?? { limit: Number.MAX_SAFE_INTEGER, offset: null };
  writer.write('UPDATE ').name(node.table).write(', ');
  writeComputedRows({ ...from, select: { ...from.select, limit: all } }, writer);
  writer
    .write(' SET ')
    .list(node.assignments, ({ column, value }) => writer.name(node.table).write('.').name(column).write(' = ').value(value, 'assigned'));
  writeWhere(node.where, writer);
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
