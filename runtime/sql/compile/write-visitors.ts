import type {
  ArraysNode,
  AssignmentNode,
  ComputedRowsNode,
  ConflictNode,
  DeleteNode,
  InsertNode,
  SelectColumnNode,
  UpdateNode,
} from '../ast/index.js';
import { writeColumns, writeWhere, writeWith } from './select-visitors.js';
import type { SqlWriter } from './sql-writer.js';
import { writeArray } from './value-visitors.js';

/** `INSERT INTO "post" ("title") VALUES ($1) ON CONFLICT DO NOTHING RETURNING "id"` */
export function writeInsert(node: InsertNode, writer: SqlWriter): void {
  writer.write('INSERT INTO ').name(node.table);
  if (isEmptyRow(node)) {
    writer.write(' DEFAULT VALUES');
  } else {
    writer.write(' (').names(node.columns).write(') ');
    writeInsertSource(node, writer);
  }
  if (node.conflict !== null) writeConflict(node.conflict, writer);
  writeReturning(node.returning, writer);
}

/** One row without columns: each takes its default. */
export function isEmptyRow({ columns, source }: InsertNode): boolean {
  return columns.length === 0 && source.kind === 'rows';
}

/** `VALUES (…), (…)`, `SELECT …`, or `SELECT * FROM UNNEST($1::integer[], $2::text[])`: one text for any number of rows. */
export function writeInsertSource({ source, table, columns }: InsertNode, writer: SqlWriter): void {
  if (source.kind === 'select') {
    writer.query(source.select);
  } else if (source.kind === 'rows') {
    writer.write('VALUES ').list(source.rows, (row) => {
      writer
        .write('(')
        .list(row, (item) => writer.value(item, 'assigned'))
        .write(')');
    });
  } else {
    writer
      .write('SELECT * FROM UNNEST(')
      .list(source.types, (type, index) =>
        writeArray(
          { kind: 'arrayParameter', slot: source.slots[index] ?? index, type, subject: source.subjects?.[index] },
          writer,
          `${table}.${columns[index]}`,
        ),
      );
    writer.write(')');
  }
}

export function writeUpdate(node: UpdateNode, writer: SqlWriter): void {
  writeWith(node.with, writer);
  writer.write('UPDATE ').name(node.table).write(' SET ');
  writeAssignments(node.assignments, writer);
  if (node.from?.kind === 'arrays') writeFromArrays(node.from, writer);
  else if (node.from?.kind === 'jsonRows') writer.refuse('UPDATE from a document', 'Update by a CASE.');
  else if (node.from !== undefined) writeComputedRows(node.from, writer.write(' FROM '));
  writeWhere(node.where, writer);
  writeReturning(node.returning, writer);
}

/** ` FROM UNNEST($1::bigint[], $2::text[]) "rows" ("key", "c1")` */
function writeFromArrays({ alias, columns, slots, types, subjects }: ArraysNode, writer: SqlWriter): void {
  writer
    .write(' FROM UNNEST(')
    .list(types, (type, index) =>
      writeArray({ kind: 'arrayParameter', slot: slots[index] ?? index, type, subject: subjects[index] }, writer),
    )
    .write(') ')
    .name(alias)
    .write(' (')
    .names(columns)
    .write(')');
}

/** `(SELECT …) "computed"` */
export function writeComputedRows({ select, alias }: ComputedRowsNode, writer: SqlWriter): void {
  writer.write('(').query(select).write(') ').name(alias);
}

export function writeDelete(node: DeleteNode, writer: SqlWriter): void {
  writer.write('DELETE FROM ').name(node.table);
  writeWhere(node.where, writer);
  writeReturning(node.returning, writer);
}

export function writeAssignments(assignments: readonly AssignmentNode[], writer: SqlWriter): void {
  writer.list(assignments, ({ column, value }) => writer.name(column).write(' = ').value(value, 'assigned'));
}

export function writeReturning(columns: readonly SelectColumnNode[], writer: SqlWriter): void {
  if (columns.length > 0) writeColumns(columns, writer.write(' RETURNING '));
}

/** `ON CONFLICT ("slug") DO UPDATE SET "title" = EXCLUDED."title"` */
function writeConflict({ action, target, update }: ConflictNode, writer: SqlWriter): void {
  writer.write(' ON CONFLICT');
  if (target.length > 0) writer.write(' (').names(target).write(')');
  if (action === 'ignore') writer.write(' DO NOTHING');
  else writer.write(' DO UPDATE SET ').list(update, (column) => writer.name(column).write(' = EXCLUDED.').name(column));
}
