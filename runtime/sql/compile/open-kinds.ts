import type { ExpressionSqlNode, NodeKind } from '../ast/index.js';

/** Kinds whose text has an operator at its outermost level, so that a neighbouring operator could tear it apart. */
const OPEN: ReadonlySet<NodeKind> = new Set<NodeKind>([
  'arithmetic',
  'between',
  'collate',
  'comparison',
  'customOperator',
  'in',
  'isNull',
  'logical',
  'not',
  'pattern',
  'raw',
  'regex',
]);

/** Does this expression need parentheses beside an operator? A negative constant does too: `a - -1`. */
export function isOpen(node: ExpressionSqlNode): boolean {
  return OPEN.has(node.kind) || (node.kind === 'literal' && typeof node.value === 'number' && node.value < 0);
}
