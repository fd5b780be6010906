import { ContentType, fields, Index, type Meta } from 'dunder/schema';
import { Author } from './blog/author.js';
import { Post } from './blog/post.js';
import { Place } from './places.js';
import { Timestamped } from './timestamped.js';

/** A remark on a row of one of several models. */
export class Note extends Timestamped {
  contentType = fields.foreignKey(ContentType, { onDelete: 'CASCADE', relatedName: '+' });
  objectId = fields.integer();
  subject = fields.genericForeignKey({ models: [Author, Post, Place] });
  text = fields.char({ maxLength: 500 });

  static override meta: Meta<Note> = { indexes: [new Index({ fields: ['contentType', 'objectId'] })] };
}
