import type { ExpressionSqlNode, ValueType } from '../sql/ast/index.js';
import type { Slot } from './slot.js';
import type { Tracer } from './tracer.js';

/** Walks the values of an expression in a fixed order. */
export const TRACE: unique symbol = Symbol('trace');
/** Binds an expression to the tables of one query. */
export const RESOLVE: unique symbol = Symbol('resolve');

/**
 * Everything that can stand in a query beside plain values: F, Q, functions, aggregates, QuerySets.
 *
 * `[TRACE]` writes what the expression looks like into the shape and hands over its values; when the tracer is making a plan it
 * returns a copy whose values are slots, so that the plan can be run again with others. `[RESOLVE]` turns that copy into SQL nodes.
 * Symbols, so that no editor offers them.
 */
export interface ExpressionNode {
  [TRACE](tracer: Tracer): ExpressionNode;
  [RESOLVE](scope: Scope): Resolved;
}

/** A table of the query; which class it is belongs to the planner. */
export interface JoinReference {
  readonly alias: string;
}

/** What an expression became. */
export interface Resolved {
  readonly node: ExpressionSqlNode;
  readonly type: ValueType;
  /** May it be NULL, in a row that is there? */
  readonly nullable: boolean;
  /**
   * The joins without whose row this is NULL (a value) or not true (a condition). A filter that needs a row of an outer join
   * may make it an inner one.
   */
  readonly strict: readonly JoinReference[];
  /** Of a condition that holds where there is no row, IS NULL: the joins that its negation needs the rows of. */
  readonly strictIfNot?: readonly JoinReference[] | undefined;
  /** For a path that ends at a relation: turns an instance into the key that the column holds. */
  readonly prepare?: ((value: unknown) => unknown) | undefined;
  /** For a path that ends at a relation: the QuerySet whose rows it is compared with, selecting what the column holds. */
  readonly prepareQuery?: ((state: object) => object) | undefined;
  /** The types of a row's items: of a composite key. */
  readonly itemTypes?: readonly ValueType[] | undefined;
  /** The path as it was written, for messages. */
  readonly subject?: string | undefined;
  /** Of a constant without a type of its own, also where an annotation names it. */
  readonly constant?: Slot | undefined;
}

/** The tables of one query, as expressions see them. */
export interface Scope {
  /** `F('author__age')`: a column, an annotation, or a transform of one. */
  path(path: string): Resolved;
  /** `{ author__age__gte: … }` */
  condition(path: string, value: ExpressionNode): Resolved;
  /** Inside a negation every condition must be true or false, never NULL, for NOT to keep the rows that Django keeps. */
  readonly negated: boolean;
  withNegation(): Scope;
  /** Inside a value, of CASE: its conditions are about the row that is there, whatever is made of the value. */
  insideValue(): Scope;
  /** An aggregate of this query for a query inside of it, where there are groups to read it from. */
  ofGroup?(aggregate: Resolved): Resolved;
  /** The query around a subquery. */
  readonly outer: Scope | null;
  /** The SELECT of a QuerySet's traced state, for use inside this query: constants that it gives have the type of their place. */
  subquery(state: object, use: SubqueryUse, type?: ValueType): Resolved;
}

/** `value`: one column, one row; `one`: the same, and the QuerySet must say that it is one row; `list`: one column (the key when nothing was selected); `exists`: whether there is a row. */
export type SubqueryUse = 'value' | 'one' | 'list' | 'exists';

export function isExpression(value: unknown): value is ExpressionNode {
  return typeof value === 'object' && value !== null && TRACE in value;
}
