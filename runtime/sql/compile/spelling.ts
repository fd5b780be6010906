import type {
  AggregateNode,
  CompoundNode,
  DeleteNode,
  ElementParameterNode,
  ExpressionSqlNode,
  FunctionNode,
  InsertNode,
  LimitNode,
  LockNode,
  NodeKind,
  OrderNode,
  ParameterNode,
  SelectNode,
  UpdateNode,
} from '../ast/index.js';
import type { SqlWriter } from './sql-writer.js';

/** Writes one kind of node. */
export type Visitor<N> = (node: N, writer: SqlWriter) => void;

/** One visitor per kind: a kind without one fails the build. */
export type ExpressionVisitors = { readonly [K in NodeKind]: Visitor<Extract<ExpressionSqlNode, { kind: K }>> };

/**
 * How a parameter's type becomes known to the database: `typed` not at all, `compared` from the other side of a comparison,
 * `assigned` from the column that takes the value.
 */
export type ParameterContext = 'typed' | 'compared' | 'assigned';

/** A template (`SUBSTR({0}, {1})`, see function-template.ts), or a visitor where a template is not enough. */
export type FunctionSpelling<N> = string | Visitor<N>;
export type FunctionTable = { readonly [name: string]: FunctionSpelling<FunctionNode> };
export type AggregateTable = { readonly [name: string]: FunctionSpelling<AggregateNode> };

/** Everything about a database's SQL. A dialect takes the standard one and replaces what differs. */
export interface Spelling {
  readonly expressions: ExpressionVisitors;
  readonly functions: FunctionTable;
  readonly aggregates: AggregateTable;
  /** Writes a parameter, with a cast where the context leaves its type open. */
  readonly parameter: (node: ParameterNode | ElementParameterNode, writer: SqlWriter, context: ParameterContext) => void;
  /** An expression that stands as a condition: `"live"`, or `"live" = 1` where booleans are numbers. */
  readonly condition: Visitor<ExpressionSqlNode>;
  readonly select: Visitor<SelectNode>;
  readonly compound: Visitor<CompoundNode>;
  readonly order: Visitor<OrderNode>;
  readonly limit: Visitor<LimitNode>;
  readonly lock: Visitor<LockNode>;
  readonly insert: Visitor<InsertNode>;
  readonly update: Visitor<UpdateNode>;
  readonly delete: Visitor<DeleteNode>;
  /** `"name"`, with the quote doubled. */
  readonly quote: (name: string) => string;
  /** `'text'`, escaped. */
  readonly string: (text: string) => string;
  readonly placeholder: (number: number) => string;
  /** May a placeholder stand twice (`$1 … $1`), so that one node compiled twice is the same expression to the database? */
  readonly numbered: boolean;
}
