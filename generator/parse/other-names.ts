/** What other tools call field types, by small letters. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['belongsto', "Write fields.foreignKey(Author, { onDelete: 'CASCADE' })."],
  ['belongstomany', 'Write fields.manyToMany(Tag).'],
  ['bigint', 'Write fields.bigInteger().'],
  ['bigserial', 'Write fields.bigAuto({ primaryKey: true }); a key is there anyway.'],
  ['blob', 'Write fields.binary().'],
  ['bool', 'Write fields.boolean().'],
  ['bytes', 'Write fields.binary().'],
  ['datetimetz', 'Write fields.dateTime().'],
  ['double', 'Write fields.float().'],
  ['hasmany', "The model that holds the key declares both ends: fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'posts' })."],
  ['hasone', "The model that holds the key declares both ends: fields.oneToOne(Author, { onDelete: 'CASCADE', relatedName: 'detail' })."],
  ['increments', 'Write fields.auto({ primaryKey: true }); a key is there anyway.'],
  ['int', 'Write fields.integer().'],
  ['ipaddress', 'Write fields.genericIPAddress().'],
  ['jsonb', 'Write fields.json().'],
  ['manytoone', "Write fields.foreignKey(Author, { onDelete: 'CASCADE' })."],
  ['number', 'Write fields.integer(), fields.float() or fields.decimal({ maxDigits, decimalPlaces }).'],
  ['numeric', 'Write fields.decimal({ maxDigits, decimalPlaces }).'],
  [
    'onetomany',
    "The model that holds the key declares both ends: fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'posts' }).",
  ],
  ['real', 'Write fields.float().'],
  ['references', "Write fields.foreignKey(Author, { onDelete: 'CASCADE' })."],
  ['relation', "Write fields.foreignKey(Author, { onDelete: 'CASCADE' })."],
  ['serial', 'Write fields.auto({ primaryKey: true }); a key is there anyway.'],
  ['string', 'Write fields.char({ maxLength }) or fields.text().'],
  ['timestamp', 'Write fields.dateTime().'],
  ['timestamptz', 'Write fields.dateTime().'],
  ['tinyint', 'Write fields.smallInteger() or fields.boolean().'],
  ['varchar', 'Write fields.char({ maxLength }).'],
]);

/** What to write for a field type that is another tool's: `varchar`, `hasMany`, and Django's `CharField`. */
export function hintForField(kind: string, known: readonly string[]): string | undefined {
  const name = kind.toLowerCase();
  const own = known.find((one) => `${one}field`.toLowerCase() === name);
  return own === undefined ? FIELDS.get(name) : `Write fields.${own}().`;
}

const nullable = 'A column is NOT NULL unless the field has null: true.';
const automatic = 'Write fields.auto({ primaryKey: true }); a field `id` of that kind is there anyway.';

/** What other tools call options of fields, and what it is here. */
export const OTHER_OPTIONS: { readonly [option: string]: string } = {
  autoIncrement: automatic,
  autoincrement: automatic,
  column: 'Write dbColumn.',
  columnName: 'Write dbColumn.',
  comment: 'Write dbComment.',
  createDate: 'Write autoNowAdd: true.',
  defaultNow: 'Write autoNowAdd: true, or dbDefault: Now().',
  defaultValue: 'Write default.',
  default_: 'Write default.',
  enum: 'Write choices.',
  index: 'Write dbIndex: true.',
  isNullable: 'Write null: true.',
  length: 'Write maxLength.',
  mappedBy: 'The other model declares both ends; relatedName is the property on this side.',
  name: 'Write dbColumn.',
  notNull: nullable,
  nullable: 'Write null: true.',
  onUpdate: 'Keys are not updated.',
  optional: 'Write null: true.',
  precision: 'Write maxDigits and decimalPlaces.',
  primary: 'Write primaryKey: true.',
  references: 'The model is the first argument: fields.foreignKey(Author, { … }).',
  required: nullable,
  scale: 'Write decimalPlaces.',
  size: 'Write maxLength.',
  to: 'The model is the first argument: fields.foreignKey(Author, { … }).',
  updateDate: 'Write autoNow: true.',
  values: 'Write choices.',
};

/** The word of the vocabulary for a default that is computed: `() => new Date()`, `Date.now`, `crypto.randomUUID()`. */
export function wordForDefault(text: string): string | undefined {
  if (/\bDate\b/.test(text)) return 'For the moment of creation write `default: now`, for its day `default: today`.';
  return /\bcrypto\b|uuid/i.test(text) ? 'For a UUID write `default: uuid4` or `default: uuid7`.' : undefined;
}
