import type { ExpressionSqlNode } from './nodes.js';
import type { SelectNode } from './select-nodes.js';
import type { ValueType } from './value-type.js';

export type ComparisonOperator = '=' | '<>' | '>' | '>=' | '<' | '<=';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '^' | '&' | '|' | '#' | '<<' | '>>';

/** `a = b` */
export interface ComparisonNode {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: ExpressionSqlNode;
  readonly right: ExpressionSqlNode;
}

/** `a + b`; `type` is the result's, for the division of integers and dates that each database does its own way. */
export interface ArithmeticNode {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: ExpressionSqlNode;
  readonly right: ExpressionSqlNode;
  readonly leftType: ValueType;
  readonly rightType: ValueType;
  readonly type: ValueType;
}

/** `a AND b AND c`; XOR is true for an odd number of true operands. An empty AND is true, an empty OR false. */
export interface LogicalNode {
  readonly kind: 'logical';
  readonly connector: 'AND' | 'OR' | 'XOR';
  readonly operands: readonly ExpressionSqlNode[];
}

/** `NOT a` */
export interface NotNode {
  readonly kind: 'not';
  readonly operand: ExpressionSqlNode;
}

/** `a IS NULL`, `a IS NOT NULL` */
export interface IsNullNode {
  readonly kind: 'isNull';
  readonly operand: ExpressionSqlNode;
  readonly negated: boolean;
}

/** `a IN (b, c)`, `a = ANY($1)`, `a IN (SELECT …)` */
export interface InNode {
  readonly kind: 'in';
  readonly operand: ExpressionSqlNode;
  readonly list: readonly ExpressionSqlNode[] | SelectNode;
}

/** `a BETWEEN b AND c` */
export interface BetweenNode {
  readonly kind: 'between';
  readonly operand: ExpressionSqlNode;
  readonly low: ExpressionSqlNode;
  readonly high: ExpressionSqlNode;
}

/**
 * Text comparison as each database spells it: LIKE with escapes, UPPER(…) LIKE UPPER(…), instr(…).
 * `text` is the bare text looked for: the compiler escapes `%`, `_` and `\` (of a parameter when it is bound, of an expression in SQL).
 */
export interface PatternNode {
  readonly kind: 'pattern';
  readonly match: 'contains' | 'startsWith' | 'endsWith' | 'equals';
  readonly insensitive: boolean;
  readonly subject: ExpressionSqlNode;
  /** Where it is known: what is not text is compared by its text (`"views"::text`). */
  readonly subjectType?: ValueType | undefined;
  readonly text: ExpressionSqlNode;
}

/** `a ~ b` */
export interface RegexNode {
  readonly kind: 'regex';
  readonly insensitive: boolean;
  readonly subject: ExpressionSqlNode;
  /** Where it is known: what is not text is compared by its text (`"views"::text`). */
  readonly subjectType?: ValueType | undefined;
  readonly pattern: ExpressionSqlNode;
}

/** An operator of one database's own: `a @> b`, `a && b`. The operator comes from the library, never from a caller. */
export interface CustomOperatorNode {
  readonly kind: 'customOperator';
  readonly operator: string;
  readonly left: ExpressionSqlNode;
  readonly right: ExpressionSqlNode;
}
