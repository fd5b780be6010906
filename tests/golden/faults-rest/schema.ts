import { F, Index, Lowr, Model, SET, fields, manager } from 'dunder/schema';
import type * as far from '../src/far.js';
import PostManager from '../src/post-manager.js';

enum Kind {
  A = 'a',
  B = Math.PI,
}
type Hidden = { a: number };
const value = 1;

export class Author extends Model {}

export class Post extends Model {
  title = fields.char({ maxLength: 5, maxLength: 6 });
  kind = fields.char({ maxLength: 5, choices: Kind, default: Kind.C });
  hidden = fields.json<Hidden>();
  typed = fields.json<typeof value>();
  model = fields.json<Model>();
  author = fields.foreignKey(Author, { onDelete: SET(), relatedName: '+' });
  target = fields.foreignKey();
  many = fields.manyToMany(Author, { symmetrical: true, relatedName: '+' });
  text = fields.text({ dbDefault: value, validators: 5 });
  clock = fields.dateTime({ dbDefault: PostManager });
  sum = fields.generated({ expression: F('a').plus(1), outputField: fields.integer() });
  empty = fields.generated({ expression: F('a').add(), outputField: fields.integer() });
  group = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: '+' });
  static [Symbol.iterator] = 1;
  [value] = fields.text();
  static objects = manager(PostManager);
  static other = manager('PostManager');
  static modelClass = 'Post';
  static nothing;
  static meta = {
    ordering: ['title', Lowr('title')],
    orderWithRespectTo: 'groop',
    indexes: [new Index('title', { name: 'post_title', opclasses: ['a', 'b'] })],
  };
}

export class Strange extends Model {
  static meta = 5;
}

export namespace Shop {
  export const SIZES = ['s', 'l'] as const;
  export class Shelf extends Model {
    size = fields.text();
  }
}

const Made = class extends Model {};

function make() {
  return class Inner extends Author {};
}

export abstract class Generic<T> extends Model {
  of = fields.json<T[]>();
  its = fields.json<this>();
  far = fields.json<import('../src/far.js').Far>();
  all = fields.json<far.Far>();
  // The names of the type itself are its own.
  near = fields.json<{ [T in 'a' | 'b']: T }>();
  size = fields.char({ maxLength: 1, choices: Shop.SIZES });
}
