import type { CompoundNode, SelectColumnNode, SelectNode } from './select-nodes.js';

/** `SELECT … FROM (SELECT …) "rows"`: a query that reads the rows of another one, and nothing else yet. */
export function selectFrom(select: SelectNode | CompoundNode, alias: string, columns: readonly SelectColumnNode[]): SelectNode {
  return {
    kind: 'select',
    with: [],
    distinct: false,
    columns,
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
