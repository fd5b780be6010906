/** Faults that TypeScript shows in the editor. Each is expected, and the message above says what it reads. */
import {
  CheckConstraint,
  ContentType,
  Deferrable,
  F,
  fields,
  FullTextIndex,
  Index,
  Lower,
  manager,
  Model,
  now,
  Q,
  UniqueConstraint,
  uuid4,
  validators,
  Value,
  type Meta,
} from 'dunder/schema';

abstract class Named extends Model {
  name = fields.char({ maxLength: 9 });
}

class Author extends Named {
  mentor = fields.foreignKey('self', { onDelete: 'SET_NULL', null: true });
}

export class Options extends Model {
  // TS2561: Object literal may only specify known properties, but 'maxLenght' does not exist in type 'ColumnOptions<string, false> & DefaultOption<string, false, …
  // @ts-expect-error
  a = fields.char({ maxLenght: 3 });
  // TS2322: Type 'string' is not assignable to type 'number'.
  // @ts-expect-error
  b = fields.char({ maxLength: '3' });
  // TS2353: Object literal may only specify known properties, and 'maxLength' does not exist in type 'ChoiceOptions<number, never, false>'.
  // @ts-expect-error
  c = fields.integer({ maxLength: 3 });
  // TS2345: Property 'maxDigits' is missing in type '{ decimalPlaces: number; }' but required in type '{ readonly maxDigits: number; readonly decimalPlaces: …
  // @ts-expect-error
  d = fields.decimal({ decimalPlaces: 2 });
  // TS2322: Type 'string' is not assignable to type 'number | (() => number) | undefined'.
  // @ts-expect-error
  e = fields.integer({ default: 'x' });
  // TS2322: Type 'null' is not assignable to type 'string | (() => string) | undefined'. (the field is not null)
  // @ts-expect-error
  f = fields.text({ default: null });
  // TS2322: Type '"gone"' is not assignable to type '"draft" | "live" | Uuid | (() => "draft" | "live") | undefined'.
  // @ts-expect-error
  g = fields.char({ choices: ['draft', 'live'], default: 'gone' });
  // TS2322: Type 'string[]' is not assignable to type 'Choices<number> | undefined'.
  // @ts-expect-error
  h = fields.integer({ choices: ['a', 'b'] });
  // TS2322: Type '"ipv5"' is not assignable to type '"both" | "ipv4" | "ipv6" | undefined'.
  // @ts-expect-error
  i = fields.genericIPAddress({ protocol: 'ipv5' });
  // TS2322: Type 'true' is not assignable to type 'false'. (autoNow and autoNowAdd exclude each other)
  // @ts-expect-error
  j = fields.dateTime({ autoNow: true, autoNowAdd: true });
  // TS2322: Type 'DefaultGenerator<"now">' is not assignable to type 'undefined'. (a date that is set at every save has no default)
  // @ts-expect-error
  k = fields.dateTime({ autoNow: true, default: now });
  // TS2322: Type 'DefaultGenerator<"uuid4">' is not assignable to type 'string | DefaultGenerator<"today"> | (() => string) | undefined'.
  // @ts-expect-error
  l = fields.date({ default: uuid4 });
  // TS2322: Type 'DefaultGenerator<"now">' is not assignable to type 'string | (() => string) | undefined'.
  // @ts-expect-error
  m = fields.time({ default: now });
  // TS2322: Type 'BuiltinValidator<string>' is not assignable to type 'Validator<number>'.
  // @ts-expect-error
  n = fields.integer({ validators: [validators.email()] });
  // TS2322: Type 'Expression<"a">' is not assignable to type 'string | Expression<never> | undefined'. (a database default reads no column)
  // @ts-expect-error
  o = fields.char({ dbDefault: Lower('a') });
  // TS2339: Property 'strin' does not exist on type 'typeof fields'.
  // @ts-expect-error
  p = fields.strin();
  // TS2741: Property 'outputField' is missing in type '{ expression: Expression<"a">; }' but required in type 'GeneratedOptions<Field<string, unknown>>'.
  // @ts-expect-error
  q = fields.generated({ expression: F('a').mul(2) });
  // TS2554: Expected 2-3 arguments, but got 1.
  // @ts-expect-error
  r = fields.enum('mood');
  // TS2322: Type '"angry"' is not assignable to type '"ok" | "sad" | (() => "ok" | "sad") | undefined'.
  // @ts-expect-error
  s = fields.enum('mood', ['sad', 'ok'], { default: 'angry' });
  // TS2555: Expected at least 2 arguments, but got 1.
  // @ts-expect-error
  t = fields.compositePrimaryKey('a');
  // TS2345: Property 'primaryKey' is missing in type '{ dbColumn: string; }' but required in type '{ readonly primaryKey: true; }'. (an automatic field is the primary key)
  // @ts-expect-error
  u = fields.auto({ dbColumn: 'x' });
  // TS2353: Object literal may only specify known properties, and 'b' does not exist in type 'Partial<{ a: number; }> | (() => { a: number; })'.
  // @ts-expect-error
  v = fields.json<{ a: number }>({ default: { b: 1 } });
  // TS2353: Object literal may only specify known properties, and 'default' does not exist in type 'Pick<ColumnOptions<number, false>, "dbColumn" | "dbComment" | … (a version counts from one)
  // @ts-expect-error
  w = fields.version({ default: 3 });
  // TS2322: Type 'true' is not assignable to type 'false'. (a primary key takes no NULL)
  // @ts-expect-error
  x = fields.char({ maxLength: 3, primaryKey: true, null: true });
  // TS2345: Property ''an array holds values, and this field has none of its own'' is missing in type 'ForeignKey<"Author">' but required in type '{ readonly …
  // @ts-expect-error
  y = fields.array(fields.foreignKey('Author', { onDelete: 'CASCADE' }));
}

