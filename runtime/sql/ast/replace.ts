import type { ExpressionSqlNode } from './nodes.js';

/**
 * A copy of a tree in which `change` has answered for some nodes; null leaves a node and goes on inside it.
 * Subqueries are left alone: they are worlds of their own.
 */
export function replaceNodes(node: ExpressionSqlNode, change: (node: ExpressionSqlNode) => ExpressionSqlNode | null): ExpressionSqlNode {
  return change(node) ?? (copyWith(node, change) as ExpressionSqlNode);
}

function copyWith(value: object, change: (node: ExpressionSqlNode) => ExpressionSqlNode | null): object {
  const visit = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== 'object' || one === null) return one;
    const kind = (one as { readonly kind?: unknown }).kind;
    if (kind === 'select' || kind === 'compound') return one;
    return (isNode(one) ? change(one) : null) ?? copyWith(one, change);
  };
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === 'type' || key.endsWith('Type') || key.endsWith('Types') ? one : visit(one)]),
  );
}

function isNode(value: object): value is ExpressionSqlNode {
  return 'kind' in value;
}
