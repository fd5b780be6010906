import { Model, Now, UUID4, fields, now, uuid4, validators } from 'dunder/schema';

export class Thing extends Model {
  a = fields.char({ maxLength: 0 });
  b = fields.char({ maxLength: 3, choices: ['abcd', 'abc', 'abc'], default: 'x' });
  c = fields.integer({ default: 'five' });
  d = fields.integer({ default: 1.5 });
  e = fields.smallInteger({ default: 40000 });
  f = fields.boolean({ default: 1 });
  g = fields.decimal({ maxDigits: 3 });
  h = fields.decimal({ maxDigits: 3, decimalPlaces: 4 });
  i = fields.dateTime({ autoNow: true, autoNowAdd: true });
  j = fields.date({ autoNow: true, default: '2025-01-01' });
  k = fields.date({ default: '2025-13-01' });
  l = fields.text({ default: null });
  m = fields.integer({ default: uuid4 });
  n = fields.date({ default: now });
  o = fields.dateTime({ default: Now() });
  p = fields.integer({ validators: [validators.minVal(3), validators.minValue(), 5] });
  q = fields.enum('mood', ['sad', 'sad']);
  r = fields.enum('mood');
  s = fields.array();
  t = fields.array(fields.foreignKey('Thing', { onDelete: 'CASCADE' }));
  u = fields.uuid({ default: 'not-a-uuid' });
  v = fields.text({ uniqueForDate: 'a' });
  w = fields.char({ maxLength: 5, choices: 'abc' });
  x = fields.text({ errorMessages: { invalid: 5 } });
  y = fields.generated({ outputField: fields.text() });
  z = fields.text<string>();
}

/** Values that only some database would refuse, or that JavaScript reads in a way of its own. */
export class Near extends Model {
  day = fields.date({ default: '2025-02-31' });
  big = fields.bigInteger({ default: 9223372036854775808n });
  half = fields.bigInteger({ default: 1.5 });
  below = fields.positiveBigInteger({ dbDefault: -1n });
  nul = fields.text({ default: 'a\0b' });
  cut = fields.text({ dbDefault: 'a\uD83D' });
  whole = fields.char({ maxLength: 1, default: '😀' });
  moment = fields.integer({ dbDefault: Now() });
  at = fields.date({ dbDefault: Now() });
  nothing = fields.integer({ dbDefault: null });
  number = fields.integer({ dbDefault: UUID4() });
  empty = fields.char({ maxLength: 3, choices: ['x', 'y'], default: '' });
  blank = fields.char({ maxLength: 3, choices: ['x', 'y'], blank: true, default: '' });
}

export class Keys extends Model {
  a = fields.integer({ primaryKey: true, null: true });
  b = fields.integer({ primaryKey: true });
  id = fields.integer();
  counter = fields.auto();
  key = fields.compositePrimaryKey('a', 'nothing');
  v1 = fields.version();
  v2 = fields.version();
}