export class Relations extends Model {
  // TS2345: Property 'null' is missing in type '{ onDelete: "SET_NULL"; }' but required in type 'Emptied'.
  // @ts-expect-error
  a = fields.foreignKey(Author, { onDelete: 'SET_NULL' });
  // TS2322: Type 'false' is not assignable to type 'true'.
  // @ts-expect-error
  b = fields.foreignKey(Author, { onDelete: 'DB_SET_NULL', null: false });
  // TS2345: Property 'default' is missing in type '{ onDelete: "SET_DEFAULT"; }' but required in type 'Reset'.
  // @ts-expect-error
  c = fields.foreignKey(Author, { onDelete: 'SET_DEFAULT' });
  // TS2345: Property 'dbDefault' is missing in type '{ onDelete: "DB_SET_DEFAULT"; }' but required in type 'ResetByDatabase'.
  // @ts-expect-error
  d = fields.oneToOne(Author, { onDelete: 'DB_SET_DEFAULT' });
  // TS2820: Type '"CASCAD"' is not assignable to type 'OnDelete'. Did you mean '"CASCADE"'?
  // @ts-expect-error
  e = fields.foreignKey(Author, { onDelete: 'CASCAD' });
  // TS2345: Property 'onDelete' is missing in type '{ null: true; }' but required in type '{ readonly onDelete: OnDelete; }'.
  // @ts-expect-error
  f = fields.foreignKey(Author, { null: true });
  // TS2554: Expected 2 arguments, but got 1.
  // @ts-expect-error
  g = fields.foreignKey(Author);
  // TS2345: Type 'string' is not assignable to type 'ModelClass'.
  // @ts-expect-error
  h = fields.foreignKey(Date, { onDelete: 'CASCADE' });
  // TS2345: Cannot assign an abstract constructor type to a non-abstract constructor type. (an abstract base has no table)
  // @ts-expect-error
  i = fields.foreignKey(Named, { onDelete: 'CASCADE' });
  // TS2820: Type '"nam"' is not assignable to type '"mentor" | "name"'. Did you mean '"name"'?
  // @ts-expect-error
  j = fields.foreignKey(Author, { onDelete: 'CASCADE', toField: 'nam' });
  // TS2561: Object literal may only specify known properties, but 'relatedNam' does not exist in type 'ForeignKeyOptions<typeof Author, "CASCADE">'. Did you mean …
  // @ts-expect-error
  k = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedNam: 'x' });
  // TS2353: Object literal may only specify known properties, and 'null' does not exist in type 'ManyToManyOptions<never>'. (a many-to-many has no column)
  // @ts-expect-error
  l = fields.manyToMany(Author, { null: true });
  // TS2322: Type '"nobody"' is not assignable to type '"mentor" | "name"'.
  // @ts-expect-error
  m = fields.manyToMany(Author, { through: Author, throughFields: ['mentor', 'nobody'] });
  // TS2322: Type 'string' is not assignable to type 'never'. (there is no through model)
  // @ts-expect-error
  n = fields.manyToMany(Author, { throughFields: ['mentor', 'name'] });
  // TS2322: Type 'string' is not assignable to type 'undefined'. (a through model names its own table)
  // @ts-expect-error
  o = fields.manyToMany(Author, { through: Author, dbTable: 'x' });
  // TS2741: Property 'models' is missing in type '{ keyField: string; }' but required in type 'GenericForeignKeyOptions<readonly [ModelTarget, …
  // @ts-expect-error
  p = fields.genericForeignKey({ keyField: 'x' });
  // TS2353: Object literal may only specify known properties, and 'unique' does not exist in type 'OneToOneOptions<typeof ContentType, "CASCADE">'. (a one-to-one always is)
  // @ts-expect-error
  q = fields.oneToOne(ContentType, { onDelete: 'CASCADE', unique: true });
}

