import { Model, Now, fields, now, today, uuid4, uuid7, validators } from 'dunder/schema';

/** One of each. */
export class Everything extends Model {
  char = fields.char({ maxLength: 10, dbCollation: 'C' });
  text = fields.text({ default: '' });
  slug = fields.slug({ allowUnicode: true });
  email = fields.email();
  url = fields.url({ maxLength: 400 });
  integer = fields.integer({ default: -3, validators: [validators.minValue(-10), validators.maxValue(10)] });
  small = fields.smallInteger();
  big = fields.bigInteger({ default: 9007199254740993n });
  bigPlain = fields.bigInteger({ default: 5 });
  positive = fields.positiveInteger();
  positiveSmall = fields.positiveSmallInteger();
  positiveBig = fields.positiveBigInteger();
  float = fields.float({ default: 1.5 });
  decimal = fields.decimal({ maxDigits: 8, decimalPlaces: 3, default: '12.500' });
  boolean = fields.boolean({ null: true });
  date = fields.date({ default: today });
  dateTime = fields.dateTime({ default: now, dbDefault: Now() });
  fixed = fields.dateTime({ default: new Date('2025-01-31T12:00:00Z') });
  time = fields.time({ default: '09:30:00' });
  stamped = fields.date({ autoNowAdd: true });
  duration = fields.duration();
  uuid = fields.uuid({ default: uuid4, unique: true });
  ordered = fields.uuid({ default: uuid7 });
  binary = fields.binary({ maxLength: 16 });
  json = fields.json({ default: { a: [1, null, 'x'] } });
  address = fields.genericIPAddress({ protocol: 'ipv4' });
  hidden = fields.char({ maxLength: 5, dbColumn: 'secret', editable: false, serialize: false, helpText: 'Not shown.', verboseName: 'hidden thing' });
}
