import type { ExpressionSqlNode } from './nodes.js';
import type { OrderNode, SelectNode } from './select-nodes.js';
import type { ValueType } from './value-type.js';

/**
 * A function by its meaning: `lower`, `length`, `coalesce`, `now`. The dialect's function table says how it is spelled;
 * a name that is not in the table is written as it is, in capitals (it comes from the library or was validated as an identifier).
 */
export interface FunctionNode {
  readonly kind: 'function';
  readonly name: string;
  readonly arguments: readonly ExpressionSqlNode[];
  /** Of the arguments and the result, for databases that need to be told. */
  readonly argumentTypes?: readonly ValueType[];
  readonly type: ValueType;
  /** A user's function by its name in each database; one that is not here refuses it. */
  readonly perDialect?: Readonly<Record<string, string>>;
}

/** `COUNT(DISTINCT a) FILTER (WHERE …)`; where the database has no FILTER the compiler writes CASE WHEN. */
export interface AggregateNode {
  readonly kind: 'aggregate';
  readonly name: string;
  readonly arguments: readonly ExpressionSqlNode[];
  readonly distinct: boolean;
  readonly filter: ExpressionSqlNode | null;
  readonly orderBy: readonly OrderNode[];
  /** Rows at most, of `jsonRows` on MariaDB. */
  readonly limit?: number | undefined;
  /** Of the first argument. */
  readonly argumentType: ValueType;
  readonly type: ValueType;
}

/** `CASE WHEN … THEN … ELSE … END` */
export interface CaseNode {
  readonly kind: 'case';
  readonly branches: readonly { readonly when: ExpressionSqlNode; readonly then: ExpressionSqlNode }[];
  readonly otherwise: ExpressionSqlNode | null;
}

/** `CAST(a AS integer)` */
export interface CastNode {
  readonly kind: 'cast';
  readonly operand: ExpressionSqlNode;
  readonly type: ValueType;
  /** Text with room for what a recursion adds to it. */
  readonly wide?: boolean;
}

export type DatePart =
  | 'year' | 'isoYear' | 'quarter' | 'month' | 'week' | 'day' | 'weekDay' | 'isoWeekDay' | 'hour' | 'minute' | 'second' | 'microsecond' | 'epoch'; // prettier-ignore

/** `EXTRACT(YEAR FROM a AT TIME ZONE …)`: weekDay counts from 1 = Sunday, isoWeekDay from 1 = Monday. */
export interface ExtractNode {
  readonly kind: 'extract';
  readonly part: DatePart;
  readonly operand: ExpressionSqlNode;
  readonly operandType: ValueType;
  /** An IANA name, checked before it gets here; null is UTC. */
  readonly timeZone: string | null;
}

/** `DATE_TRUNC('month', a)`, and to `date` or `time` of a timestamp. */
export interface TruncNode {
  readonly kind: 'trunc';
  readonly unit: 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second' | 'date' | 'time';
  readonly operand: ExpressionSqlNode;
  readonly operandType: ValueType;
  readonly timeZone: string | null;
  readonly type: ValueType;
}

/** `(SELECT …)` as a value. */
export interface SubqueryNode {
  readonly kind: 'subquery';
  readonly select: SelectNode;
}

/** `EXISTS (SELECT 1 …)` */
export interface ExistsNode {
  readonly kind: 'exists';
  readonly select: SelectNode;
}

export interface CollateNode {
  readonly kind: 'collate';
  readonly operand: ExpressionSqlNode;
  /** A validated identifier. */
  readonly collation: string;
}

export interface FrameBound {
  readonly kind: 'unboundedPreceding' | 'preceding' | 'currentRow' | 'following' | 'unboundedFollowing';
  readonly offset?: number;
}

/** `RANK() OVER (PARTITION BY … ORDER BY … ROWS BETWEEN … AND …)` */
export interface WindowNode {
  readonly kind: 'window';
  readonly expression: ExpressionSqlNode;
  readonly partitionBy: readonly ExpressionSqlNode[];
  readonly orderBy: readonly OrderNode[];
  readonly frame: {
    readonly mode: 'ROWS' | 'RANGE' | 'GROUPS';
    readonly start: FrameBound;
    readonly end: FrameBound;
    readonly exclude?: 'CURRENT ROW' | 'GROUP' | 'TIES' | 'NO OTHERS';
  } | null;
}

/** A key or a path inside a JSON value. `asText` unquotes a string, as text lookups need. Keys are parameters or literals, never text. */
export interface JsonPathNode {
  readonly kind: 'jsonPath';
  readonly operand: ExpressionSqlNode;
  readonly path: readonly (string | number)[];
  readonly asText: boolean;
}
