import type { Expression } from '../expressions/expression.js';
import type { Field } from '../field.js';
import type { ColumnOptions } from './column-options.js';

type Kept = 'null' | 'unique' | 'dbIndex' | 'dbColumn' | 'dbComment' | 'verboseName' | 'helpText';

/** The options of a generated column. */
export interface GeneratedOptions<Output extends Field> extends Pick<ColumnOptions<unknown, boolean>, Kept> {
  /**
   * What it is computed from: columns of the same row that are not generated themselves. It must be said.
   * @example expression: F('price').mul('quantity')
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.GeneratedField.expression
   */
  readonly expression: Expression;
  /**
   * The type of the result, as a field. It must be said.
   * @example outputField: fields.decimal({ maxDigits: 12, decimalPlaces: 2 })
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.GeneratedField.output_field
   */
  readonly outputField: Output;
  /**
   * true: stored with the row. false: computed when read, which PostgreSQL can from version 18 on. Default: true.
   * @example dbPersist: false
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.GeneratedField.db_persist
   */
  readonly dbPersist?: boolean;
}
