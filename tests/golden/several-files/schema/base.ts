import { Model, fields } from 'dunder/schema';

export const NAME_LENGTH = 80;

export abstract class Named extends Model {
  name = fields.char({ maxLength: NAME_LENGTH });
}
