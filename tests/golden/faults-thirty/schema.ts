import { CheckConstraint, Index, Model, Q, UniqueConstraint, fields } from 'dunder/schema';

export class Author extends Model {
  nmae = fields.chr({ maxLength: 100 });
  email = fields.email({ uniqe: true });
  age = fields.integer({ default: 'old' });
  mentor = fields.foreignKey('self', { onDelete: 'SET_NULL', relatedName: 'mentees' });
  boss = fields.foreignKey('self', { relatedName: 'staff' });
  friend = fields.foreignKey('Autor', { onDelete: 'CASCADE' });
  height = fields.decimal({ maxDigits: 4 });
  status = fields.char({ maxLength: 3, choices: ['draft', 'on'] });
  code = fields.char({ maxLength: '5' });
  joined = fields.dateTime({ autoNow: true, autoNowAdd: true });
  left_ = fields.date();
  delete = fields.boolean();
  secret = fields.text({ null: 'yes' });
  random = fields.integer({ default: Math.random() });
  tags = fields.manyToMany('Tag', { through: 'AuthorTag' });
}

export class Tag extends Model {
  name = fields.char({ maxLength: 20, primaryKey: true, null: true });
  label = fields.text({ dbColumn: 'name' });
  parent = fields.foreignKey(Tag, { onDelete: 'CASCADE', relatedName: 'label' });
  run() {}
}

export class Post extends Model {
  author = fields.foreignKey(Author, { onDelete: 'CASCADE', toField: 'age' });
  title = fields.char(100);
  body: string;
  counter = fields.auto();
  mood = fields.enum('mood', []);
  slug = fields.slug({ unique: true, default: `a${1}` });

  static meta = {
    ordering: ['-creatdAt'],
    orderBy: ['title'],
    indexes: [new Index({ fields: ['titel'] })],
    constraints: [new UniqueConstraint({ fields: ['slg'], name: 'u' }), new CheckConstraint({ condition: Q({ views__gte: 0 }), name: 'u' })],
    baseManager: 'objcts',
  };
}

export class Post extends Model {}
