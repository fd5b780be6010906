import type { FunctionName } from '../evaluate/functions.js';
import type { Kind, Row, Scalar } from '../world/facts.js';

/** Relations, and a field at their end; null is the key of the last relation. An annotation is a field without relations. */
export interface Path {
  readonly hops: readonly string[];
  readonly field: string | null;
}

/** A value: `F('a__b')`, a constant, arithmetic, a function, CASE, an aggregate, a subquery, a window. */
export type Expr =
  | { readonly kind: 'path'; readonly path: Path }
  /** `KT('data__c__t')`: a text of a document. */
  | { readonly kind: 'key'; readonly path: Path; readonly keys: readonly string[] }
  /** A number that is a duration says so, and a text that is computed with as a date. */
  | { readonly kind: 'value'; readonly value: Scalar; readonly type?: 'date' | 'duration' }
  | { readonly kind: 'combine'; readonly operator: Operator; readonly left: Expr; readonly right: Expr; readonly whole: boolean }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly parts: readonly Expr[]; readonly zone?: string }
  | { readonly kind: 'case'; readonly when: Tree; readonly then: Expr; readonly otherwise: Expr | null }
  | Aggregate
  | { readonly kind: 'subquery'; readonly query: Query }
  | Window
  /** `annotate({ b: Q({ … }) })` */
  | { readonly kind: 'condition'; readonly tree: Tree };

export type Operator = 'add' | 'div' | 'mod' | 'mul' | 'sub';

/** A value from the rows around a row. */
export interface Window {
  readonly kind: 'window';
  readonly of:
    Aggregate | { readonly kind: 'ranking'; readonly name: RankingName; readonly of: Expr | null; readonly count: number | null };
  readonly partitionBy: readonly Path[];
  readonly orderBy: readonly OrderTerm[];
  /** Bounds in rows, null without one; `range` has none but the current row and its equals. */
  readonly frame: { readonly mode: 'range' | 'rows'; readonly start: number | null; readonly end: number | null } | null;
}

export type RankingName =
  'CumeDist' | 'DenseRank' | 'FirstValue' | 'Lag' | 'LastValue' | 'Lead' | 'NthValue' | 'Ntile' | 'PercentRank' | 'Rank' | 'RowNumber';

export type AggregateName =
  'ArrayAgg' | 'Avg' | 'BitAnd' | 'BitOr' | 'BitXor' | 'BoolAnd' | 'BoolOr' | 'Count' | 'JSONBAgg' | 'Max' | 'Min' | 'StdDev' | 'StringAgg' | 'Sum' | 'Variance'; // prettier-ignore

export interface Aggregate {
  readonly kind: 'aggregate';
  readonly name: AggregateName;
  /** null is `*`. */
  readonly of: Expr | null;
  readonly distinct: boolean;
  readonly where: Tree | null;
  /** `default`, of no values. */
  readonly otherwise: Scalar;
  /** Of deviations and variances. */
  readonly sample?: boolean;
  /** Of lists. */
  readonly orderBy?: readonly OrderTerm[];
}

/** What a lookup compares with: constants, another column, a column of the query around, the rows of another query. */
export type Compared =
  | Scalar
  | readonly Scalar[]
  /** With keys, what stands under them in a document. */
  | { readonly f: Path; readonly keys?: readonly string[] }
  /** A list, or the two ends of a range, with columns among its members. */
  | { readonly members: readonly (Scalar | { readonly f: Path })[] }
  /** Of the query so many queries further out: 2 is `OuterRef(OuterRef(…))`. */
  | { readonly outer: Path; readonly up: number }
  | { readonly rows: Query };

export interface Leaf {
  readonly kind: 'leaf';
  readonly path: Path;
  /** `year`, `week`, `date`, `lower`, `trim__length` */
  readonly transform: string | null;
  /** Of a document of JSON: `data__c__l__0`. */
  readonly keys?: readonly string[];
  readonly lookup: string;
  readonly value: Compared;
}

export type Tree =
  | Leaf
  /** `F('a').add(1).gt(F('b'))` */
  | { readonly kind: 'compare'; readonly operator: 'eq' | 'gt' | 'gte' | 'lt' | 'lte' | 'ne'; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'and' | 'or' | 'xor'; readonly parts: readonly Tree[] }
  | { readonly kind: 'not'; readonly part: Tree }
  | { readonly kind: 'exists'; readonly query: Query };

/** One `filter()` or `exclude()`. */
export interface Filter {
  readonly kind: 'filter';
  readonly negated: boolean;
  readonly conditions: readonly Tree[];
}

export type Operation =
  | Filter
  /** `left.or(right)`: the filters of two queries of the model, with which the query begins. */
  | { readonly kind: 'joined'; readonly method: 'and' | 'or' | 'xor'; readonly left: readonly Filter[]; readonly right: readonly Filter[] }
  | { readonly kind: 'annotate'; readonly name: string; readonly value: Expr; readonly selected: boolean }
  /** `annotate({ name: FilteredRelation('tags', { condition: … }) })`: a relation from there on. */
  | { readonly kind: 'filtered'; readonly name: string; readonly hops: readonly string[]; readonly where: Tree }
  /** `withCte(common, { on: { column: path } })`: a row of the common table, a relation from there on. */
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly on: readonly (readonly [column: string, path: Path])[];
      readonly left: boolean;
    }
  /** `lateral({ near: query })`: the rows that it has for each row, with their columns. */
  | { readonly kind: 'lateral'; readonly name: string; readonly query: Query }
  | { readonly kind: 'values'; readonly columns: readonly Path[] };

