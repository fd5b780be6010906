import type { Features } from '../../dialects/features.js';
import type { ExpressionSqlNode } from '../../sql/ast/index.js';

/** Does a condition ask the table that is changed in a subquery, where the database would refuse that? */
export function asksChangedTable(condition: ExpressionSqlNode | null, table: string, features: Features): boolean {
  return condition !== null && !features.subqueryReadsChangedTable && reads(condition, table);
}

/** Does a node read a table, in a subquery? */
export function reads(part: unknown, table: string): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && part.kind === 'table' && 'table' in part && part.table === table) return true;
  return Object.values(part).some((one) => reads(one, table));
}
