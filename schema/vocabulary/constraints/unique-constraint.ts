import type { Condition, Expression } from '../expressions/expression.js';
import type { OrderBy } from '../expressions/order-by.js';
import { splitTrailing } from '../trailing-options.js';
import { Constraint, type ViolationOptions } from './constraint.js';
import type { Deferrable } from './deferrable.js';

/**
 * No two rows alike: over fields, or over expressions.
 * @example new UniqueConstraint({ fields: ['author', 'slug'], name: 'uniq_author_slug' })
 * @example new UniqueConstraint(Lower('email'), { name: 'uniq_email_ci' })
 * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#uniqueconstraint
 */
export class UniqueConstraint<Columns extends string = string> extends Constraint<Columns> {
  constructor(
    first: UniqueTerm<NoInfer<Columns>>,
    ...rest: [...UniqueTerm<NoInfer<Columns>>[], UniqueExpressionsOptions<NoInfer<Columns>>]
  );
  // Last, as faults are told of the last one that fits.
  constructor(options: UniqueFieldsOptions<NoInfer<Columns>>);
  constructor(...parameters: unknown[]) {
    super(...splitTrailing(parameters));
  }
}

type UniqueTerm<Columns extends string> = Columns | Expression<Columns> | OrderBy<Columns>;

interface UniqueExpressionsOptions<Columns extends string> extends ViolationOptions {
  /**
   * Only among the rows for which this holds. Default: all rows.
   * @example condition: Q({ status: 'draft' })
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#django.db.models.UniqueConstraint.condition
   */
  readonly condition?: Condition<Columns>;
  /**
   * Fields that the index holds besides, so that a query need not look into the table. Default: none.
   * @example include: ['title']
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#include
   */
  readonly include?: readonly Columns[];
  /**
   * false: two NULLs clash. Default: true, as SQL has it.
   * @example nullsDistinct: false
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#nulls-distinct
   */
  readonly nullsDistinct?: boolean;
}

/** A constraint of the table, which can wait; or with more than fields an index, which cannot. */
type UniqueFieldsOptions<Columns extends string> = UniqueFields<Columns> & (Waiting | UniqueIndexOptions<Columns>);

interface UniqueFields<Columns extends string> extends ViolationOptions, Pick<UniqueExpressionsOptions<Columns>, 'nullsDistinct'> {
  /**
   * The fields that are unique together.
   * @example fields: ['author', 'slug']
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#fields
   */
  readonly fields: readonly [Columns, ...Columns[]];
}

interface UniqueIndexOptions<Columns extends string> extends Pick<UniqueExpressionsOptions<Columns>, 'condition' | 'include'> {
  /**
   * PostgreSQL operator classes, one for each field. Default: those of the types.
   * @example opclasses: ['varchar_pattern_ops']
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#opclasses
   */
  readonly opclasses?: readonly string[];
  readonly deferrable?: never;
}

interface Waiting {
  /**
   * Checked at the end of the transaction, or at each statement unless the transaction defers it. Default: at each statement.
   * @example deferrable: Deferrable.DEFERRED
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#deferrable
   */
  readonly deferrable: Deferrable;
  readonly condition?: never;
  readonly include?: never;
  readonly opclasses?: never;
}
