import { ContentType, fields, Model, type Meta } from 'dunder/schema';

/** Where entries appear. */
export class Blog extends Model {
  name = fields.char({ maxLength: 40, unique: true });

  static meta: Meta<Blog> = { ordering: ['name'] };
}

/** Who writes, perhaps for another. */
export class Author extends Model {
  name = fields.char({ maxLength: 40 });
  boss = fields.foreignKey('self', { onDelete: 'SET_NULL', null: true, relatedName: 'minions' });
}

/** One text, with a column of every kind that the probes compare. */
export class Entry extends Model {
  blog = fields.foreignKey(Blog, { onDelete: 'CASCADE', null: true });
  name = fields.char({ maxLength: 40 });
  body = fields.text({ default: '' });
  pub = fields.date({ null: true });
  at = fields.dateTime({ null: true });
  rating = fields.integer({ null: true });
  other = fields.integer({ null: true });
  hot = fields.boolean({ default: false });
  price = fields.decimal({ maxDigits: 8, decimalPlaces: 2, default: '0' });
  data = fields.json<unknown>({ null: true });
  authors = fields.manyToMany(Author);
}

/** A word on an entry; its path differs from its accessor. */
export class Tag extends Model {
  entry = fields.foreignKey(Entry, { onDelete: 'CASCADE', relatedName: 'tags', relatedQueryName: 'tag' });
  name = fields.char({ maxLength: 20 });
}

/** What only some entries have, once. */
export class Detail extends Model {
  entry = fields.oneToOne(Entry, { onDelete: 'CASCADE' });
  text = fields.char({ maxLength: 20 });
}

/** One step of a blog, in an order of its own per blog. */
export class Step extends Model {
  blog = fields.foreignKey(Blog, { onDelete: 'CASCADE', relatedName: 'steps' });
  name = fields.char({ maxLength: 20 });

  static meta: Meta<Step> = { orderWithRespectTo: 'blog' };
}

/** What is said of a blog or of an entry. */
export class Note extends Model {
  contentType = fields.foreignKey(ContentType, { onDelete: 'CASCADE', relatedName: '+' });
  objectId = fields.positiveInteger();
  obj = fields.genericForeignKey({ models: [Entry, Blog] });
  name = fields.char({ maxLength: 20 });
}
