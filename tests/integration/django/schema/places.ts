import { fields, Model } from 'dunder/schema';

/** The parent table of an inherited model. */
export class Place extends Model {
  name = fields.char({ maxLength: 20 });
}

/** A child of two tables. */
export class Rest extends Place {
  pizza = fields.boolean({ default: false });
}

/** A row known by two columns. */
export class Line extends Model {
  pk = fields.compositePrimaryKey('order', 'no');
  order = fields.integer();
  no = fields.integer();
  qty = fields.integer({ default: 1 });
}
