import { QueryError } from '../errors/query-error.js';
import { BaseExpression } from '../expressions/base-expression.js';
import { type ExpressionNode, type Resolved, RESOLVE, type Scope, TRACE } from '../expressions/expression.js';
import { ListExpression } from '../expressions/list-expression.js';
import { Slot } from '../expressions/slot.js';
import { type LookupContext, rightValue } from './lookup.js';

/** A transform that was done to the left side: what it was done to, and how. */
export interface BilateralStep {
  readonly before: Resolved;
  readonly change: (operand: Resolved) => Resolved;
}

/** The value on the right, changed as the left side was: `UNACCENT("name") = UNACCENT($1)`. */
export function changeRight(steps: readonly BilateralStep[], context: LookupContext): ExpressionNode {
  const { right, name, path } = context;
  if (steps.length === 0 || name === 'isnull' || (right instanceof Slot && right.isNull)) return right;
  if (right instanceof ListExpression || (right instanceof Slot && right.isList)) {
    throw new QueryError({
      code: 'QUERY.BILATERAL_LIST',
      message: `${path}: a transform of both sides takes one value, not a list.`,
      hint: 'Join the values: Q({ name__unaccent: first }).or({ name__unaccent: second }).',
    });
  }
  return new ChangedExpression(steps, context);
}

class ChangedExpression extends BaseExpression {
  constructor(
    readonly steps: readonly BilateralStep[],
    readonly context: LookupContext,
  ) {
    super();
  }
  [TRACE](): ExpressionNode {
    return this;
  }
  [RESOLVE](_scope: Scope): Resolved {
    const first = rightValue({ ...this.context, left: this.steps[0]!.before });
    return this.steps.reduce((value, { change }) => change(value), first);
  }
}
