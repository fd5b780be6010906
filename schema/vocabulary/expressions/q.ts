import { Condition, type Constant, type Expression, type Head } from './expression.js';

/** What a lookup compares with. Here a string is text, as in `filter`. */
export type LookupValue = string | null | Constant | RegExp | Expression | readonly LookupValue[] | { readonly [key: string]: LookupValue };

/** `path__lookup: value` entries, all of which must hold. */
export type Lookups = { readonly [lookup: string]: LookupValue };

/**
 * A condition by `path__lookup: value`. The field is checked in the editor, the lookup and the value by the generator.
 * @example Q({ views__gte: 0 }).and(Q({ status: 'draft' }).not())
 * @see https://docs.djangoproject.com/en/stable/ref/models/querysets/#q-objects
 */
export function Q<const Entries extends Lookups>(lookups: Entries): Condition<Head<keyof Entries & string>> {
  return new Condition('Q', [lookups]);
}
