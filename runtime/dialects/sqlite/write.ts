import type { InsertNode } from '../../sql/ast/index.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';
import { writeInsert } from '../../sql/compile/write-visitors.js';

/** After a SELECT without WHERE, SQLite would read ON CONFLICT as the condition of a join. */
export function sqliteInsert(node: InsertNode, writer: SqlWriter): void {
  const { source, conflict } = node;
  if (conflict === null || source.kind !== 'select' || source.select.where !== null) return writeInsert(node, writer);
  writeInsert({ ...node, source: { kind: 'select', select: { ...source.select, where: { kind: 'literal', value: 1 } } } }, writer);
}
