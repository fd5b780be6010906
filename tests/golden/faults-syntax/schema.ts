import { Model, fields } from 'dunder/schema';

export class Post extends Model {
  title = fields.char({ maxLength: });
  body = fields.text(;
}
