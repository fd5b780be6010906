/** What `dunder init` writes into `schema/blog.ts`. */
export const STARTER_SCHEMA = `import { fields, Index, Model, type Meta } from 'dunder/schema';

/** A person who writes. */
export class Author extends Model {
  name = fields.char({ maxLength: 100 });
  email = fields.email({ unique: true });
}

/** What authors write. */
export class Post extends Model {
  author = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'posts' });
  title = fields.char({ maxLength: 200 });
  slug = fields.slug({ unique: true });
  body = fields.text({ default: '' });
  status = fields.char({ maxLength: 10, choices: ['draft', 'published'], default: 'draft' });
  createdAt = fields.dateTime({ autoNowAdd: true });

  static meta: Meta<Post> = {
    ordering: ['-createdAt'],
    indexes: [new Index({ fields: ['status', '-createdAt'] })],
  };
}
`;

/** What it writes into `dunder.config.json`: the defaults, so that they can be seen and changed. */
export const STARTER_CONFIG = `${JSON.stringify({ schema: 'schema', output: 'generated', importExtension: 'js' }, undefined, 2)}\n`;
