import { CheckConstraint, fields, Index, Model, Now, Q, type Meta } from 'dunder/schema';

/** Faults that a database would find late, one at a time, or never. */
export class Thing extends Model {
  id = fields.integer();
  time = fields.time({ default: '25:00' });
  address = fields.genericIPAddress({ default: '10.0.0.256' });
  duration = fields.duration({ default: 'long' });
  bytes = fields.binary({ default: 'abc' });
  places = fields.decimal({ maxDigits: 5, decimalPlaces: 2, default: '1.005' });
  digits = fields.decimal({ maxDigits: 5, decimalPlaces: 2, default: '1000.50' });
  told = fields.decimal({ maxDigits: 5, decimalPlaces: -1 });
  fits = fields.decimal({ maxDigits: 5, decimalPlaces: 2, default: '0999.500' });
  count = fields.integer({ dbDefault: 'none' });
  name = fields.text({ dbDefault: 5 });
  made = fields.text({ dbDefault: Now() });
  min = fields.integer();
  price = fields.integer({ dbColumn: 'Price' });
  price2 = fields.integer({ dbColumn: 'price' });
  stamp = fields.generated({ expression: Now(), outputField: fields.dateTime() });

  static meta: Meta<Thing> = {
    indexes: [new Index({ fields: [], name: 'nothing' }), new Index({ fields: ['count', '-count'], name: 'twice' })],
    constraints: [
      new CheckConstraint({ condition: Q({}), name: 'empty' }),
      new CheckConstraint({ condition: Q({ count__gte: 'x' }), name: 'alien' }),
      new CheckConstraint({ condition: Q({ name__in: ['a', 5] }), name: 'alien_in' }),
      new CheckConstraint({ condition: Q({ places__lt: '9.5', count__in: [1, 2], name__contains: 'a', time__gte: '09:00' }), name: 'fine' }),
      new CheckConstraint({ condition: Q({ count__gt: 0 }), name: 'twice' }),
      new CheckConstraint({ condition: Q({ count__range: [5] }), name: 'one_end' }),
      new CheckConstraint({ condition: Q({ count__range: 5 }), name: 'no_end' }),
      new CheckConstraint({ condition: Q({ count__in: 5 }), name: 'no_list' }),
      new CheckConstraint({ condition: Q({ count__isnull: 'yes' }), name: 'maybe' }),
      new CheckConstraint({ condition: Q({ count__range: [1, 9], name__isnull: false, min: 5 }), name: 'pair' }),
    ],
  };
}

export class Member extends Model {
  things = fields.manyToMany(Thing, { through: 'Membership', dbTable: 'elsewhere', relatedName: '+' });
  others = fields.manyToMany(Thing, { throughFields: ['member', 'thing'], relatedName: '+' });
  taken = fields.manyToMany(Thing, { dbTable: 'thing', relatedName: '+' });
  friends = fields.manyToMany('self', { relatedName: 'befriended' });

  static meta: Meta<Member> = { dbTable: 'membership' };
}

export class Membership extends Model {
  member = fields.foreignKey(Member, { onDelete: 'CASCADE' });
  thing = fields.foreignKey(Thing, { onDelete: 'CASCADE' });
}

export class Größe extends Model {}

export class Club extends Model {
  first = fields.manyToMany(Thing, { through: 'Entry', throughFields: ['club', 'thing'], relatedName: '+' });
  again = fields.manyToMany(Thing, { through: 'Entry', throughFields: ['club', 'thing'], relatedName: '+' });
  turned = fields.manyToMany(Thing, { through: 'Entry', throughFields: ['thing', 'club'], relatedName: '+' });
  doubled = fields.manyToMany(Thing, { through: 'Entry', throughFields: ['club', 'club'], relatedName: '+' });
  best = fields.foreignKey(Thing, { onDelete: 'CASCADE', limitChoicesTo: { nmae: 'a', name__contains: 'b' }, relatedName: '+' });
  mine = fields.foreignKey(Member, { onDelete: 'CASCADE', limitChoicesTo: Q({ entry__thing__nme: 'a' }), relatedName: '+' });
  own = fields.foreignKey(Member, { onDelete: 'CASCADE', limitChoicesTo: Q({ membership__thing__name__contains: 'a', pk__gt: 1 }), relatedName: '+' });
  codes = fields.array(fields.char({ maxLength: 3 }), { default: ['abc', 'abcd'] });
  sizes = fields.array(fields.integer(), { size: 2, default: [1, 2, 3] });
  one = fields.array(fields.integer(), { default: 1 });
}

export class Entry extends Model {
  club = fields.foreignKey(Club, { onDelete: 'CASCADE' });
  thing = fields.foreignKey(Thing, { onDelete: 'CASCADE' });
  member = fields.foreignKey(Member, { onDelete: 'CASCADE' });
}
