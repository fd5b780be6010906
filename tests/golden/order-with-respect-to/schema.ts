import { Model, fields } from 'dunder/schema';

export class Question extends Model {}

export class Answer extends Model {
  question = fields.foreignKey(Question, { onDelete: 'CASCADE' });
  static meta = { orderWithRespectTo: 'question', managed: false, dbTable: 'old_answers', dbTableComment: 'From the old shop.', selectOnSave: true };
}
