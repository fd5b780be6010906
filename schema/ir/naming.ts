/**
 * Every name that a schema does not say itself: tables, columns, constraints, reverse names.
 * They are derived here only, so the generator, the runtime and migrations cannot disagree.
 */

/** PostgreSQL cuts identifiers at 63 bytes, MySQL refuses more than 64 characters. */
export const MAX_NAME_LENGTH = 63;

/** `PostTag` → `post_tag`, `createdAt` → `created_at`, `HTTPServer2` → `http_server2`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** `PostTag` → `postTag`, `HTTPServer` → `httpServer`, `URL` → `url`. */
export function camelCase(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]+(?=[^A-Za-z])|^[A-Z]/, (start) => start.toLowerCase());
}

export function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `PostTag` → `post tag`: how a model or a field is called in messages. */
export function verboseName(name: string): string {
  return snakeCase(name).replaceAll('_', ' ').trim();
}

export function verboseNamePlural(singular: string): string {
  return `${singular}s`;
}

/** `draft` → `Draft`, `IN_REVIEW` → `In review`: the label of a choice that has none. */
export function choiceLabel(value: string): string {
  return capitalize(verboseName(value));
}

/** The table of a model: `PostTag` → `post_tag`. */
export function tableName(model: string): string {
  return shorten(snakeCase(model));
}

/** The column of a field; a foreign key's ends in `_id`: `author` → `author_id`. */
export function columnName(field: string, holdsKey: boolean): string {
  return shorten(holdsKey ? `${snakeCase(field)}_id` : snakeCase(field));
}

/** The property with the key of a foreign key: `author` → `authorId`. */
export function keyAttribute(field: string): string {
  return `${field}Id`;
}

/** The one-to-one of a multi-table child to its parent: `Place` → `placePtr`. */
export function parentLinkName(parent: string): string {
  return `${camelCase(parent)}Ptr`;
}

/** The join model of a many-to-many without a declared one: `Post.tags` → `PostTags`. */
export function throughModelName(model: string, field: string): string {
  return `${model}${capitalize(field)}`;
}

/** Its table: `Post.tags` → `post_tags`. */
export function throughTableName(table: string, field: string): string {
  return shorten(`${table}_${snakeCase(field)}`);
}

/** Its two foreign keys: `['post', 'tag']`, and for a relation to itself `['fromPerson', 'toPerson']`. */
export function throughFieldNames(model: string, target: string): readonly [from: string, to: string] {
  return model === target ? [`from${capitalize(model)}`, `to${capitalize(model)}`] : [camelCase(model), camelCase(target)];
}

/** A property on the target and a path segment, see {@link reverseNames}. */
export interface ReverseNaming {
  readonly relatedName?: string | undefined;
  readonly relatedQueryName?: string | undefined;
  /** Meta's `defaultRelatedName` of the model that declares the relation. */
  readonly defaultRelatedName?: string | undefined;
}

/**
 * What a relation is called from its target. Without a name `Post.author` gives `author.postSet` and the path `post`; a one-to-one gives
 * `post` for both. `relatedName` sets both, `relatedQueryName` the path alone, and `'+'` hides the relation: the accessor is null, and a query
 * name that ends in `+` can be written in no path.
 *
 * @see https://docs.djangoproject.com/en/stable/ref/models/fields/#django.db.models.ForeignKey.related_name
 */
export function reverseNames(
  model: string,
  kind: 'foreignKey' | 'oneToOne' | 'manyToMany',
  naming: ReverseNaming,
): { readonly accessor: string | null; readonly queryName: string } {
  const related = substituteModel(naming.relatedName ?? naming.defaultRelatedName, camelCase(model));
  const query = substituteModel(naming.relatedQueryName, camelCase(model));
  if (related?.endsWith('+')) return { accessor: null, queryName: query ?? `${camelCase(model)}+` };
  if (related !== undefined) return { accessor: related, queryName: query ?? related };
  const own = camelCase(model);
  return { accessor: kind === 'oneToOne' ? own : `${own}Set`, queryName: query ?? own };
}

/** `{model}_set`, as Django's `%(class)s_set`: an abstract base gives each model its own name. */
export function substituteModel(pattern: string, model: string): string;
export function substituteModel(pattern: string | undefined, model: string): string | undefined;
export function substituteModel(pattern: string | undefined, model: string): string | undefined {
  return pattern?.replace(/\{model\}|%\((?:class|model_name)\)s/g, model);
}

export type NamedObject = 'index' | 'unique' | 'foreignKey' | 'check' | 'like' | 'primaryKey' | 'sequence';

const SUFFIXES: Record<NamedObject, string> = {
  index: 'idx',
  unique: 'uniq',
  foreignKey: 'fk',
  check: 'check',
  like: 'like',
  primaryKey: 'pkey',
  sequence: 'seq',
};

/**
 * The name of an index or constraint that the schema does not name: `post_status_created_at_1f3a9c_idx`.
 * The six digits tell apart what the words alone would confuse, such as table `a_b` column `c` and table `a` column `b_c`;
 * `salt` tells apart two objects over the same columns (a descending index, a foreign key's target).
 */
export function objectName(kind: NamedObject, table: string, columns: readonly string[], salt = ''): string {
  const suffix = `_${hash(JSON.stringify([kind, table, columns, salt])).slice(0, 6)}_${SUFFIXES[kind]}`;
  const words = [table, ...columns].join('_');
  return cut(words, MAX_NAME_LENGTH - suffix.length) + suffix;
}

/** Cuts a name that is too long for the databases, with a hash of the whole in its place. */
export function shorten(name: string, length = MAX_NAME_LENGTH): string {
  if (bytesOf(name) <= length) return name;
  const digits = hash(name);
  return `${cut(name, length - digits.length - 1)}_${digits}`;
}

/** As much of a text as fits into so many bytes of UTF-8, which is how databases count names: `ä` is two of them. */
function cut(text: string, bytes: number): string {
  let size = 0;
  let end = 0;
  for (const character of text) {
    size += bytesOf(character);
    if (size > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** FNV-1a, 32 bits, as eight hexadecimal digits: short, stable, and the same in every runtime. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}
