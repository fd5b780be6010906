import { fields, manager, Model } from 'dunder/schema';
import { EveryManager, NewestQuerySet, SoftQuerySet } from './query-sets.js';

/** Its managers are written for no model. */
export abstract class SoftDeletable extends Model {
  deletedAt = fields.dateTime({ null: true });

  static objects = manager(SoftQuerySet);
  static newest = manager(NewestQuerySet);
  static every = manager(EveryManager);
}

export class Page extends SoftDeletable {
  title = fields.char({ maxLength: 50 });
}

/** Has the table of `Page` besides its own. */
export class Leaflet extends Page {
  folds = fields.smallInteger();
  page = fields.foreignKey(Page, { onDelete: 'CASCADE', relatedName: 'leaflets' });
}
