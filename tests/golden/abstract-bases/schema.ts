import { Index, Model, UniqueConstraint, fields } from 'dunder/schema';

export abstract class Timestamped extends Model {
  createdAt = fields.dateTime({ autoNowAdd: true });
  note = fields.text({ default: '' });
  static meta = { ordering: ['-createdAt'], indexes: [new Index({ fields: ['createdAt'] })] };
}

export abstract class Owned extends Timestamped {
  owner = fields.foreignKey('User', { onDelete: 'CASCADE', relatedName: '{model}s', relatedQueryName: '%(class)s' });
  name = fields.char({ maxLength: 30 });

  static override meta = {
    ...Timestamped.meta,
    constraints: [new UniqueConstraint({ fields: ['owner', 'name'], name: 'uniq_{model}_name' })],
  };
}

export class User extends Model {}

export class BlogPost extends Owned {
  override name = fields.char({ maxLength: 200 });
}

export class Photo extends Owned {
  note = null;
  override name = fields.char({ maxLength: 40 });
  static override meta = { ...Owned.meta, ordering: ['name'] };
}

export class Log extends Timestamped {}
