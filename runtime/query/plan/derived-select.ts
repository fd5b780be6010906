import type { CompoundNode, ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';

/** Gives every column of a query a name that a query around it can use. */
export function withColumnNames<T extends SelectNode | CompoundNode>(node: T): T {
  if (node.kind === 'compound') return { ...node, parts: node.parts.map(withColumnNames) };
  return {
    ...node,
    columns: node.columns.map((column, index) => ({
      ...column,
      alias: column.alias ?? (node.columns.length === 1 ? 'value' : `c${index + 1}`),
    })),
  };
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
    kind: 'select',
    with: [],
    distinct: false,
    columns: columns.map((expression) => ({ expression, alias: null })),
    from: { kind: 'derivedTable', select, alias },
    joins: [],
    where: notNull ? { kind: 'isNull', operand: columns[0]!, negated: true } : null,
    groupBy: null,
    having: null,
    orderBy: [],
    limit: null,
    lock: null,
  };
}
