import { fields, Model, type Meta } from 'dunder/schema';
import { User } from './people.js';

export class Tag extends Model {
  id = fields.auto({ primaryKey: true });
  name = fields.text({ unique: true });

  static meta: Meta<Tag> = { dbTable: 'tags' };
}

export class Post extends Model {
  id = fields.auto({ primaryKey: true });
  author = fields.foreignKey(User, { onDelete: 'CASCADE', relatedName: 'posts' });
  title = fields.text();
  body = fields.text();
  views = fields.integer({ default: 0 });
  published = fields.boolean();
  createdAt = fields.dateTime({ dbIndex: true });
  tags = fields.manyToMany(Tag, { through: PostTag, relatedName: 'posts' });

  static meta: Meta<Post> = { dbTable: 'posts' };
}

export class PostTag extends Model {
  pk = fields.compositePrimaryKey('post', 'tag');
  post = fields.foreignKey(Post, { onDelete: 'CASCADE', relatedName: 'postTags' });
  tag = fields.foreignKey(Tag, { onDelete: 'CASCADE', relatedName: 'postTags' });

  static meta: Meta<PostTag> = { dbTable: 'post_tags' };
}

export class Comment extends Model {
  id = fields.auto({ primaryKey: true });
  post = fields.foreignKey(Post, { onDelete: 'CASCADE', relatedName: 'comments' });
  author = fields.foreignKey(User, { onDelete: 'CASCADE', relatedName: 'comments' });
  body = fields.text();
  createdAt = fields.dateTime();

  static meta: Meta<Comment> = { dbTable: 'comments' };
}
