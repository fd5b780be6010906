import type { CompoundNode, ExpressionSqlNode, SelectColumnNode, SelectNode } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import type { AliasAllocator } from './alias-allocator.js';

/** Gives every column of a query a name that a query around it can use. */
export function withColumnNames<T extends SelectNode | CompoundNode>(node: T): T {
  if (node.kind === 'compound') return { ...node, parts: node.parts.map(withColumnNames) };
  const [only, ...more] = node.columns;
  if (only !== undefined && more.length === 0) return { ...node, columns: [{ ...only, alias: only.alias ?? 'value' }] };
  return { ...node, columns: namedColumns(node.columns) };
}

/** Every column with a name: `c3` where it has none, unless an annotation is called so. */
export function namedColumns(columns: readonly SelectColumnNode[]): SelectColumnNode[] {
  const taken = new Set(columns.map(({ alias }) => alias));
  return columns.map((column, index) => ({ ...column, alias: column.alias ?? freeName('c', index + 1, taken) }));
}

/** `c3`, or the next that is not taken. It is taken from here on. */
export function freeName(prefix: string, number: number, taken: Set<string | null>): string {
  let name = `${prefix}${number}`;
  for (let next = number + 1; taken.has(name); next++) name = `${prefix}${next}`;
  taken.add(name);
  return name;
}

/** The columns of a query: of a union, those of its first part. */
export function columnsOf(node: SelectNode | CompoundNode): SelectNode['columns'] {
  return node.kind === 'select' ? node.columns : columnsOf(node.parts[0]!);
}

/**
 * The columns of a query, each of which has an alias, read out of it: `SELECT "rows"."id" FROM (SELECT …) "rows"`. For what MySQL
 * allows in a derived table alone: LIMIT below IN, and the table that an UPDATE changes.
 */
export function derivedSelect(select: SelectNode | CompoundNode, aliases: AliasAllocator, name: string, notNull = false): SelectNode {
  const alias = aliases.next(name);
  const columns = columnsOf(select).map((column): ExpressionSqlNode => ({ kind: 'column', alias, column: column.alias! }));
  return {
    ...selectFrom(
      select,
      alias,
      columns.map((expression) => ({ expression, alias: null })),
    ),
    where: notNull ? { kind: 'isNull', operand: columns[0]!, negated: true } : null,
  };
}
