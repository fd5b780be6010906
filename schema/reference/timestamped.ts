import { fields, Model, type Meta } from 'dunder/schema';

/** When a row was made and last changed. */
export abstract class Timestamped extends Model {
  createdAt = fields.dateTime({ autoNowAdd: true });
  updatedAt = fields.dateTime({ autoNow: true });

  static meta: Meta<Timestamped> = { ordering: ['-createdAt'], getLatestBy: 'createdAt' };
}
