/**
 * The values that a field may hold: values, pairs of value and label, groups of pairs, an object of labels by value (groups may be nested
 * in it), or a TypeScript enum.
 *
 * ```ts
 * choices: ['draft', 'published']
 * choices: [['draft', 'Draft'], ['published', 'Published']]
 * choices: [['Audio', [['vinyl', 'Vinyl'], ['cd', 'CD']]], ['unknown', 'Unknown']]
 * choices: { draft: 'Draft', published: 'Published' }
 * choices: Status
 * ```
 *
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#choices
 */
export type Choices<Value extends string | number> = readonly ListedChoice<Value>[] | MappedChoices | EnumChoices<Value>;

/** The union of the values: `'draft' | 'published'`; `Otherwise` when there are no choices. */
export type Chosen<Declared, Otherwise> = [Declared] extends [never]
  ? Otherwise
  : Declared extends readonly (infer Entry)[]
    ? ListedValue<Entry>
    : MappedValue<Declared>;

type ListedChoice<Value> = Value | readonly [Value, string] | readonly [group: string, readonly (readonly [Value, string])[]];

type MappedChoices = { readonly [value: string | number]: string | { readonly [value: string | number]: string } };

/** An enum of numbers also has its names by number. */
type EnumChoices<Value> = { readonly [name: string]: Value | string };

type ListedValue<Entry> = Entry extends readonly [infer Value, infer Label]
  ? Label extends readonly (infer Member)[]
    ? ListedValue<Member>
    : Value
  : Entry;

/** In an object of labels the keys are the values; in an enum the members are. A group's object is an object of labels again. */
type MappedValue<Declared> = {
  [Key in keyof Declared]: Declared[Key] extends string
    ? `${Declared[Key]}` extends Declared[Key]
      ? Key
      : Declared[Key]
    : Declared[Key] extends number
      ? Declared[Key]
      : keyof Declared[Key];
}[keyof Declared] extends infer Value
  ? Value
  : never;
