import { CheckConstraint, F, fields, Index, Lower, Q, UniqueConstraint, validators, type Meta } from 'dunder/schema';
import { isNotShouting } from '../functions.js';
import { Note } from '../notes.js';
import { Timestamped } from '../timestamped.js';
import { Author } from './author.js';
import { PostTag, Tag } from './tag.js';

/** What authors write and visitors read. */
export class Post extends Timestamped {
  author = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'posts' });
  editor = fields.foreignKey(Author, { onDelete: 'SET_NULL', null: true, relatedName: 'editedPosts', limitChoicesTo: { isStaff: true } });
  title = fields.char({ maxLength: 200, dbIndex: true, validators: [isNotShouting, validators.prohibitNullCharacters()] });
  slug = fields.slug({ unique: true, uniqueForMonth: 'publishedAt' });
  body = fields.text({ blank: true, default: '' });
  status = fields.char({ maxLength: 10, choices: ['draft', 'published', 'archived'], default: 'draft' });
  publishedAt = fields.dateTime({ null: true, blank: true });
  views = fields.integer({ default: 0, dbComment: 'Counted by the cache, a little late.' });
  rating = fields.float({ null: true });
  price = fields.decimal({ maxDigits: 10, decimalPlaces: 2, null: true });
  tags = fields.manyToMany(Tag, { through: PostTag, relatedName: 'posts' });
  related = fields.manyToMany('self', { blank: true });
  notes = fields.genericRelation(Note, { relatedQueryName: 'post' });

  static override meta: Meta<Post> = {
    ordering: ['-createdAt', 'author__name'],
    getLatestBy: ['publishedAt', '-views'],
    indexes: [
      new Index({ fields: ['status', '-createdAt'] }),
      new Index(Lower('title'), { name: 'post_title_ci' }),
      new Index({ fields: ['publishedAt'], condition: Q({ status: 'published' }), include: ['title'], name: 'post_published' }),
    ],
    constraints: [
      new UniqueConstraint({
        fields: ['author', 'slug'],
        name: 'uniq_author_slug',
        violationErrorMessage: 'This author has used the slug.',
      }),
      new CheckConstraint({ condition: Q({ views__gte: 0 }), name: 'views_not_negative' }),
      new CheckConstraint({
        condition: Q({ status: 'published' })
          .not()
          .or(Q({ publishedAt__isnull: false })),
        name: 'published_has_date',
        violationErrorCode: 'undated',
      }),
    ],
    verboseName: 'blog post',
    dbTableComment: 'What visitors read.',
  };
}

/** The posts that the front page shows: the same rows, in another order. */
export class FeaturedPost extends Post {
  static override meta: Meta<FeaturedPost> = { proxy: true, ordering: [F('rating').desc({ nullsLast: true }), '-views'] };
}
