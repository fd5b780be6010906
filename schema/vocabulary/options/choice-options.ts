import type { Chosen } from '../choices.js';
import type { PlainOptions } from './column-options.js';

/** The options of a field that can have choices; with choices its default is one of them. */
export type ChoiceOptions<Value, Declared, Null extends boolean, Generator = never> = PlainOptions<
  NoInfer<Chosen<Declared, Value>>,
  Null,
  Generator
> & {
  /**
   * The values it may hold: they become a union type and the labels of `getDisplay()`. Validation checks them, the database does not.
   * Default: any value.
   * @example status = fields.char({ maxLength: 10, choices: ['draft', 'published'], default: 'draft' });
   * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#choices
   */
  readonly choices?: Declared;
};
