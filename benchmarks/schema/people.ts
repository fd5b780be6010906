import { fields, Model, type Meta } from 'dunder/schema';

export class User extends Model {
  id = fields.auto({ primaryKey: true });
  name = fields.text();
  email = fields.text({ unique: true });
  active = fields.boolean({ default: true });
  age = fields.integer();
  createdAt = fields.dateTime();

  static meta: Meta<User> = { dbTable: 'users' };
}

export class Profile extends Model {
  id = fields.auto({ primaryKey: true });
  user = fields.oneToOne(User, { onDelete: 'CASCADE' });
  bio = fields.text();
  website = fields.text({ null: true });
  location = fields.text({ null: true });

  static meta: Meta<Profile> = { dbTable: 'profiles' };
}

/** The table that inserts go to; emptied between rounds. */
export class Log extends Model {
  id = fields.auto({ primaryKey: true });
  user = fields.foreignKey(User, { onDelete: 'CASCADE', relatedName: 'logs' });
  level = fields.integer();
  message = fields.text();
  score = fields.float();
  createdAt = fields.dateTime();

  static meta: Meta<Log> = { dbTable: 'logs' };
}