export interface OrderTerm {
  readonly path: Path;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last' | null;
}

/** `orderBy(Lower('label'), F('size').add(1).desc({ nullsLast: true }))` */
export interface ComputedTerm {
  readonly value: Expr;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last' | null;
}
export type Term = ComputedTerm | OrderTerm;
export const isNamed = (term: Term): term is OrderTerm => 'path' in term;

export interface Query {
  readonly model: string;
  readonly operations: readonly Operation[];
  /** null: the ordering of the model. */
  readonly ordering: readonly Term[] | null;
  readonly reversed: boolean;
  /** Of fields: the first row of each combination of their values. */
  readonly distinct: boolean | readonly Path[];
  readonly low: number;
  readonly high: number | null;
  /** `union()` and its like with queries that select as many columns; filters and columns are the parts' own. */
  readonly combined: {
    readonly method: 'difference' | 'intersection' | 'union' | 'unionAll';
    readonly others: readonly Query[];
    /** Filters and columns of the whole, which are those of each part. */
    readonly after?: readonly Operation[];
  } | null;
}

/** What is asked of the query. */
export type Question =
  /** With a chunk, by `iterator()`. */
  | { readonly kind: 'list' | 'rows'; readonly query: Query; readonly chunk?: number }
  | { readonly kind: 'count' | 'exists'; readonly query: Query }
  /** `selectForUpdate()`: the same rows, or a refusal. */
  | { readonly kind: 'locked'; readonly query: Query; readonly options: Readonly<Record<string, readonly string[] | boolean>> }
  | { readonly kind: 'aggregate'; readonly query: Query; readonly values: readonly Aggregate[] }
  | { readonly kind: 'instances'; readonly query: Query; readonly joined: readonly string[]; readonly prefetched: readonly string[] }
  | Loading
  | { readonly kind: 'one'; readonly query: Query; readonly ask: One }
  | { readonly kind: 'update'; readonly query: Query; readonly values: Readonly<Record<string, Expr>> }
  | { readonly kind: 'delete'; readonly query: Query }
  | { readonly kind: 'writing'; readonly query: Query; readonly write: Write };

/** What writes rows that it is given. */
export type Write =
  | { readonly method: 'bulkCreate'; readonly rows: readonly Row[]; readonly conflict: 'ignore' | readonly string[] | null }
  | {
      readonly method: 'bulkUpdate';
      readonly rows: readonly Row[];
      readonly fields: readonly string[];
      readonly batchSize: number | null;
      /** Values of all the rows that the database computes. */
      readonly computed: Readonly<Record<string, Expr>>;
    }
  | {
      readonly method: 'getOrCreate' | 'updateOrCreate';
      readonly lookup: Row;
      readonly defaults: Row;
      /** Of `updateOrCreate()`. */
      readonly createDefaults: Row | null;
    }
  /** `row.friends.set([…])`: of a many-to-many from either side, or of the rows whose key points here. */
  | {
      readonly method: 'add' | 'clear' | 'remove' | 'set';
      readonly key: number;
      readonly relation: string;
      readonly others: readonly number[];
    }
  | Related;

/** `row.dews.filter(…).update(…)` */
export interface Related {
  readonly method: 'relatedCount' | 'relatedDelete' | 'relatedUpdate';
  readonly key: number;
  readonly relation: string;
  readonly filters: readonly Filter[];
  readonly values: Readonly<Record<string, Expr>>;
}

/** What reads a single row, or what is not rows. */
export type One =
  | { readonly method: 'first' | 'last' }
  | { readonly method: 'at'; readonly index: number }
  | { readonly method: 'earliest' | 'latest'; readonly fields: readonly string[] }
  /** Without keys, of all rows; by the key, or by the value of a one-to-one. */
  | { readonly method: 'inBulk'; readonly keys: readonly number[] | null; readonly field: string | null }
  | { readonly method: 'contains'; readonly key: number }
  | { readonly method: 'dates' | 'datetimes'; readonly path: Path; readonly unit: string; readonly descending: boolean };

/** Whole rows with parts of them left out, and with relations loaded by queries of their own. */
export interface Loading {
  readonly kind: 'loading';
  readonly query: Query;
  readonly strategy: 'queries' | 'statement';
  readonly prefetches: readonly { readonly relation: string; readonly query: Query; readonly toAttr: string | null }[];
  /** `only()` or `defer()`; what they leave out is awaited. */
  readonly left: { readonly method: 'defer' | 'only'; readonly fields: readonly string[] } | null;
  /** By `iterator()`, in chunks of so many rows. */
  readonly chunk: number | null;
  /** Relations to one row that are awaited. */
  readonly awaited: readonly string[];
}

/** A column that a condition, an order or `values()` may name. */
export interface Place extends Path {
  readonly type: Kind;
  readonly many: boolean;
}

export const textOf = ({ hops, field }: Path): string => [...hops, ...(field === null ? [] : [field])].join('__');
