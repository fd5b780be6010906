import { ContentType, Model, SET, fields } from 'dunder/schema';

export class Country extends Model {
  code = fields.char({ maxLength: 2, primaryKey: true });
  iso = fields.char({ maxLength: 3, unique: true });
}

export class City extends Model {
  country = fields.foreignKey(Country, { onDelete: 'PROTECT' });
  byIso = fields.foreignKey('Country', { onDelete: 'DO_NOTHING', toField: 'iso', dbConstraint: false, relatedName: '+', dbColumn: 'iso' });
  capitalOf = fields.oneToOne('Country', { onDelete: 'SET_NULL', null: true, relatedName: 'capital', relatedQueryName: 'capitalCity' });
  twin = fields.foreignKey('self', { onDelete: SET(1), null: true });
  mayor = fields.foreignKey('Mayor', { onDelete: 'RESTRICT', limitChoicesTo: { elected: true }, dbIndex: false });
  deputy = fields.foreignKey(() => Mayor, { onDelete: 'SET_NULL', null: true, relatedName: 'deputyOf' });
}

/** Known by another number than its key. */
export class Street extends Model {
  number = fields.integer({ unique: true });
}

export class House extends Model {
  street = fields.foreignKey(Street, { onDelete: 'CASCADE', toField: 'number' });
  country = fields.foreignKey(Country, { onDelete: 'CASCADE', toField: 'iso', null: true });
  plan = fields.oneToOne('Plan', { onDelete: 'CASCADE', toField: 'code' });
}

export class Plan extends Model {
  code = fields.char({ maxLength: 5, unique: true });
}

/** Deleted by the database, as nothing that points to it is. */
export class Remark extends Model {
  kind = fields.foreignKey(() => ContentType, { onDelete: 'DB_CASCADE' });
}

/** Declared after the model that points to it. */
export class Mayor extends Model {
  elected = fields.boolean({ default: false });
  home = fields.oneToOne(City, { onDelete: 'CASCADE', primaryKey: true, relatedName: 'resident' });
}

/** The database deletes these with their kind, and so what joins them. */
export class Label extends Model {
  kind = fields.foreignKey(() => ContentType, { onDelete: 'DB_CASCADE', relatedName: '+' });
  alike = fields.manyToMany('self');
}
