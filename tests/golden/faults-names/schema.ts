import { Model, fields } from 'dunder/schema';

export class post extends Model {
  _private = fields.text();
  ends_ = fields.text();
  two__parts = fields.text();
  pk = fields.text();
  save = fields.text();
  then = fields.text();
  'with space' = fields.text();
  author = fields.foreignKey('self', { onDelete: 'CASCADE' });
  authorId = fields.text();
  a = fields.text({ dbColumn: 'same' });
  b = fields.text({ dbColumn: 'same' });
  objects = fields.text();
  twice = fields.text();
  twice = fields.integer();
}

export class Post extends Model {}

export class Other extends Model {
  static meta = { dbTable: 'post' };
}

export class Other extends Model {}

export class Long extends Model {
  static meta = { dbTable: 'a_table_with_a_name_of_more_than_sixty_three_characters_which_is_too_long' };
}

export class A extends Model {
  mood = fields.enum('mood', ['sad', 'ok']);
}

export class B extends Model {
  mood = fields.enum('mood', ['sad', 'happy']);
}
