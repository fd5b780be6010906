import { CheckConstraint, fields, Model, Q, type Meta } from 'dunder/schema';
import { Note } from './notes.js';

/** Somewhere to go. */
export class Place extends Model {
  name = fields.char({ maxLength: 50 });
  address = fields.char({ maxLength: 80, blank: true, default: '' });
  latitude = fields.float({ null: true });
  longitude = fields.float({ null: true });
  notes = fields.genericRelation(Note, { relatedQueryName: 'place' });

  static meta: Meta<Place> = {
    ordering: ['name'],
    constraints: [new CheckConstraint({ condition: Q({ latitude__range: [-90, 90] }), name: 'latitude_on_earth' })],
  };
}

/** A place that serves food: a row of its own table and one of the place's. */
export class Restaurant extends Place {
  servesPizza = fields.boolean({ default: false });
  opensAt = fields.time({ default: '11:00:00' });
  chef = fields.foreignKey('Member', { onDelete: 'SET_NULL', null: true, relatedName: 'kitchens' });

  static override meta: Meta<Restaurant> = { ordering: ['name', '-servesPizza'] };
}

/** A restaurant with a kitchen from Italy: three tables deep. */
export class Trattoria extends Restaurant {
  region = fields.char({ maxLength: 40 });
}

/** A place to leave a car, with a link to its place that it names itself. */
export class CarPark extends Place {
  place = fields.oneToOne(Place, { onDelete: 'CASCADE', parentLink: true, primaryKey: true, relatedName: 'parking' });
  spaces = fields.positiveInteger();
}
