import { ContentType, Model, fields } from 'dunder/schema';

export class Author extends Model {
  notes = fields.genericRelation('Note', { relatedQueryName: 'author' });
}

export class Post extends Model {
  notes = fields.genericRelation('Note');
}

/** Each of its models is a segment of its own. */
export abstract class Remarkable extends Model {
  notes = fields.genericRelation('Note', { relatedQueryName: '{model}' });
}

export class BlogEntry extends Remarkable {}

export class Note extends Model {
  contentType = fields.foreignKey(ContentType, { onDelete: 'CASCADE' });
  objectId = fields.positiveBigInteger();
  subject = fields.genericForeignKey({ models: [Post, Author], typeField: 'contentType', keyField: 'objectId' });
}
