declare const columns: unique symbol;

/** Who tells the constraints of a model apart when one fails. */
export interface ViolationOptions {
  /**
   * The constraint's name in the database, where it must be the only one. In an abstract base `{model}` (or `%(class)s`) stands for the model's name.
   * @example name: 'uniq_author_slug'
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#name
   */
  readonly name: string;
  /**
   * The code of the error when validation finds it broken. Default: 'invalid'; for a plain unique constraint 'unique'.
   * @example violationErrorCode: 'taken'
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#violation-error-code
   */
  readonly violationErrorCode?: string;
  /**
   * Its message. Default: 'Constraint “name” is violated.'
   * @example violationErrorMessage: 'This slug is taken.'
   * @see https://docs.djangoproject.com/en/stable/ref/models/constraints/#violation-error-message
   */
  readonly violationErrorMessage?: string;
}

/** Any constraint. `Columns` are the fields that the model of its `meta` has; outside of one nothing is known. */
export abstract class Constraint<Columns extends string = string> {
  /** A method, so that a constraint written outside of `meta` can be used in it. */
  declare [columns]?: (this: void, column: Columns) => void;

  readonly expressions: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;

  protected constructor(expressions: readonly unknown[], options: object) {
    this.expressions = expressions;
    this.options = options as Readonly<Record<string, unknown>>;
    Object.freeze(this);
  }
}
