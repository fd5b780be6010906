import type { Features } from '../../dialects/features.js';
import type { ExpressionSqlNode } from '../../sql/ast/index.js';
import { somePart } from '../../sql/ast/some-part.js';

/** Does a condition ask the table that is changed in a subquery, where the database would refuse that? */
export function asksChangedTable(condition: ExpressionSqlNode | null, table: string, features: Features): boolean {
  return condition !== null && !features.subqueryReadsChangedTable && reads(condition, table);
}

/** Does a node read a table, in a subquery? */
export function reads(part: unknown, table: string): boolean {
  return somePart(part, (node) => ('kind' in node && node.kind === 'table' && 'table' in node && node.table === table) || undefined);
}