export class Metas extends Model {
  title = fields.char();
  tags = fields.manyToMany('self');
  author = fields.foreignKey(Author, { onDelete: 'CASCADE' });

  static ordering: Meta<Metas> = {
    ordering: [
      'title',
      // TS2820: Type '"titel"' is not assignable to type 'OrderingTerm<Metas>'. Did you mean '"title"'?
      // @ts-expect-error
      'titel',
      // TS2820: Type '"-titel"' is not assignable to type 'OrderingTerm<Metas>'. Did you mean '"-title"'?
      // @ts-expect-error
      '-titel',
      // TS2820: Type '"author__nam"' is not assignable to type 'OrderingTerm<Metas>'. Did you mean '"author__name"'?
      // @ts-expect-error
      'author__nam',
      // TS2322: Type '"title__name"' is not assignable to type 'OrderingTerm<Metas>'. (title is no relation)
      // @ts-expect-error
      'title__name',
    ],
    // TS2820: Type '"titel"' is not assignable to type 'readonly Signed<FieldName<Metas>>[] | Signed<FieldName<Metas>>'. Did you mean '"title"'?
    // @ts-expect-error
    getLatestBy: 'titel',
    // TS2322: Type '"title"' is not assignable to type '"author"'.
    // @ts-expect-error
    orderWithRespectTo: 'title',
  };

  static indexes: Meta<Metas> = {
    indexes: [
      // TS2769: Type '"titel"' is not assignable to type '"-_order" | "-author" | "-authorId" | "-id" | "-title" | `-${string}Ptr` | ColumnName<Metas>'. Did you mean …
      // @ts-expect-error
      new Index({ fields: ['titel'] }),
      // TS2769: Type '"tags"' is not assignable to type '"-_order" | "-author" | "-authorId" | "-id" | "-title" | `-${string}Ptr` | ColumnName<Metas>'. (a many-to-many has no column)
      // @ts-expect-error
      new Index({ fields: ['tags'] }),
      // TS2345: Type '"titel"' is not assignable to type 'ColumnName<Metas>'. Did you mean '"title"'?
      // @ts-expect-error
      new Index(Lower('titel'), { name: 'a' }),
      // TS2345: Property 'name' is missing in type '{}' but required in type 'IndexExpressionsOptions<ColumnName<Metas>>'. (an index over an expression has a name)
      // @ts-expect-error
      new Index(Lower('title'), {}),
      // TS2769: Type '"titel"' is not assignable to type 'ColumnName<Metas>'. Did you mean '"title"'?
      // @ts-expect-error
      new Index({ fields: ['title'], condition: Q({ titel__gt: 1 }) }),
      // TS2769: Type '"titel"' is not assignable to type 'ColumnName<Metas>'. Did you mean '"title"'?
      // @ts-expect-error
      new Index({ fields: ['title'], include: ['titel'] }),
      // TS2769: Type '"gni"' is not assignable to type 'IndexMethod'.
      // @ts-expect-error
      new Index({ fields: ['title'], method: 'gni' }),
      // TS2769: Type 'null' is not assignable to type 'string | number | boolean'.
      // @ts-expect-error
      new Index({ fields: ['title'], parameters: { fillfactor: null } }),
      // TS2769: Type '"titel"' is not assignable to type '"-_order" | "-author" | "-authorId" | "-id" | "-title" | `-${string}Ptr` | ColumnName<Metas>'. Did you mean …
      // @ts-expect-error
      new FullTextIndex({ fields: ['titel'] }),
      // TS2322: Type '[]' is not assignable to type 'readonly [IndexField<…>, ...IndexField<…>[]]'. Source has 0 element(s) but target requires 1.
      // @ts-expect-error
      new Index({ fields: [] }),
    ],
  };

