import { CheckConstraint, Index, Lower, Model, Q, UniqueConstraint, fields, type Meta } from 'dunder/schema';
import type { Settings } from '../src/settings.js';
import { PostTag, Tag } from './tags.js';

/** Common columns. */
export abstract class Timestamped extends Model {
  /** When the row was made. */
  createdAt = fields.dateTime({ autoNowAdd: true });
  updatedAt = fields.dateTime({ autoNow: true });
}

/** A person who writes. */
export class Author extends Timestamped {
  name = fields.char({ maxLength: 100 });
  email = fields.email({ unique: true });
  birthday = fields.date({ null: true });
  mentor = fields.foreignKey('self', { onDelete: 'SET_NULL', null: true, relatedName: 'mentees' });
  settings = fields.json<Settings>({ default: {} });
}

export class Post extends Timestamped {
  author = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'posts' });
  title = fields.char({ maxLength: 200, dbIndex: true });
  slug = fields.slug({ unique: true });
  status = fields.char({ maxLength: 10, choices: ['draft', 'published', 'archived'], default: 'draft' });
  views = fields.integer({ default: 0 });
  price = fields.decimal({ maxDigits: 10, decimalPlaces: 2, null: true });
  tags = fields.manyToMany(Tag, { through: PostTag, relatedName: 'posts' });

  static meta: Meta<Post> = {
    ordering: ['-createdAt'],
    indexes: [new Index({ fields: ['status', '-createdAt'] }), new Index(Lower('title'), { name: 'post_title_ci' })],
    constraints: [
      new UniqueConstraint({ fields: ['author', 'slug'], name: 'uniq_author_slug' }),
      new CheckConstraint({ condition: Q({ views__gte: 0 }), name: 'views_not_negative' }),
    ],
    verboseName: 'blog post',
  };
}

export class Place extends Model {
  name = fields.char({ maxLength: 80 });
}

export class Restaurant extends Place {
  servesPizza = fields.boolean({ default: false });
}

export class FeaturedPost extends Post {
  static override meta: Meta<FeaturedPost> = { proxy: true, ordering: ['-views'] };
}
