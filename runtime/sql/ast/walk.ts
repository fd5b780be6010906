import type { ExpressionSqlNode, NodeKind } from './nodes.js';

type Children = { readonly [K in NodeKind]: (node: Extract<ExpressionSqlNode, { kind: K }>) => readonly ExpressionSqlNode[] };

const none = (): readonly ExpressionSqlNode[] => [];

/** The nodes inside each kind of node, in the order of the text. A subquery is a world of its own and counts as a leaf. */
const CHILDREN: Children = {
  aggregate: (node) => [...node.arguments, ...(node.filter === null ? [] : [node.filter]), ...node.orderBy.map((term) => term.expression)],
  arithmetic: (node) => [node.left, node.right],
  arrayParameter: none,
  between: (node) => [node.operand, node.low, node.high],
  case: (node) => [...node.branches.flatMap((branch) => [branch.when, branch.then]), ...(node.otherwise === null ? [] : [node.otherwise])],
  cast: (node) => [node.operand],
  collate: (node) => [node.operand],
  column: none,
  comparison: (node) => [node.left, node.right],
  customOperator: (node) => [node.left, node.right],
  default: none,
  elementParameter: none,
  exists: none,
  extract: (node) => [node.operand],
  function: (node) => node.arguments,
  groupValue: none,
  in: (node) => ('kind' in node.list ? [node.operand] : [node.operand, ...node.list]),
  isNull: (node) => [node.operand],
  jsonPath: (node) => [node.operand],
  listParameter: none,
  literal: none,
  logical: (node) => node.operands,
  not: (node) => [node.operand],
  parameter: none,
  position: none,
  pattern: (node) => [node.subject, node.text],
  raw: (node) => node.parts.filter((part): part is ExpressionSqlNode => typeof part !== 'string'),
  reference: none,
  regex: (node) => [node.subject, node.pattern],
  row: (node) => node.items,
  star: none,
  subquery: none,
  trunc: (node) => [node.operand],
  window: (node) => [node.expression, ...node.partitionBy, ...node.orderBy.map((term) => term.expression)],
};

export function childrenOf(node: ExpressionSqlNode): readonly ExpressionSqlNode[] {
  return (CHILDREN[node.kind] as (node: ExpressionSqlNode) => readonly ExpressionSqlNode[])(node);
}

/** Is there an aggregate that is not the function of a window? */
export function containsAggregate(node: ExpressionSqlNode): boolean {
  if (node.kind === 'aggregate') return true;
  if (node.kind === 'window')
    return (
      childrenOf(node).some((child) => child !== node.expression && containsAggregate(child)) ||
      childrenOf(node.expression).some(containsAggregate)
    );
  return childrenOf(node).some(containsAggregate);
}

export function containsWindow(node: ExpressionSqlNode): boolean {
  return node.kind === 'window' || childrenOf(node).some(containsWindow);
}
