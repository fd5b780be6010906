import { fields, Index, Q, type Meta } from 'dunder/schema';
import { Timestamped } from '../timestamped.js';
import { Author } from './author.js';
import { Post } from './post.js';

/** An answer to a post, or to another comment. */
export class Comment extends Timestamped {
  post = fields.foreignKey(Post, { onDelete: 'CASCADE', relatedName: 'comments' });
  author = fields.foreignKey(Author, { onDelete: 'PROTECT', null: true, relatedName: 'comments' });
  replyTo = fields.foreignKey(Comment, { onDelete: 'CASCADE', null: true, relatedName: 'replies' });
  body = fields.text();
  approved = fields.boolean({ default: false });
  /** Where it was written from. */
  address = fields.genericIPAddress({ null: true, unpackIpv4: true });

  static override meta: Meta<Comment> = {
    ordering: ['post__author__name', '-createdAt'],
    indexes: [new Index({ fields: ['post'], condition: Q({ approved: true }), name: 'comment_approved' })],
  };
}
