import type { Condition } from '../expressions/expression.js';
import { splitTrailing } from '../trailing-options.js';
import { Constraint, type ViolationOptions } from './constraint.js';

/**
 * A condition that every row fulfils: CONSTRAINT views_not_negative CHECK (views >= 0).
 * @example new CheckConstraint({ condition: Q({ views__gte: 0 }), name: 'views_not_negative' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#checkconstraint
 */
export class CheckConstraint<Columns extends string = string> extends Constraint<Columns> {
  constructor(options: CheckOptions<NoInfer<Columns>>) {
    super(...splitTrailing([options]));
  }
}

interface CheckOptions<Columns extends string> extends ViolationOptions {
  /**
   * A `Q` or a comparison over the row's own columns.
   * @example condition: F('endsAt').gt('startsAt')
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#condition
   */
  readonly condition: Condition<Columns>;
}
