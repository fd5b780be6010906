import type { Choices, Chosen } from '../choices.js';
import { declareField } from '../declare-field.js';
import type { Field, NullWhen } from '../field.js';
import type { ChoiceOptions } from '../options/choice-options.js';

/**
 * A whole number of 32 bits; a number.
 * @example views = fields.integer({ default: 0 });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#integerfield
 */
export function integer<const Declared extends Choices<number> = never, Null extends boolean = false>(
  options?: ChoiceOptions<number, Declared, Null>,
): Field<'integer', Chosen<Declared, number> | NullWhen<Null>> {
  return declareField('integer', options);
}

/**
 * A whole number of 16 bits; a number.
 * @example rank = fields.smallInteger();
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#smallintegerfield
 */
export function smallInteger<const Declared extends Choices<number> = never, Null extends boolean = false>(
  options?: ChoiceOptions<number, Declared, Null>,
): Field<'smallInteger', Chosen<Declared, number> | NullWhen<Null>> {
  return declareField('smallInteger', options);
}

/**
 * A whole number of 32 bits from 0, which the database checks; a number.
 * @example pages = fields.positiveInteger();
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#positiveintegerfield
 */
export function positiveInteger<const Declared extends Choices<number> = never, Null extends boolean = false>(
  options?: ChoiceOptions<number, Declared, Null>,
): Field<'positiveInteger', Chosen<Declared, number> | NullWhen<Null>> {
  return declareField('positiveInteger', options);
}

/**
 * A whole number of 16 bits from 0; a number.
 * @example stars = fields.positiveSmallInteger({ choices: [1, 2, 3] });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#positivesmallintegerfield
 */
export function positiveSmallInteger<const Declared extends Choices<number> = never, Null extends boolean = false>(
  options?: ChoiceOptions<number, Declared, Null>,
): Field<'positiveSmallInteger', Chosen<Declared, number> | NullWhen<Null>> {
  return declareField('positiveSmallInteger', options);
}

/**
 * A number of double precision; a number.
 * @example ratio = fields.float({ null: true });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#floatfield
 */
export function float<const Declared extends Choices<number> = never, Null extends boolean = false>(
  options?: ChoiceOptions<number, Declared, Null>,
): Field<'float', Chosen<Declared, number> | NullWhen<Null>> {
  return declareField('float', options);
}
