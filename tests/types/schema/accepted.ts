/** Schema declarations that the editor must accept; checked by tsc, never run. */
import {
  Case,
  CheckConstraint,
  Coalesce,
  Concat,
  type Condition,
  type Field,
  type ValueOf,
  ContentType,
  F,
  fields,
  Func,
  FullTextIndex,
  GinIndex,
  HnswIndex,
  IvfflatIndex,
  Index,
  Lower,
  manager,
  Model,
  Now,
  now,
  Q,
  Round,
  SET,
  TruncDate,
  UniqueConstraint,
  uuid7,
  validators,
  Value,
  When,
  type Meta,
  type ColumnName,
  type Expression,
} from 'dunder/schema';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const same = <_ extends true>(): void => undefined;

enum Status {
  Draft = 'draft',
  Live = 'live',
}
enum Level {
  Low = 1,
  High = 2,
}

// A class declared further down can be pointed at, and two models at each other.
class Country extends Model {
  code = fields.char({ maxLength: 2, primaryKey: true });
  capital = fields.oneToOne(City, { onDelete: 'SET_NULL', null: true, relatedName: '+' });
  neighbours = fields.manyToMany('self');
  twin = fields.foreignKey(Country, { onDelete: 'DO_NOTHING', null: true });
}

abstract class Named extends Model {
  name = fields.char({ maxLength: 100 });
  static meta: Meta<Named> = { ordering: ['name'] };
}

class City extends Named {
  country = fields.foreignKey(Country, { onDelete: 'CASCADE', toField: 'code', relatedName: 'cities' });
  later = fields.foreignKey(() => Country, { onDelete: SET('de'), relatedName: '+' });
  byName = fields.foreignKey('Country', { onDelete: 'SET_DEFAULT', default: 'de' });
  byDatabase = fields.foreignKey(Country, { onDelete: 'DB_SET_DEFAULT', dbDefault: 'de' });
  founded = fields.date({ null: true });
  area = fields.decimal();
  population = fields.integer({ default: 0 });
  facts = fields.json<{ motto: string; size?: number }>({ default: {} });

  static objects = manager();
  static override meta: Meta<City> = {
    ordering: [
      'name',
      '-country__code',
      'country__capital__name',
      'country__twin__capital__anything',
      'byName__whatever',
      'founded__year',
      'facts__size',
      'countryId',
      'pk',
      '-id',
      '?',
      F('later__cities__name').desc({ nullsLast: true }),
      Lower('name'),
    ],
    getLatestBy: ['-founded', 'name'],
    orderWithRespectTo: 'country',
    indexes: [
      new Index({
        fields: ['country', '-founded'],
        include: ['name'],
        condition: Q({ population__gt: 10, name__istartswith: 'a' }),
        name: 'a',
      }),
      new Index(Lower('name'), F('founded').desc(), { name: 'b' }),
      new Index(Coalesce('name', Value('')), { name: 'c' }),
      new GinIndex({ fields: ['facts'], parameters: { fastupdate: false } }),
      new FullTextIndex({ fields: ['name'], parameters: { parser: 'ngram' } }),
      new HnswIndex({ fields: ['area'], opclasses: ['vector_l2_ops'], parameters: { m: 16 } }),
      new IvfflatIndex({ fields: ['area'] }),
    ],
    constraints: [
      new UniqueConstraint({ fields: ['country', 'name'], name: 'd', nullsDistinct: false }),
      new UniqueConstraint(Lower('name'), 'countryId', { name: 'e' }),
      new UniqueConstraint('name', TruncDate('founded'), { name: 'f' }),
      new CheckConstraint({ condition: F('population').mul(2).add('area').gte(0), name: 'g' }),
      new CheckConstraint({ condition: Q({ population__in: [1, 2] }).or(Q({ facts__motto__isnull: true }).not()), name: 'h' }),
    ],
  };
}

/** A child and a proxy may order by what their parent has not; its `meta` still stands where the parent's could. */
class Capital extends City {
  palaces = fields.positiveInteger();
  static override objects = manager(class {});
  static override meta: Meta<Capital> = { ordering: ['-palaces', 'name'], indexes: [new Index({ fields: ['palaces'] })] };
}
class BigCapital extends Capital {
  static override meta: Meta<BigCapital> = { proxy: true, defaultManager: 'objects', ordering: ['cityPtr', 'palaces'] };
}

