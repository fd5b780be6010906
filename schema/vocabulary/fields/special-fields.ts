import { declareField } from '../declare-field.js';
import type { Field, ValueOf } from '../field.js';
import type { ColumnOptions } from '../options/column-options.js';
import type { GeneratedOptions } from '../options/generated-options.js';

/**
 * A column that the database computes from others of the row: GENERATED ALWAYS AS (price * quantity) STORED. It is never written.
 * @example total = fields.generated({ expression: F('price').mul('quantity'), outputField: fields.decimal({ maxDigits: 12, decimalPlaces: 2 }) });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#generatedfield
 */
export function generated<Output extends Field>(options: GeneratedOptions<Output>): Field<'generated', ValueOf<Output>> {
  return declareField('generated', options);
}

/**
 * A primary key of several fields; its value is a tuple. The property is named `pk`.
 * @example pk = fields.compositePrimaryKey('order', 'lineNumber');
 * @see https://docs.djangoproject.com/en/stable/topics/composite-primary-key/
 */
export function compositePrimaryKey<const Names extends readonly [string, string, ...string[]]>(
  ...names: Names
): Field<'compositePrimaryKey', Names> {
  return declareField('compositePrimaryKey', { names });
}

/**
 * A counter for optimistic locking: every save raises it, and fails when another save did so first. Django has no such field; the SQL is
 * UPDATE … SET version = version + 1 WHERE id = … AND version = …
 * @example version = fields.version();
 */
export function version(
  options?: Pick<ColumnOptions<number, false>, 'dbColumn' | 'dbComment' | 'verboseName' | 'helpText'>,
): Field<'version', number> {
  return declareField('version', options);
}
