import type { CompoundNode, LimitNode, LockNode, SelectNode } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { isPlainPart, standardLimit, writeCompound } from '../../sql/compile/select-visitors.js';
import type { SqlWriter } from '../../sql/compile/sql-writer.js';

/**
 * Parts of a compound query cannot stand in parentheses: `SELECT * FROM (SELECT … LIMIT 3) UNION ALL …`. COUNT(*) of a UNION ALL is counted by
 * parts, where SQLite 3.45 overlooks that one of them is distinct.
 */
export function sqliteCompound(node: CompoundNode, writer: SqlWriter): void {
  const stands = (part: CompoundNode['parts'][number]): boolean => {
    const distinct = node.operator === 'unionAll' && part.kind === 'select' && part.distinct !== false;
    return isPlainPart(part) && !distinct;
  };
  writeCompound({ ...node, parts: node.parts.map((part, index) => (stands(part) ? part : wrapped(part, `p${index}`))) }, writer);
}

/** There is no OFFSET without a LIMIT; -1 is none. */
export function sqliteLimit(node: LimitNode, writer: SqlWriter): void {
  if (node.limit === null && node.offset !== null) writer.write(' LIMIT -1');
  standardLimit(node, writer);
}

/** A writer locks the whole file. */
export function sqliteLock(_node: LockNode, writer: SqlWriter): void {
  writer.refuse('FOR UPDATE', 'Begin the transaction with `immediate`: the first statement then locks the database.');
}

const wrapped = (select: SelectNode | CompoundNode, alias: string): SelectNode =>
  selectFrom(select, alias, [{ expression: { kind: 'star' }, alias: null }]);