class Visit extends Named {
  // A field of an abstract base may be declared again.
  override name = fields.char({ maxLength: 20, null: true, unique: true });
  id = fields.uuid({ primaryKey: true, default: uuid7 });
  city = fields.foreignKey(City, { onDelete: 'DB_CASCADE', default: null, null: true });
  at = fields.dateTime({ default: now });
  bookedAt = fields.dateTime({ dbDefault: Now(), null: true, default: null });
  savedAt = fields.dateTime({ autoNow: true, autoNowAdd: false });
  shout = fields.char({ maxLength: 9, default: () => 'HEY', validators: [validators.minLength(2), (value: string) => void value.length] });
  stars = fields.smallInteger({ choices: [1, 2, 3], default: 2, validators: [validators.maxValue(3)] });
  grade = fields.char({
    choices: [
      ['a', 'Good'],
      ['b', 'Bad'],
    ],
    default: 'b',
  });
  medium = fields.char({
    choices: [
      [
        'Audio',
        [
          ['cd', 'CD'],
          ['lp', 'LP'],
        ],
      ],
      ['none', 'None'],
    ],
    default: 'lp',
  });
  tone = fields.char({ choices: { warm: 'Warm', cold: 'Cold', Odd: { off: 'Off' } }, default: 'off' });
  blankTone = fields.char({ choices: ['warm', 'cold'], blank: true, default: '' });
  level = fields.integer({ choices: { 1: 'One', 2: 'Two' }, default: 2 });
  status = fields.char({ choices: Status, default: Status.Live });
  height = fields.integer({ choices: Level, default: Level.High, null: true });
  mood = fields.enum('mood', ['sad', 'ok'], { default: 'ok' });
  state = fields.enum('state', Status, { default: Status.Draft, null: true });
  big = fields.bigInteger({ default: 10n, dbDefault: 5 });
  lists = fields.array(fields.array(fields.integer({ null: true })), { default: [[1]] });
  half = fields.generated({ expression: F('stars').div(2), outputField: fields.float(), dbPersist: false });
  kind = fields.generated({
    expression: Case(When({ stars__gt: 2 }, { then: Value('good') }), When(F('stars').lt('level'), { then: 'grade' }), {
      default: Concat('grade', Value('!')),
    }),
    outputField: fields.char({ choices: ['good', 'bad'] }),
  });
  contentType = fields.foreignKey(ContentType, { onDelete: 'CASCADE' });
  objectId = fields.positiveBigInteger();
  subject = fields.genericForeignKey({ models: [City, () => Country, 'Named'], keyField: 'objectId' });
}

class Key extends Model {
  pk = fields.compositePrimaryKey('a', 'b');
  a = fields.integer();
  b = fields.foreignKey(Visit, { onDelete: 'CASCADE' });
  visits = fields.genericRelation(Visit);
  cities = fields.manyToMany(City, { through: Link, throughFields: ['key', 'city'], limitChoicesTo: Q({ population__gt: 0 }) });
  static meta: Meta<Key> = { ordering: ['b__stars', 'b__city__country'] };
}
class Link extends Model {
  key = fields.foreignKey(Key, { onDelete: 'CASCADE' });
  city = fields.foreignKey(City, { onDelete: 'CASCADE' });
}

// An index written outside of `meta` can be used in it; nothing is known of its columns there.
const outside = new Index({ fields: ['a'] });
const _used: Meta<Key> = { indexes: [outside, new Index({ fields: ['a', 'bId'] })] };

// The types of values, as the editor shows them.
same<Same<ValueOf<Visit['grade']>, 'a' | 'b'>>();
same<Same<ValueOf<Visit['medium']>, 'cd' | 'lp' | 'none'>>();
same<Same<ValueOf<Visit['tone']>, 'warm' | 'cold' | 'off'>>();
same<Same<ValueOf<Visit['level']>, 1 | 2>>();
same<Same<ValueOf<Visit['status']>, Status>>();
same<Same<ValueOf<Visit['height']>, Level | null>>();
same<Same<ValueOf<Visit['stars']>, 1 | 2 | 3>>();
same<Same<ValueOf<Visit['mood']>, 'sad' | 'ok'>>();
same<Same<ValueOf<Visit['state']>, Status | null>>();
same<Same<ValueOf<Visit['shout']>, string>>();
same<Same<ValueOf<Visit['name']>, string | null>>();
same<Same<ValueOf<Visit['big']>, bigint>>();
same<Same<ValueOf<Visit['lists']>, (number | null)[][]>>();
same<Same<ValueOf<Visit['kind']>, 'good' | 'bad'>>();
same<Same<City['facts'], Field<'json', { motto: string; size?: number }>>>();
same<Same<ColumnName<Link>, 'key' | 'city' | 'keyId' | 'cityId' | 'id' | '_order' | `${string}Ptr`>>();

// An expression knows the columns that it reads.
const _reads: Expression<'a' | 'b' | 'c'> = F('a__x')
  .add(Round('b', { precision: 1 }))
  .pow('c')
  .neg();
const _none: Expression<never> = Func(Value('x'), 3, { function: 'soundex', arity: 2 });
const _condition: Condition<'a' | 'b'> = Q({ a__x__gt: 1 })
  .xor(F('b').eq(1))
  .and(Q({ b: null }));

export type Used = [typeof BigCapital, typeof _used, typeof _reads, typeof _none, typeof _condition];
