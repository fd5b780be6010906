import type { CombinedIR, ConditionIR, ExpressionIR, ModelIR } from '../../../schema/ir/index.js';
import type { TypeCodecs } from '../../dialects/dialect.js';
import { UNKNOWN, type ExpressionSqlNode, type ValueType } from '../ast/index.js';
import { callFromIr } from './call-from-ir.js';
import { literalFromIr, typeOf } from './literal-from-ir.js';
import { lookupFromIr } from './lookup-from-ir.js';
import { pathFromIr } from './path-from-ir.js';
import type { SchemaTables } from './schema-tables.js';

/** Where an expression of the schema stands. */
export interface ExpressionContext {
  readonly model: ModelIR;
  readonly tables: SchemaTables;
  readonly codecs: TypeCodecs;
  /** For messages: `the constraint uniq_slug of Post`. */
  readonly subject: string;
  /** Inside an odd number of negations a comparison with NULL counts as false, as in queries. */
  readonly negated: boolean;
}

/** An SQL node with the type of its value. */
export interface TypedNode {
  readonly node: ExpressionSqlNode;
  readonly type: ValueType;
  readonly nullable: boolean;
}

/**
 * An expression of the schema over the model's own columns as SQL, its constants written in:
 * `Q({ views__gte: 0 })` → `"views" >= 0`.
 */
export function expressionFromIr(expression: ExpressionIR, context: ExpressionContext, wanted: ValueType = UNKNOWN): TypedNode {
  switch (expression.kind) {
    case 'path':
      return pathFromIr(expression.path, context);
    case 'value': {
      const type = wanted.kind === 'unknown' ? typeOf(expression) : wanted;
      return { node: literalFromIr(expression, type, context.codecs, context.subject), type, nullable: expression.value === null };
    }
    case 'call':
      return callFromIr(expression, context, wanted);
    case 'combined':
      return combined(expression, context);
    case 'condition':
      return condition(expression, context);
    case 'lookup':
      return lookupFromIr(expression, context);
  }
}

/** `NOT ("a" = 1 AND "b" > 2)` */
function condition({ connector, negated, children }: ConditionIR, context: ExpressionContext): TypedNode {
  const inner = negated ? { ...context, negated: !context.negated } : context;
  const operands = children.map((child) => expressionFromIr(child, inner).node);
  const [only] = operands;
  const node: ExpressionSqlNode = operands.length === 1 && only !== undefined ? only : { kind: 'logical', connector, operands };
  return { node: negated ? { kind: 'not', operand: node } : node, type: { kind: 'boolean' }, nullable: false };
}

function combined({ operator, left, right }: CombinedIR, context: ExpressionContext): TypedNode {
  // A constant takes the type of the other side: `price * 2` multiplies decimals.
  const first = left.kind === 'value' ? undefined : expressionFromIr(left, context);
  const second = expressionFromIr(right, context, constantType(right, first));
  const begin = first ?? expressionFromIr(left, context, constantType(left, second));
  const type = combinedType(operator, begin.type, second.type);
  return {
    node: { kind: 'arithmetic', operator, left: begin.node, right: second.node, leftType: begin.type, rightType: second.type, type },
    type,
    nullable: begin.nullable || second.nullable,
  };
}

function constantType(constant: ExpressionIR, other: TypedNode | undefined): ValueType {
  if (constant.kind !== 'value' || other === undefined) return UNKNOWN;
  const own = typeOf(constant);
  // A fraction beside an integer, or milliseconds beside an instant, keeps its own type.
  if (other.type.kind === 'decimal') return { kind: 'decimal' };
  if (other.type.kind === 'bigInteger' && own.kind === 'integer') return other.type;
  return other.type.kind === 'dateTime' || other.type.kind === 'duration' ? { kind: 'duration' } : own;
}

function combinedType(operator: CombinedIR['operator'], left: ValueType, right: ValueType): ValueType {
  const kinds = [left.kind, right.kind];
  if (operator === '-' && kinds.every((kind) => kind === 'dateTime' || kind === 'date')) return { kind: 'duration' };
  for (const kind of ['dateTime', 'date', 'time', 'duration', 'float', 'decimal', 'bigInteger', 'positiveBigInteger'] as const)
    if (kinds.includes(kind)) return kind === 'positiveBigInteger' ? { kind: 'bigInteger' } : { kind };
  return kinds.includes('bigAuto') ? { kind: 'bigAuto' } : { kind: 'integer' };
}
