import { type ExpressionSqlNode, UNKNOWN } from '../../sql/ast/index.js';
import type { WholeExpressions } from './whole-expressions.js';

/**
 * HAVING with `MAX("post"."title")` for each column that it names outside of aggregates: in a group they are all equal. MariaDB finds
 * no such column by its name when another one that is grouped by has the same, and answers wrong where an aggregate stands before IN.
 */
export function aggregatedHaving(node: ExpressionSqlNode, groups: WholeExpressions, aliases: ReadonlySet<string>): ExpressionSqlNode {
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null || Object.getPrototypeOf(part) !== Object.prototype) return part;
    const one = part as ExpressionSqlNode;
    if (one.kind === 'aggregate' || one.kind === 'parameter' || one.kind === 'literal') return one;
    if (groups.has(one) || (one.kind === 'column' && one.alias !== null && aliases.has(one.alias))) return greatest(one);
    const copy = Object.fromEntries(Object.entries(one).map(([key, value]) => [key, visit(value)]));
    // `COUNT(…) IN (SELECT …)` is looked up before the groups are counted; an expression around it is not.
    return one.kind === 'in' && 'kind' in one.list ? { ...copy, operand: itself(copy['operand'] as ExpressionSqlNode) } : copy;
  };
  return visit(node) as ExpressionSqlNode;
}

const itself = (node: ExpressionSqlNode): ExpressionSqlNode => ({ kind: 'function', name: 'coalesce', arguments: [node], type: UNKNOWN });

const greatest = (argument: ExpressionSqlNode): ExpressionSqlNode => ({
  kind: 'aggregate',
  name: 'max',
  arguments: [argument],
  distinct: false,
  filter: null,
  orderBy: [],
  argumentType: UNKNOWN,
  type: UNKNOWN,
});
