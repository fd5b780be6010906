import { Model, UniqueConstraint, fields, type Meta } from 'dunder/schema';
import { Post } from './blog.js';

/** A word to find posts by. */
export class Tag extends Model {
  name = fields.char({ maxLength: 50, unique: true });
}

export class PostTag extends Model {
  post = fields.foreignKey(Post, { onDelete: 'CASCADE' });
  tag = fields.foreignKey(Tag, { onDelete: 'CASCADE' });
  addedAt = fields.dateTime({ autoNowAdd: true });

  static meta: Meta<PostTag> = { constraints: [new UniqueConstraint({ fields: ['post', 'tag'], name: 'uniq_post_tag' })] };
}
