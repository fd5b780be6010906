import type { Features } from '../../dialects/features.js';
import type { ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { replaceNodes } from '../../sql/ast/replace.js';
import type { AliasAllocator } from '../plan/alias-allocator.js';
import { derivedSelect, withColumnNames } from '../plan/derived-select.js';

/** Does a condition ask the table that is changed in a subquery, where the database would refuse that? */
export function asksChangedTable(condition: ExpressionSqlNode | null, table: string, features: Features): boolean {
  return condition !== null && !features.subqueryReadsChangedTable && reads(condition, table);
}

/**
 * The value of a column with its subqueries over the table that is changed in derived tables, which MySQL reads before it changes
 * a row: `SET "age" = (SELECT "rows"."c1" FROM (SELECT MAX("author"."age") AS "c1" FROM "author") "rows")`.
 */
export function fromDerivedTables(value: ExpressionSqlNode, table: string, features: Features, aliases: AliasAllocator): ExpressionSqlNode {
  if (features.subqueryReadsChangedTable || !reads(value, table)) return value;
  const derived = (select: SelectNode): SelectNode => derivedSelect(withColumnNames(select), aliases, 'rows');
  return replaceNodes(value, (node) => {
    if (node.kind !== 'subquery' && node.kind !== 'exists') return null;
    return node.select.kind === 'select' ? { ...node, select: derived(node.select) } : null;
  });
}

function reads(part: unknown, table: string): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && part.kind === 'table' && 'table' in part && part.table === table) return true;
  return Object.values(part).some((one) => reads(one, table));
}
