import { Model, SET, fields, validators } from 'dunder/schema';
import makeSlug, { frontPage, isTitle as checkTitle, today as myToday } from '../src/functions.js';
import { isEmail } from 'validator';

export class Page extends Model {
  slug = fields.slug({ default: makeSlug });
  title = fields.char({ maxLength: 50, validators: [checkTitle, validators.minLength(3), validators.regex(/^[a-z]/i, { message: 'No.' })] });
  mail = fields.email({ validators: [isEmail] });
  day = fields.date({ default: myToday });
  parent = fields.foreignKey('self', { onDelete: SET(frontPage), relatedName: '+' });
}
