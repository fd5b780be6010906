import type { Field } from '../field.js';
import { declareField } from '../declare-field.js';
import type { PlainOptions } from '../options/column-options.js';

/**
 * An automatic integer key of 32 bits; a number.
 * @example id = fields.auto({ primaryKey: true });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#autofield
 */
export function auto(options: AutoOptions): Field<'auto', number> {
  return declareField('auto', options);
}

/**
 * An automatic integer key of 64 bits; a number. The implied `id` is one.
 * @example id = fields.bigAuto({ primaryKey: true });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#bigautofield
 */
export function bigAuto(options: AutoOptions): Field<'bigAuto', number> {
  return declareField('bigAuto', options);
}

/**
 * An automatic integer key of 16 bits; a number.
 * @example id = fields.smallAuto({ primaryKey: true });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#smallautofield
 */
export function smallAuto(options: AutoOptions): Field<'smallAuto', number> {
  return declareField('smallAuto', options);
}

/** An automatic key is always the primary key, never null, and has no default. */
type AutoOptions = Omit<PlainOptions<number, false>, 'null' | 'default' | 'dbDefault' | 'unique' | 'dbIndex' | 'primaryKey'> & {
  readonly primaryKey: true;
};
