import { fields, manager, Model } from 'dunder/schema';
import { InnQuerySet, PlaceQuerySet } from './query-sets.js';

export class Place extends Model {
  name = fields.char({ maxLength: 50 });

  static objects = manager(PlaceQuerySet);
}

/** Has the QuerySet class of its parent, which does not know `stars`. */
export class Hotel extends Place {
  stars = fields.smallInteger();
}

/** Has one of its own. */
export class Inn extends Place {
  beds = fields.smallInteger();

  static override objects = manager(InnQuerySet);
}
