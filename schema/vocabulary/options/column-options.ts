import type { Expression } from '../expressions/expression.js';
import type { NullWhen } from '../field.js';
import type { Validator } from '../validators/validator.js';
import type { DescriptiveOptions } from './descriptive-options.js';

/** The options of every field with a column, but for its default. `Value` is what the schema writes for one of its values. */
export interface ColumnOptions<Value, Null extends boolean> extends DescriptiveOptions {
  /**
   * The column takes NULL. Default: false.
   * @example birthday = fields.date({ null: true });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#null
   */
  readonly null?: Null;
  /**
   * What the database puts in when an INSERT leaves the column out: a value, or an expression without columns. Default: none.
   * @example createdAt = fields.dateTime({ dbDefault: Now() });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#db-default
   */
  readonly dbDefault?: Value | Expression<never>;
  /**
   * No two rows hold the same value. Default: false.
   * @example email = fields.email({ unique: true });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#unique
   */
  readonly unique?: boolean;
  /**
   * An index of its own; indexes over more are in `meta`. Default: false, but true for slugs and foreign keys.
   * @example title = fields.char({ maxLength: 200, dbIndex: true });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#db-index
   */
  readonly dbIndex?: boolean;
  /**
   * The column's name. Default: the field's in snake_case, with `_id` for a foreign key.
   * @example createdAt = fields.dateTime({ dbColumn: 'created' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#db-column
   */
  readonly dbColumn?: string;
  /**
   * A comment on the column, in databases that have them. Default: none.
   * @example dbComment: 'Cents, not euros.'
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#db-comment
   */
  readonly dbComment?: string;
  /**
   * This is the primary key, in place of the implied `id`; it takes no NULL. Default: false.
   * @example code = fields.char({ maxLength: 3, primaryKey: true });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#primary-key
   */
  readonly primaryKey?: Null extends true ? false : boolean;
  /**
   * Checks that `fullClean()` makes: the vocabulary's, or imported functions that throw. Default: those of the field's kind.
   * @example rating = fields.integer({ validators: [validators.minValue(1), validators.maxValue(5)] });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#validators
   */
  readonly validators?: readonly Validator<Value>[];
  /**
   * Messages of one's own, by the code of the error. Default: none.
   * @example errorMessages: { unique: 'This address is taken.' }
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#error-messages
   */
  readonly errorMessages?: ErrorMessages;
  /**
   * Validation lets no two rows with the same date in this field have the same value here. Default: none.
   * @example slug = fields.slug({ uniqueForDate: 'publishedAt' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#unique-for-date
   */
  readonly uniqueForDate?: string;
  /**
   * The same by month. Default: none.
   * @example slug = fields.slug({ uniqueForMonth: 'publishedAt' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#unique-for-month
   */
  readonly uniqueForMonth?: string;
  /**
   * The same by year. Default: none.
   * @example slug = fields.slug({ uniqueForYear: 'publishedAt' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#unique-for-year
   */
  readonly uniqueForYear?: string;
}

/** `Value`, or a function that is called for each new instance; `Generator` are the built-in ones that fit. */
export interface DefaultOption<Value, Null extends boolean, Generator = never> {
  /**
   * What a new instance holds: a value, a built-in generator (`uuid4`, `uuid7`, `now`, `today`), or an imported function. Default: none.
   * @example views = fields.integer({ default: 0 });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#default
   */
  readonly default?: Value | NullWhen<Null> | (() => Value) | Generator;
}

/** All options of a field that has no more than these. */
export type PlainOptions<Value, Null extends boolean, Generator = never> = ColumnOptions<Value, Null> &
  DefaultOption<Value, Null, Generator>;

interface ErrorMessages {
  readonly null?: string;
  readonly blank?: string;
  readonly invalid?: string;
  readonly invalidChoice?: string;
  readonly unique?: string;
  readonly uniqueForDate?: string;
  readonly [code: string]: string | undefined;
}
