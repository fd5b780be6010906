import { ExclusionConstraint, fields, type Meta, Model, SET, validators } from 'dunder/schema';

// A default is a value of the field.
// error: Type 'string
fields.bigInteger({ default: '1' });
// error: Type 'string
fields.positiveBigInteger({ default: '1' });
// error: Type 'string
fields.smallInteger({ default: '1' });
// error: Type 'string
fields.positiveInteger({ default: '1' });
// error: Type 'string
fields.positiveSmallInteger({ default: '1' });
// error: Type 'string
fields.float({ default: '1' });
// error: Type 'number
fields.citext({ default: 1 });
// error: Type 'number
fields.searchVector({ default: 1 });
// error: Type 'number
fields.slug({ default: 1 });
// error: Type 'number
fields.email({ default: 1 });
// error: Type 'number
fields.url({ default: 1 });
// error: Type 'number
fields.text({ default: 1 });
// error: Type 'string
fields.duration({ default: '1s' });
// error: Type 'number
fields.boolean({ default: 1 });
// error: Type 'number
fields.uuid({ default: 1 });
// error: Type 'string
fields.binary({ default: 'a' });
// error: Type 'number
fields.bit({ default: 110 });
// error: Type 'string
fields.vector({ default: '[1]' });
// error: Type 'string
fields.halfVector({ default: '[1]' });
// error: Type 'number[]
fields.sparseVector({ default: [1] });
// error: Type 'number[]' is not assignable to type 'Range<number>
fields.integerRange({ default: [1, 2] });
// error: Type 'string
fields.bigIntegerRange({ default: { lower: '1', upper: null } });
// error: Type 'true' is not assignable to type 'string | number
fields.decimalRange({ default: { lower: true, upper: null } });
// error: Type 'Date
fields.dateRange({ default: { lower: new Date(), upper: null } });
// error: Type 'string
fields.dateTimeRange({ default: { lower: '2025-01-01', upper: null } });
// error: Type 'number' is not assignable to type 'string
fields.hstore({ default: { a: 1 } });
// error: Property 'primaryKey' is missing
fields.bigAuto({});
// error: Type 'false' is not assignable to type 'true'
fields.smallAuto({ primaryKey: false });
// error: Property 'primaryKey' is missing
fields.auto({ dbColumn: 'x' });
// error: does not exist in type 'GenericRelationOptions'
fields.genericRelation('Note', { onDelete: 'CASCADE' });
// error: Type '"ipv5"' is not assignable
fields.genericIPAddress({ protocol: 'ipv5' });
// error: is not assignable to parameter of type
SET(new Date());

// Validators, and what they take.
// error: Argument of type 'Date' is not assignable
validators.minValue(new Date());
// error: Argument of type 'boolean' is not assignable
validators.maxValue(true);
// error: Argument of type 'string' is not assignable to parameter of type 'number'
validators.stepValue('2');
// error: Argument of type 'string' is not assignable to parameter of type 'number'
validators.minLength('2');
// error: Argument of type 'string' is not assignable to parameter of type 'number'
validators.maxLength('2');
// error: Expected 2 arguments, but got 1
validators.decimal(9);
// error: Argument of type 'string' is not assignable to parameter of type 'readonly string[]'
validators.keys('a');
// error: Argument of type 'string' is not assignable to parameter of type 'number'
validators.arrayMinLength('1');
// error: Argument of type 'string' is not assignable to parameter of type 'number'
validators.arrayMaxLength('1');
// error: Argument of type 'Date' is not assignable
validators.rangeMinValue(new Date());
// error: Argument of type 'Date' is not assignable
validators.rangeMaxValue(new Date());
// error: 'flags' does not exist in type 'RegexOptions'
validators.regex('^a', { flags: 'i' });
// error: Type 'string' is not assignable to type 'readonly string[]'
validators.url({ schemes: 'https' });
// error: Type 'number' is not assignable to type 'string'
validators.integerList({ separator: 1 });
// error: Argument of type 'string' is not assignable to parameter of type 'readonly string[]'
validators.fileExtension('png');

export class Booking extends Model {
  room = fields.integer();
  static meta: Meta<Booking> = {
    constraints: [
      // error: Type '"rom"' is not assignable to type
      new ExclusionConstraint({ name: 'one', expressions: [['rom', '=']] }),
      // error: Type '"=="' is not assignable to type 'ExclusionOperator'
      new ExclusionConstraint({ name: 'two', expressions: [['room', '==']] }),
    ],
  };
}
