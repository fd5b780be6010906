import type { DateField, DateTimeField } from './field-types.js';
import type { ModelSchema } from './schema.js';

/** The names of the dates of a model that are never null: what rows can be ordered by without a gap. */
export type DateName<S extends ModelSchema> = {
  [K in keyof S['own']]: S['own'][K] extends DateField | DateTimeField ? K : never;
}[keyof S['own']] &
  string;
