import { ContentType, Model, fields } from 'dunder/schema';

export class Author extends Model {
  notes = fields.genericRelation('Note', { relatedQueryName: 'author' });
}

export class Post extends Model {
  notes = fields.genericRelation('Note');
}

export class Note extends Model {
  contentType = fields.foreignKey(ContentType, { onDelete: 'CASCADE' });
  objectId = fields.positiveBigInteger();
  subject = fields.genericForeignKey({ models: [Post, Author], typeField: 'contentType', keyField: 'objectId' });
}
