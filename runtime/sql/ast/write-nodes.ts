import type { ExpressionSqlNode } from './nodes.js';
import type { CommonTableNode, OrderNode, SelectColumnNode, SelectNode } from './select-nodes.js';
import type { ValueType } from './value-type.js';

export interface AssignmentNode {
  readonly column: string;
  readonly value: ExpressionSqlNode;
}

export interface ConflictNode {
  readonly action: 'ignore' | 'update';
  /** The columns of the unique constraint; empty for any. */
  readonly target: readonly string[];
  /** Columns that take the value of the row that could not be inserted. */
  readonly update: readonly string[];
}

/** Rows of nodes, or one array parameter per column (`SELECT * FROM UNNEST($1::…, $2::…)`) where the database has arrays. */
export type InsertSource =
  | { readonly kind: 'rows'; readonly rows: readonly (readonly ExpressionSqlNode[])[] }
  | {
      readonly kind: 'arrays';
      readonly slots: readonly number[];
      readonly types: readonly ValueType[];
      /** Whose values they are, for messages. */
      readonly subjects?: readonly string[];
    }
  | { readonly kind: 'select'; readonly select: SelectNode };

export interface InsertNode {
  readonly kind: 'insert';
  readonly table: string;
  /** Empty, with one empty row: every column takes its default. */
  readonly columns: readonly string[];
  readonly source: InsertSource;
  readonly conflict: ConflictNode | null;
  readonly returning: readonly SelectColumnNode[];
}

/** `UNNEST($1::bigint[], $2::text[]) "rows" ("key", "c1")`: rows of values, one array parameter per column. */
export interface ArraysNode {
  readonly kind: 'arrays';
  readonly alias: string;
  readonly columns: readonly string[];
  readonly slots: readonly number[];
  readonly types: readonly ValueType[];
  /** Whose values they are, for messages. */
  readonly subjects: readonly string[];
}

/**
 * ``JSON_TABLE(?, '$[*]' COLUMNS (`key` bigint PATH '$[0]', `c1` longtext PATH '$[1]')) `rows` ``: rows of values as one document, an array
 * of arrays. A column that is assigned is a text whatever its type, which the assignment converts as it does a parameter; bytes are
 * hexadecimal digits.
 */
export interface JsonRowsNode {
  readonly kind: 'jsonRows';
  readonly alias: string;
  readonly columns: readonly string[];
  readonly types: readonly ValueType[];
  /** How many of the first columns are compared, and so must be of their type. */
  readonly keys: number;
  /** Where the document is. */
  readonly slot: number;
}

/** `(SELECT …) "computed"`: values that are worked out before any row is changed. */
export interface ComputedRowsNode {
  readonly kind: 'select';
  readonly alias: string;
  readonly select: SelectNode;
}

export interface UpdateNode {
  readonly kind: 'update';
  readonly with: readonly CommonTableNode[];
  readonly table: string;
  readonly assignments: readonly AssignmentNode[];
  /** Rows that the assignments and the condition may name: arrays where the database has them, else a document; or those of a query. */
  readonly from?: ArraysNode | JsonRowsNode | ComputedRowsNode | undefined;
  readonly where: ExpressionSqlNode | null;
  readonly orderBy: readonly OrderNode[];
  readonly returning: readonly SelectColumnNode[];
}

export interface DeleteNode {
  readonly kind: 'delete';
  readonly table: string;
  readonly where: ExpressionSqlNode | null;
  readonly returning: readonly SelectColumnNode[];
}
