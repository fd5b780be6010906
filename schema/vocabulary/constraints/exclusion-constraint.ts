import type { Condition, Expression } from '../expressions/expression.js';
import { splitTrailing } from '../trailing-options.js';
import { Constraint, type ViolationOptions } from './constraint.js';
import type { Deferrable } from './deferrable.js';

/**
 * No two rows for which all the operators hold (PostgreSQL): EXCLUDE USING gist (room_id WITH =, during WITH &&).
 * @example new ExclusionConstraint({ expressions: [['room', '='], ['during', '&&']], name: 'no_double_booking' })
 * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/constraints/#exclusionconstraint
 */
export class ExclusionConstraint<Columns extends string = string> extends Constraint<Columns> {
  constructor(options: ExclusionOptions<NoInfer<Columns>>) {
    super(...splitTrailing([options]));
  }
}

interface ExclusionOptions<Columns extends string> extends ViolationOptions {
  /**
   * Fields or expressions, each with the operator that compares it between two rows.
   * @example expressions: [['room', '='], ['during', '&&']]
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/constraints/#expressions
   */
  readonly expressions: readonly (readonly [Columns | Expression<Columns>, ExclusionOperator])[];
  /**
   * The kind of index that keeps it; 'hash' takes one expression and `=`. Default: 'gist'.
   * @example method: 'spgist'
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/constraints/#index-type
   */
  readonly method?: 'gist' | 'spgist' | 'hash';
  /**
   * Fields that the index holds besides, so that a query need not look into the table. Default: none.
   * @example include: ['guests']
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/constraints/#include
   */
  readonly include?: readonly Columns[];
  /**
   * Only among the rows for which this holds. Default: all rows.
   * @example condition: Q({ cancelled: false })
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/constraints/#condition
   */
  readonly condition?: Condition<Columns>;
  /**
   * Checked at the end of the transaction, or at each statement unless the transaction defers it. Default: at each statement.
   * @example deferrable: Deferrable.DEFERRED
   * @see https://docs.djangoproject.com/en/stable/ref/contrib/postgres/constraints/#deferrable
   */
  readonly deferrable?: Deferrable;
}

/** Equal, overlap, and PostgreSQL's other operators for ranges and shapes. */
type ExclusionOperator = '=' | '<>' | '&&' | '@>' | '<@' | '-|-' | '<<' | '>>' | '&<' | '&>';
