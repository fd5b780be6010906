import { Model, fields } from 'dunder/schema';
import { Model as RuntimeModel, fields as runtimeFields } from 'dunder';

/** What people write who come from other tools. */
@Entity()
export class Post extends Model {
  @Column() title = fields.char({ maxLength: 50 });
  name = fields.charField({ max_length: 10 });
  comments = fields.hasMany('Comment');
  author = fields.belongsTo('Author');
  slug = fields.char({ maxLength: 5 }).notNull().unique();
  body = fields.text({ nullable: true, required: true, defaultValue: '' });
  at = fields.dateTime({ default: () => new Date() });
  day = fields.dateTime({ default: Date.now });
  key = fields.uuid({ default: () => crypto.randomUUID() });
  number = fields.integer({ primary: true, autoIncrement: true });
}

export class Tag extends RuntimeModel {
  name = runtimeFields.text();
}
