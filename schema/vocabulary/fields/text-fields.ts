import type { Choices, Chosen } from '../choices.js';
import { declareField } from '../declare-field.js';
import type { Field, NullWhen } from '../field.js';
import type { ChoiceOptions } from '../options/choice-options.js';
import type { DefaultGenerator } from '../default-generators.js';
import type { SlugOptions, TextOptions } from '../options/text-options.js';

/** Keys made by a generator may be kept as text. */
type Uuid = DefaultGenerator<'uuid4' | 'uuid7'>;
/** A field with choices and `blank: true` may be empty at first, as in Django; that it is blank the generator asks. */
type Empty = '';

/**
 * Text of a limited length; a string. VARCHAR(n).
 * @example name = fields.char({ maxLength: 100 });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#charfield
 */
export function char<const Declared extends Choices<string> = never, Null extends boolean = false>(
  options?: ChoiceOptions<string, Declared, Null, Uuid | Empty> & TextOptions,
): Field<'char', Chosen<Declared, string> | NullWhen<Null>> {
  return declareField('char', options);
}

/**
 * Text of any length; a string. TEXT.
 * @example body = fields.text();
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#textfield
 */
export function text<const Declared extends Choices<string> = never, Null extends boolean = false>(
  options?: ChoiceOptions<string, Declared, Null, Empty> & TextOptions,
): Field<'text', Chosen<Declared, string> | NullWhen<Null>> {
  return declareField('text', options);
}

/**
 * A short name for URLs: letters, digits, hyphens and underscores. VARCHAR(50) with an index.
 * @example slug = fields.slug({ unique: true });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#slugfield
 */
export function slug<const Declared extends Choices<string> = never, Null extends boolean = false>(
  options?: ChoiceOptions<string, Declared, Null, Empty> & SlugOptions,
): Field<'slug', Chosen<Declared, string> | NullWhen<Null>> {
  return declareField('slug', options);
}

/**
 * An address of electronic mail, checked by validation. VARCHAR(254).
 * @example email = fields.email({ unique: true });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#emailfield
 */
export function email<const Declared extends Choices<string> = never, Null extends boolean = false>(
  options?: ChoiceOptions<string, Declared, Null, Empty> & TextOptions,
): Field<'email', Chosen<Declared, string> | NullWhen<Null>> {
  return declareField('email', options);
}

/**
 * A URL, checked by validation. VARCHAR(200).
 * @example homepage = fields.url({ blank: true });
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#urlfield
 */
export function url<const Declared extends Choices<string> = never, Null extends boolean = false>(
  options?: ChoiceOptions<string, Declared, Null, Empty> & TextOptions,
): Field<'url', Chosen<Declared, string> | NullWhen<Null>> {
  return declareField('url', options);
}
