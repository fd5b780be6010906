import { fields, Model, SET, uuid4, type ValueOf, validators } from 'dunder/schema';
import { assertType, type Equal } from '../support/equal.js';

class Tag extends Model {
  id = fields.smallAuto({ primaryKey: true, dbColumn: 'tag_id' });
  slug = fields.slug({ allowUnicode: true, unique: true, null: true });
  email = fields.email({ maxLength: 90, default: 'a@b.c' });
  url = fields.url({ choices: ['https://a.b', 'https://c.d'] });
  text = fields.text({ choices: { a: 'A', b: 'B' }, default: 'b' });
}

class Row extends Model {
  id = fields.bigAuto({ primaryKey: true, verboseName: 'key' });
  small = fields.positiveSmallInteger({ choices: [1, 2], default: 2 });
  positive = fields.positiveInteger({ null: true });
  big = fields.positiveBigInteger({ default: 10n });
  float = fields.float({ choices: [0.5, 1], null: true });
  flag = fields.boolean({ default: true });
  time = fields.time({ autoNow: true });
  length = fields.duration({ default: 5000 });
  bytes = fields.binary({ maxLength: 3, null: true });
  address = fields.genericIPAddress({ protocol: 'ipv4', unpackIpv4: false });
  key = fields.uuid({ default: uuid4 });
  version = fields.version({ dbComment: 'counts' });
  tag = fields.foreignKey(Tag, { onDelete: SET(() => 1), null: true });
  owner = fields.oneToOne('Row', { onDelete: SET('system') });
  rows = fields.genericRelation(Tag, { relatedQueryName: 'rows' });
}
class Old extends Model {
  id = fields.auto({ primaryKey: true, dbComment: 'old' });
}

class Wide extends Model {
  attributes = fields.hstore({ default: { a: null } });
  name = fields.citext({ unique: true });
  words = fields.searchVector({ null: true });
  near = fields.vector({ dimensions: 3, default: [1, 2, 3] });
  half = fields.halfVector({ dimensions: 3, null: true });
  sparse = fields.sparseVector({ dimensions: 9, default: { dimensions: 9, values: { 1: 0.5 } } });
  bits = fields.bit({ length: 4, default: '0110' });
  integers = fields.integerRange({ default: { lower: 1, upper: null } });
  bigs = fields.bigIntegerRange({ default: { lower: 1n, upper: 3n, bounds: '[]' } });
  decimals = fields.decimalRange({ default: { lower: '1.5', upper: 2 } });
  days = fields.dateRange({ null: true });
  moments = fields.dateTimeRange({ default: () => ({ lower: new Date(), upper: null }) });
}

assertType<Equal<[ValueOf<Tag['id']>, ValueOf<Tag['slug']>, ValueOf<Tag['email']>], [number, string | null, string]>>();
assertType<Equal<[ValueOf<Tag['url']>, ValueOf<Tag['text']>], ['https://a.b' | 'https://c.d', 'a' | 'b']>>();
assertType<Equal<[ValueOf<Row['id']>, ValueOf<Row['small']>, ValueOf<Row['positive']>], [number, 1 | 2, number | null]>>();
assertType<Equal<[ValueOf<Row['big']>, ValueOf<Row['float']>, ValueOf<Row['flag']>], [bigint, 0.5 | 1 | null, boolean]>>();
assertType<Equal<[ValueOf<Row['time']>, ValueOf<Row['length']>, ValueOf<Row['bytes']>], [string, number, Uint8Array | null]>>();
assertType<
  Equal<[ValueOf<Row['address']>, ValueOf<Row['key']>, ValueOf<Row['version']>, ValueOf<Old['id']>], [string, string, number, number]>
>();
assertType<Equal<[ValueOf<Wide['attributes']>, ValueOf<Wide['name']>], [Record<string, string | null>, string]>>();
assertType<Equal<[ValueOf<Wide['words']>, ValueOf<Wide['near']>, ValueOf<Wide['half']>], [string | null, number[], number[] | null]>>();
assertType<Equal<[ValueOf<Wide['sparse']>['dimensions'], ValueOf<Wide['bits']>], [number, string]>>();
assertType<Equal<[ValueOf<Wide['integers']>['lower'], ValueOf<Wide['bigs']>['upper']], [number | null, bigint | null]>>();
assertType<Equal<[ValueOf<Wide['decimals']>['lower'], ValueOf<Wide['moments']>['upper']], [string | number | null, Date | null]>>();
assertType<Equal<NonNullable<ValueOf<Wide['days']>>['lower'], string | null>>();

/** Validators stand where their values are. */
export class Checked extends Model {
  price = fields.decimal({ validators: [validators.decimal(9, 2)] });
  count = fields.integer({ validators: [validators.minValue(1), validators.maxValue(9n), validators.stepValue(2, 1)] });
  day = fields.date({ validators: [validators.minValue('2025-01-01'), validators.maxValue('2026-01-01')] });
  name = fields.char({
    validators: [validators.maxLength(9), validators.regex(/^a/, { message: 'No a.', code: 'a', inverseMatch: true })],
  });
  link = fields.text({ validators: [validators.url({ schemes: ['https'] }), validators.fileExtension(['png'])] });
  numbers = fields.text({ validators: [validators.integerList({ separator: ';', allowNegative: true })] });
  attributes = fields.hstore({ validators: [validators.keys(['a', 'b'], { strict: true })] });
  list = fields.array(fields.integer(), { validators: [validators.arrayMinLength(1), validators.arrayMaxLength(3)] });
  span = fields.integerRange({ validators: [validators.rangeMinValue(1), validators.rangeMaxValue(10n)] });
}
export type Used = [Row, Wide, Old];
