import { fields, Model, Q, UniqueConstraint, type Meta } from 'dunder/schema';
import { Post } from './post.js';

/** A word that posts are found by. */
export class Tag extends Model {
  name = fields.char({ maxLength: 50, unique: true });
  slug = fields.slug({ unique: true, allowUnicode: true });
  parent = fields.foreignKey(Tag, { onDelete: 'RESTRICT', null: true, blank: true, relatedName: 'children' });

  static meta: Meta<Tag> = { ordering: ['name'] };
}

/** A tag on a post, with what is to be said about that. */
export class PostTag extends Model {
  post = fields.foreignKey(Post, { onDelete: 'CASCADE', relatedName: 'postTags' });
  tag = fields.foreignKey(Tag, { onDelete: 'CASCADE', relatedName: 'postTags' });
  addedAt = fields.dateTime({ autoNowAdd: true });
  weight = fields.smallInteger({ default: 1 });
  isMain = fields.boolean({ default: false });

  static meta: Meta<PostTag> = {
    ordering: ['-weight', 'tag__name'],
    constraints: [
      new UniqueConstraint({ fields: ['post', 'tag'], name: 'uniq_post_tag' }),
      new UniqueConstraint({ fields: ['post'], condition: Q({ isMain: true }), name: 'uniq_post_main_tag' }),
    ],
  };
}