  static constraints: Meta<Metas> = {
    constraints: [
      // TS2769: Type '"auther"' is not assignable to type 'ColumnName<Metas>'. Did you mean '"author"'?
      // @ts-expect-error
      new UniqueConstraint({ fields: ['auther'], name: 'a' }),
      // TS2769: Property 'name' is missing in type '{ fields: "author"[]; }' but required in type 'UniqueFieldsOptions<ColumnName<Metas>>'.
      // @ts-expect-error
      new UniqueConstraint({ fields: ['author'] }),
      // TS2769: Type '"later"' is not assignable to type 'Deferrable'.
      // @ts-expect-error
      new UniqueConstraint({ fields: ['author'], name: 'b', deferrable: 'later' }),
      // TS2345: Object literal may only specify known properties, and 'deferrable' does not exist in type 'UniqueExpressionsOptions<ColumnName<Metas>>'. (only over fields)
      // @ts-expect-error
      new UniqueConstraint(Lower('title'), { name: 'c', deferrable: 'deferred' }),
      // TS2322: Type 'Deferrable.DEFERRED' is not assignable to type 'undefined'. (what has a condition is an index, which cannot wait)
      // @ts-expect-error
      new UniqueConstraint({ fields: ['title'], name: 'g', condition: Q({ title: 'x' }), deferrable: Deferrable.DEFERRED }),
      // TS2322: Type '[]' is not assignable to type 'readonly [ColumnName<Metas>, ...ColumnName<Metas>[]]'.
      // @ts-expect-error
      new UniqueConstraint({ fields: [], name: 'h' }),
      // TS2322: Type 'Condition<"views">' is not assignable to type 'Condition<ColumnName<Metas>>'.
      // @ts-expect-error
      new CheckConstraint({ condition: Q({ views__gte: 0 }), name: 'd' }),
      // TS2322: Type 'Condition<"views">' is not assignable to type 'Condition<ColumnName<Metas>>'.
      // @ts-expect-error
      new CheckConstraint({ condition: F('views').gte(0), name: 'e' }),
      // TS2739: Type 'Expression<"title">' is missing the following properties from type 'Condition<ColumnName<Metas>>': and, or, xor, not (it is not true or false)
      // @ts-expect-error
      new CheckConstraint({ condition: F('title'), name: 'f' }),
    ],
    // TS2561: Object literal may only specify known properties, but 'orderin' does not exist in type 'Meta<Metas>'. Did you mean to write 'ordering'?
    // @ts-expect-error
    orderin: ['title'],
  };
}

// TS2345: Argument of type 'string' is not assignable to parameter of type 'UserClass'.
// @ts-expect-error
manager('PostQuerySet');
// TS2345: Argument of type 'RegExp' is not assignable to parameter of type 'string | number | bigint | boolean | Date | null'.
// @ts-expect-error
Value(/x/);
// TS2322: Type 'true' is not assignable to type 'undefined'.
// @ts-expect-error
F('a').asc({ nullsFirst: true, nullsLast: true });
// TS2554: Expected 0 arguments, but got 1.
// @ts-expect-error
new Author({ name: 'Ann' });
