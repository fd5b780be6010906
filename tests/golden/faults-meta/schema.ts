import { CheckConstraint, ExclusionConstraint, F, Index, Lower, Model, Q, UniqueConstraint, fields } from 'dunder/schema';

export class Author extends Model {
  name = fields.char({ maxLength: 10 });
}

export class Post extends Model {
  author = fields.foreignKey(Author, { onDelete: 'CASCADE' });
  title = fields.char({ maxLength: 10 });
  friends = fields.manyToMany(Author, { relatedName: 'friendly' });
  loud = fields.generated({ expression: Lower('titel'), outputField: fields.text() });
  louder = fields.generated({ expression: Lower('loud'), outputField: fields.text() });
  late = fields.integer({ dbDefault: F('title') });

  static meta = {
    orderng: ['title'],
    abstract: true,
    ordering: ['-titl', 'author__nme', 'author__name', 'author__name', 5],
    getLatestBy: 'createdAt',
    defaultManager: 'live',
    indexes: [
      new Index({ fields: ['titel'] }),
      new Index({ fields: ['friends'] }),
      new Index(Lower('title')),
      new Index({ feilds: ['title'] }),
      new Index({ fields: ['title'], method: 'btre' }),
      new Index({ fields: ['title'], name: 'taken' }),
      Lower('title'),
    ],
    constraints: [
      new UniqueConstraint({ fields: ['title', 'author__name'], name: 'crossing' }),
      new UniqueConstraint({ fields: ['title'] }),
      new UniqueConstraint({ name: 'empty' }),
      new UniqueConstraint({ fields: ['title'], name: 'both', deferrable: 'deferred', condition: Q({ title: 'x' }) }),
      new CheckConstraint({ condition: Q({ vews__gte: 0 }), name: 'taken' }),
      new CheckConstraint({ condition: Q({ title__startwith: 'x' }), name: 'lookup' }),
      new CheckConstraint({ condition: Q({ title__year: 2020 }).or({ title__regex: 'x' }), name: 'transform' }),
      new CheckConstraint({ condition: 'views > 0', name: 'text' }),
      new CheckConstraint({ name: 'nothing' }),
      new ExclusionConstraint({ name: 'sql', expressions: [['title', '; DROP TABLE']] }),
      new ExclusionConstraint({ name: 'as_django', expressions: [['title', '=']], indexType: 'gist' }),
      'uniq',
    ],
  };
  static managers = ['x'];
}

/** A relation is ordered by the ordering of its model, which is ordered by it. */
export class Category extends Model {
  parent = fields.foreignKey('self', { onDelete: 'CASCADE', null: true });
  name = fields.text();
  static meta = { ordering: ['parent', 'name'] };
}

export class Chicken extends Model {
  egg = fields.foreignKey('Egg', { onDelete: 'CASCADE', relatedName: 'chickens' });
  kind = fields.foreignKey(Category, { onDelete: 'CASCADE' });
  static meta = { ordering: ['egg'] };
}

export class Egg extends Model {
  static meta = { ordering: ['-chickens', 'chickens__kind__pk'] };
}

export class Menu extends Model {
  category = fields.foreignKey(Category, { onDelete: 'CASCADE' });
  static meta = { ordering: ['category__parent__pk', 'category__parentId', 'category__name'] };
}
