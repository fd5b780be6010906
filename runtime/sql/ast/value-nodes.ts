import type { ExpressionSqlNode } from './nodes.js';
import type { ValueType } from './value-type.js';

/** `"post"."title"` */
export interface ColumnNode {
  readonly kind: 'column';
  /** null: the bare column, as in an UPDATE or a constraint. */
  readonly alias: string | null;
  readonly column: string;
}

/** The name that the SELECT list or a CTE gave: `"n"`, as in ORDER BY. */
export interface ReferenceNode {
  readonly kind: 'reference';
  readonly name: string;
}

/** An aggregate of the query around, which a query inside names: the one around reads it from its groups. */
export interface GroupValueNode {
  readonly kind: 'groupValue';
  /** The first table of the query whose groups they are. */
  readonly table: string;
  readonly operand: ExpressionSqlNode;
}

/**
 * What travels beside the text. The value itself is in slot `slot` of the running query.
 * `prepare` is the lookup's step (an instance to its key, a month to its first day), then the dialect encodes by `type`: of a list, each member.
 */
interface SlotValue {
  readonly slot: number;
  readonly type: ValueType;
  readonly prepare?: ((value: unknown) => unknown) | undefined;
  /** What the value is for, for the error of a wrong one: `Post.views`. */
  readonly subject?: string | undefined;
}

/** A value: `$1` or `?`. */
export interface ParameterNode extends SlotValue {
  readonly kind: 'parameter';
  /** The context gives no type of its own, so the database is told: `$1::integer`. */
  readonly cast?: boolean | undefined;
}

/** All values of one slot that holds an array, as one parameter where the database has arrays: `$1::bigint[]`. */
export interface ArrayParameterNode extends SlotValue {
  readonly kind: 'arrayParameter';
}

/** The `index`th value of a padded list in one slot; beyond its end the last value stands again, so that lists of like length share one text. */
export interface ElementParameterNode extends SlotValue {
  readonly kind: 'elementParameter';
  readonly index: number;
}

/**
 * All values of one slot that holds a long list, in parentheses of IN: `count` parameters, padded as `ElementParameterNode` says, or one
 * document where the database makes rows of it, and then of any length.
 */
export interface ListParameterNode extends SlotValue {
  readonly kind: 'listParameter';
  /** The padded length. */
  readonly count: number;
}

/** A constant that the library itself writes, or that the schema declares: `1`, `NULL`, `TRUE`, `'draft'` (escaped by the compiler). */
export interface LiteralNode {
  readonly kind: 'literal';
  readonly value: null | boolean | number | string;
  /** Of a NULL: PostgreSQL takes one that says nothing for a text. */
  readonly type?: ValueType;
}

/** A column of the SELECT list by its place, from 1: `GROUP BY 2`, `ORDER BY 2 DESC`. */
export interface PositionNode {
  readonly kind: 'position';
  readonly index: number;
}

/** `*` in COUNT(*). */
export interface StarNode {
  readonly kind: 'star';
}

/** `(a, b)` */
export interface RowNode {
  readonly kind: 'row';
  readonly items: readonly import('./nodes.js').ExpressionSqlNode[];
}

/** `DEFAULT` in an INSERT. */
export interface DefaultNode {
  readonly kind: 'default';
}

/** Text that the user wrote with the `sql` tag: pieces of SQL with nodes between them. */
export interface RawNode {
  readonly kind: 'raw';
  readonly parts: readonly (string | import('./nodes.js').ExpressionSqlNode)[];
}
