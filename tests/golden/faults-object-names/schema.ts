import { CheckConstraint, fields, Index, Model, Q, UniqueConstraint } from 'dunder/schema';

export class Post extends Model {
  title = fields.char({ maxLength: 50 });
  views = fields.integer();

  static meta = {
    indexes: [
      new Index({ fields: ['title'], name: 'Post_title' }),
      new Index({ fields: ['views'], name: 'post_title' }),
      new Index({ fields: ['title', 'views'], name: 'primary' }),
    ],
    constraints: [
      new UniqueConstraint({ fields: ['title'], name: 'mood' }),
      // A check is no index: it may have the name of a table.
      new CheckConstraint({ condition: Q({ views__gte: 0 }), name: 'post' }),
    ],
  };
}

export class Mood extends Model {
  mood = fields.enum('mood', ['sad', 'happy']);
  name = fields.enum('name', ['long', 'short']);
}

/** Columns that every table of PostgreSQL has. */
export class Box extends Model {
  xmin = fields.float();
  left = fields.float({ dbColumn: 'ctid' });
  top = fields.float({ dbColumn: 'top ' });
  face = fields.float({ dbColumn: '😀' });

  static meta = { dbTable: 'sqlite_box' };
}

export class Case extends Model {
  static meta = { dbTable: 'MOOD' };
}

export class Elsewhere extends Model {
  static meta = { dbTable: 'archive.post' };
}
