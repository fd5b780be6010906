import { ContentType, Model, SET, fields } from 'dunder/schema';
import { Outside } from '../src/outside.js';

export abstract class Base extends Model {}

export class Author extends Model {
  posts = fields.text();
  name = fields.char({ maxLength: 10 });
}

export class Post extends Model {
  author = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'posts' });
  editor = fields.foreignKey(Author, { onDelete: 'CASCADE' });
  critic = fields.foreignKey(Author, { onDelete: 'CASCADE' });
  missing = fields.foreignKey('Autor', { onDelete: 'CASCADE' });
  outside = fields.foreignKey(Outside, { onDelete: 'CASCADE' });
  base = fields.foreignKey(Base, { onDelete: 'CASCADE' });
  silent = fields.foreignKey(Author, { relatedName: '+' });
  wrong = fields.foreignKey(Author, { onDelete: 'CASCDE', relatedName: '+' });
  emptied = fields.foreignKey(Author, { onDelete: 'SET_NULL', relatedName: '+' });
  reset = fields.foreignKey(Author, { onDelete: 'SET_DEFAULT', relatedName: '+' });
  byName = fields.foreignKey(Author, { onDelete: 'CASCADE', toField: 'name', relatedName: '+' });
  byNothing = fields.foreignKey(Author, { onDelete: 'CASCADE', toField: 'nme', relatedName: '+' });
  badName = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'my posts' });
  badPath = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'mine', relatedQueryName: 'my__posts' });
  single = fields.foreignKey(Author, { onDelete: 'CASCADE', unique: true, relatedName: 'single' });
  toLine = fields.foreignKey('Line', { onDelete: 'CASCADE' });
  joined = fields.manyToMany(Author, { through: 'Line', relatedName: '+' });
  ambiguous = fields.manyToMany(Author, { through: 'Join', relatedName: '+' });
  fieldless = fields.manyToMany(Author, { through: 'Join', throughFields: ['post', 'athor'], relatedName: '+' });
  subject = fields.genericForeignKey({ models: [Author] });
  notes = fields.genericRelation(Author);
}

export class Line extends Model {
  pk = fields.compositePrimaryKey('a', 'b');
  a = fields.integer();
  b = fields.integer();
}

export class Join extends Model {
  post = fields.foreignKey(Post, { onDelete: 'CASCADE', relatedName: '+' });
  author = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: '+' });
  other = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: '+' });
  kind = fields.foreignKey(ContentType, { onDelete: 'CASCADE' });
}

export class Hen extends Model {
  egg = fields.oneToOne('Egg', { onDelete: 'CASCADE', primaryKey: true });
}

export class Egg extends Model {
  hen = fields.oneToOne(Hen, { onDelete: 'CASCADE', primaryKey: true });
}

export class Shelf extends Model {
  author = fields.foreignKey(Author, { onDelete: 'DB_CASCADE', relatedName: '+' });
}

export class Book extends Model {
  shelf = fields.foreignKey(Shelf, { onDelete: 'CASCADE', relatedName: '+' });
  database = fields.foreignKey(Shelf, { onDelete: 'DB_CASCADE', relatedName: '+' });
  nothing = fields.foreignKey(Shelf, { onDelete: 'DO_NOTHING', relatedName: '+' });
}

export class Page extends Model {
  book = fields.foreignKey(Book, { onDelete: 'DB_CASCADE', relatedName: '+' });
}

export class Remark extends Model {
  contentType = fields.foreignKey(ContentType, { onDelete: 'CASCADE', relatedName: '+' });
  objectId = fields.integer();
  subject = fields.genericForeignKey({ models: ['Leaf', 'Twig', 'Stem'] });
}

export class Leaf extends Model {
  remarks = fields.genericRelation(Remark, { relatedQueryName: 'objectId' });
}

export class Twig extends Model {
  remarks = fields.genericRelation(Remark, { relatedQueryName: 'branch' });
}

export class Stem extends Model {
  remarks = fields.genericRelation(Remark, { relatedQueryName: 'branch' });
  others = fields.genericRelation(Remark, { relatedQueryName: 'branch__of_the_same_tree__that_is_named_elsewhere' });
}

export class Member extends Model {
  friend = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'then' });
  key = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'members', relatedQueryName: 'pk' });
}

/** The reverse of its link to its parent is called `copy`. */
export class Copy extends Author {}

export class Shelves extends Shelf {}

export class Cupboard extends Model {
  shelf = fields.foreignKey(Shelf, { onDelete: 'DB_CASCADE', relatedName: 'shelves' });
}

/** Keys that no row has. */
export class Loan extends Model {
  set = fields.foreignKey(Author, { onDelete: SET('nobody'), relatedName: '+' });
  first = fields.foreignKey(Author, { onDelete: 'SET_DEFAULT', default: 'nobody', relatedName: '+' });
  half = fields.foreignKey(Author, { onDelete: 'CASCADE', default: 1.5, relatedName: '+' });
  right = fields.foreignKey(Author, { onDelete: SET(1), relatedName: '+' });
}
