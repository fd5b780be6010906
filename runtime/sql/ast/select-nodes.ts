import type { ExpressionSqlNode } from './nodes.js';

export interface OrderNode {
  readonly expression: ExpressionSqlNode;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last' | null;
}

export interface SelectColumnNode {
  readonly expression: ExpressionSqlNode;
  /** Written as `AS "alias"` where it is needed: in subqueries, unions and for annotations that ORDER BY names. */
  readonly alias: string | null;
}

export interface TableNode {
  readonly kind: 'table';
  readonly table: string;
  readonly alias: string;
  /** A table that is joined to it before both are: `("post_tag" INNER JOIN "tag" ON …)`. */
  readonly joined?: JoinNode;
}

/** `(SELECT …) "alias"` in FROM. */
export interface DerivedTableNode {
  readonly kind: 'derivedTable';
  readonly select: SelectNode | CompoundNode;
  readonly alias: string;
}

export interface JoinNode {
  readonly type: 'inner' | 'left' | 'cross';
  readonly source: TableNode | DerivedTableNode;
  readonly lateral?: boolean;
  readonly on: ExpressionSqlNode | null;
}

export interface LockNode {
  readonly strength: 'update' | 'noKeyUpdate' | 'share';
  /** Aliases to lock. */
  readonly of: readonly string[];
  readonly wait: 'wait' | 'nowait' | 'skipLocked';
}

export interface CommonTableNode {
  readonly name: string;
  readonly columns: readonly string[] | null;
  readonly recursive: boolean;
  readonly query: SelectNode | CompoundNode;
}

/** How many rows: numbers stand in the text, an offset may be a parameter. */
export interface LimitNode {
  readonly limit: number | null;
  readonly offset: ExpressionSqlNode | null;
}

export interface SelectNode {
  readonly kind: 'select';
  readonly with: readonly CommonTableNode[];
  /** true: DISTINCT; a list: DISTINCT ON (…). */
  readonly distinct: boolean | readonly ExpressionSqlNode[];
  readonly columns: readonly SelectColumnNode[];
  readonly from: TableNode | DerivedTableNode | null;
  readonly joins: readonly JoinNode[];
  readonly where: ExpressionSqlNode | null;
  /** null: no grouping; empty: one group of all rows. */
  readonly groupBy: readonly ExpressionSqlNode[] | null;
  readonly having: ExpressionSqlNode | null;
  readonly orderBy: readonly OrderNode[];
  readonly limit: LimitNode | null;
  readonly lock: LockNode | null;
}

/** `a UNION ALL b ORDER BY … LIMIT …` */
export interface CompoundNode {
  readonly kind: 'compound';
  readonly with?: readonly CommonTableNode[];
  readonly operator: 'union' | 'unionAll' | 'intersect' | 'except';
  readonly parts: readonly (SelectNode | CompoundNode)[];
  readonly orderBy: readonly OrderNode[];
  readonly limit: LimitNode | null;
}
