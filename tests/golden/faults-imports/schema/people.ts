import { fields, Model } from 'dunder/schema';

export class Author extends Model {
  name = fields.char({ maxLength: 100 });
}

export class Plain {}
