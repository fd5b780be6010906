import { Model, fields } from 'dunder/schema';

export class Place extends Model {
  name = fields.char({ maxLength: 50 });
  static meta = { ordering: ['name'], getLatestBy: 'id' };
}

export abstract class Rated extends Place {
  stars = fields.integer({ default: 0 });
}

export class Restaurant extends Rated {
  chef = fields.char({ maxLength: 50 });
}

export class Pizzeria extends Restaurant {
  oven = fields.char({ maxLength: 50 });
}

export class Bar extends Place {
  place = fields.oneToOne(Place, { onDelete: 'CASCADE', parentLink: true, relatedName: 'asBar' });
}

export class Review extends Model {
  of = fields.foreignKey(Restaurant, { onDelete: 'CASCADE' });
}
