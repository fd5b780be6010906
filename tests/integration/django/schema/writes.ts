import { fields, F, Model, uuid4 } from 'dunder/schema';

/** A name that is given once. */
export class Uq extends Model {
  name = fields.char({ maxLength: 20, unique: true });
  n = fields.integer({ default: 0 });
  touched = fields.dateTime({ autoNow: true, null: true });
}

/** A key that is made before the row is. */
export class Uid extends Model {
  id = fields.uuid({ primaryKey: true, default: uuid4 });
  name = fields.char({ maxLength: 20 });
}

/** Values that the database gives. */
export class Dflt extends Model {
  name = fields.char({ maxLength: 20 });
  n = fields.integer({ dbDefault: 7 });
  twice = fields.generated({ expression: F('n').mul(2), outputField: fields.integer(), dbPersist: true });
}
