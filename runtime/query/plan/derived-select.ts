import type { SelectNode } from '../../sql/ast/index.js';
import type { AliasAllocator } from './alias-allocator.js';

/**
 * The columns of a SELECT, each of which has an alias, read out of it: `SELECT "rows"."id" FROM (SELECT …) "rows"`. For what MySQL
 * allows in a derived table alone: LIMIT below IN, and the table that an UPDATE changes.
 */
export function derivedSelect(select: SelectNode, aliases: AliasAllocator, name: string): SelectNode {
  const alias = aliases.next(name);
  return {
    kind: 'select',
    with: [],
    distinct: false,
    columns: select.columns.map((column) => ({ expression: { kind: 'column', alias, column: column.alias! }, alias: null })),
    from: { kind: 'derivedTable', select, alias },
    joins: [],
    where: null,
    groupBy: null,
    having: null,
    orderBy: [],
    limit: null,
    lock: null,
  };
}
