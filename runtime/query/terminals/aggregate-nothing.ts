import { AggregateExpression } from '../../expressions/aggregates/aggregate-expression.js';
import { ValueExpression } from '../../expressions/base-expression.js';
import type { ExpressionNode } from '../../expressions/expression.js';
import { Slot } from '../../expressions/slot.js';
import type { ValueType } from '../../sql/ast/index.js';

/**
 * Is it known without the database what this gives over no rows? An aggregate gives 0 or NULL, or a default that is read back as it was
 * given; what is made of aggregates, or has a default of another type, is for the database to work out.
 */
export function isKnownOverNothing(expression: ExpressionNode, { kind }: ValueType): boolean {
  if (!(expression instanceof AggregateExpression)) return false;
  const { rule, parts } = expression;
  if (parts.default === null || rule.empty !== null) return true;
  return parts.default instanceof Slot && (parts.default.isNull || SAME[parts.default.tag]?.includes(kind) === true);
}

/** The types whose values are read as they are given, by the kind of value. */
const SAME: Readonly<Record<string, readonly ValueType['kind'][]>> = {
  n: ['count', 'integer', 'smallInteger', 'auto', 'bigAuto', 'positiveInteger', 'float', 'duration'],
  s: ['text', 'char'],
  t: ['boolean'],
  f: ['boolean'],
};

/** `{ n: 0, best: null }`: the row of aggregates over no rows. */
export function overNothing(expressions: readonly (readonly [name: string, expression: unknown])[]): Record<string, unknown> {
  return Object.fromEntries(expressions.map(([name, expression]) => [name, emptyValue(expression as AggregateExpression)]));
}

function emptyValue({ rule, parts }: AggregateExpression): unknown {
  return rule.empty ?? (parts.default instanceof ValueExpression ? parts.default.value : null);
}
