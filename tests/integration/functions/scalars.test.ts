import { Decimal } from 'decimal.js';
import {
  Abs, ACos, ASin, ATan, ATan2, Case, Cast, Ceil, Chr, Coalesce, Collate, Concat, Cos, Cot, Degrees, Exp, Extract, ExtractHour, F, fields, Floor, Greatest, Lag, Least,
  Left, Length, Ln, Log, Lower, LPad, LTrim, MD5, Mod, NullIf, Ord, Pi, Power, Radians, Random, Repeat, Replace, Reverse, Right, Round, RPad, RTrim,
  SHA1, SHA224, SHA256, SHA384, SHA512, Sign, Sin, Sqrt, StrIndex, Substr, Tan, Trim, Trunc, TruncHour, TruncMonth, Upper, UUID4, UUID7, Value, When, Window,
} from 'dunder'; // prettier-ignore
import { NotSupportedError, QueryError } from 'dunder';
import { Post } from '../../../generated/index.js';
import { features, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

/** An expression with what it gives for the post `first`, whose views are 7, price 2.50, rating -1.5. */
const CASES: Readonly<Record<string, readonly [expression: () => unknown, expected: unknown]>> = {
  Abs: [() => Abs('rating'), 1.5],
  ACos: [() => ACos(Value(0.5)), Math.acos(0.5)],
  ASin: [() => ASin(Value(0.5)), Math.asin(0.5)],
  ATan: [() => ATan('views'), Math.atan(7)],
  ATan2: [() => ATan2('rating', 'views'), Math.atan2(-1.5, 7)],
  'Ceil of a decimal': [() => Ceil('price'), new Decimal(3)],
  'Ceil of a float': [() => Ceil('rating'), -1],
  'Ceil of an integer': [() => Ceil('views'), 7],
  'Ceil of a big integer': [() => Ceil(Cast(Value(2n ** 62n + 1n), fields.bigInteger())), 2n ** 62n + 1n],
  Cos: [() => Cos('views'), Math.cos(7)],
  Cot: [() => Cot('views'), 1 / Math.tan(7)],
  Degrees: [() => Degrees(Pi()), 180],
  Exp: [() => Exp('views'), Math.exp(7)],
  Floor: [() => Floor('rating'), -2],
  Ln: [() => Ln('views'), Math.log(7)],
  Log: [() => Log(2, Value(8)), 3],
  Mod: [() => Mod('views', 4), 3],
  'Mod of a decimal': [() => Mod('price', 2), new Decimal('0.5')],
  'Mod of a negative': [() => Mod(F('views').neg(), 4), -3],
  Pi: [() => Pi(), Math.PI],
  Power: [() => Power('views', 2), 49],
  Radians: [() => Radians(Value(180)), Math.PI],
  'Round of a decimal': [() => Round('price', 1), new Decimal('2.5')],
  'Round with a named precision': [() => Round(F('price').mul('views').div(3), { precision: 2 }), new Decimal('5.83')],
  'Round by a column': [() => Round(Cast(Value(1.23456), fields.float()), Value(2)), 1.23],
  'Round of an integer': [() => Round('views'), 7],
  'Round of a big integer': [() => Round(Cast(Value(2n ** 62n + 1n), fields.bigInteger())), 2n ** 62n + 1n],
  Sign: [() => Sign('rating'), -1],
  Sin: [() => Sin('views'), Math.sin(7)],
  Sqrt: [() => Sqrt('views'), Math.sqrt(7)],
  Tan: [() => Tan('views'), Math.tan(7)],
  'of NULL': [() => Sqrt('author__age'), null],

  Chr: [() => Chr(Value(233)), 'é'],
  Concat: [
    () => Concat('title', Value('/'), 'author__homepage', Value('/'), 'slug', Value(1), Value(2), Value(3), Value(4), Value(5)),
    'first//first12345',
  ],
  Left: [() => Left('title', 2), 'fi'],
  'Left of so many': [() => Left('title', F('views').sub(6)), 'f'],
  Length: [() => Length(Value('né')), 2],
  Lower: [() => Lower(Value('ABC')), 'abc'],
  LPad: [() => LPad('title', 7, Value('*-')), '*-first'],
  'LPad with blanks': [() => LPad('title', 7), '  first'],
  'LPad that cuts': [() => LPad('title', 2, Value('*')), 'fi'],
  LTrim: [() => LTrim(Value('  a ')), 'a '],
  Ord: [() => Ord(Value('é')), 233],
  Repeat: [() => Repeat('title', 2), 'firstfirst'],
  Replace: [() => Replace('title', Value('i'), Value('o')), 'forst'],
  'Replace by nothing': [() => Replace('title', Value('i')), 'frst'],
  Reverse: [() => Reverse(Value('aéz')), 'zéa'],
  Right: [() => Right('title', 2), 'st'],
  RPad: [() => RPad('title', 7, Value('*')), 'first**'],
  RTrim: [() => RTrim(Value(' a  ')), ' a'],
  StrIndex: [() => StrIndex('title', Value('r')), 3],
  Substr: [() => Substr('title', 2, 3), 'irs'],
  'Substr to the end': [() => Substr('title', 2), 'irst'],
  'Substr from a place that is searched': [() => Substr('title', StrIndex('title', Value('s'))), 'st'],
  Trim: [() => Trim(Value(' a ')), 'a'],
  Upper: [() => Upper('title'), 'FIRST'],

  Cast: [() => Cast('views', fields.text()), '7'],
  Coalesce: [() => Coalesce('author__age', 'views'), 7],
  Greatest: [() => Greatest('views', 'author__age', Value(9)), 9],
  Least: [() => Least('views', 'author__age', Value(9)), 7],
  NullIf: [() => NullIf('title', Value('first')), null],

  Extract: [() => Extract('createdAt', 'isoWeekDay'), 6],
  Trunc: [() => Trunc('createdAt', 'month'), new Date('2025-02-01T00:00:00Z')],
  'Trunc to a date': [() => Trunc('createdAt', 'week', { outputField: fields.date() }), '2025-02-10'],
  'Trunc to a time': [() => Trunc('createdAt', 'minute', { outputField: fields.time() }), '22:14:00'],
  'TruncMonth of a date': [() => TruncMonth(Cast('createdAt', fields.date())), '2025-02-01'],
  'Extract in UTC': [() => ExtractHour('createdAt', { tzinfo: 'UTC' }), 22],
};

const HASHES: Readonly<Record<string, readonly [expression: () => unknown, expected: string]>> = {
  MD5: [() => MD5('title'), '8b04d5e3775d298e78455efc5ca404d5'],
  SHA224: [() => SHA224('title'), 'b91dfca8ec0a9a0ed5d1ce18f3e27af8fe84df31adcef6dcd4a4aa6e'],
  SHA256: [() => SHA256('title'), 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e'],
  SHA384: [() => SHA384('title'), ''],
  SHA512: [() => SHA512('title'), ''],
};

describeEachDatabase('scalar functions', (database) => {
  useBlog(database);
  const first = Post.objects.filter({ title: 'first' });
  const valueOf = async (expression: unknown): Promise<unknown> => {
    const [row] = await first.values({ x: expression as ReturnType<typeof Pi> });
    return row!.x;
  };
  beforeAll(async () => {
    await first.update({ views: 7, price: '2.50', rating: -1.5, createdAt: new Date('2025-02-15T22:14:15.678Z') });
  });

  test.each(Object.entries(CASES))('%s', async (_name, [expression, expected]) => {
    const given = await valueOf(expression());
    if (typeof expected === 'number') expect(given).toBeCloseTo(expected, 6);
    else expect(given).toEqual(expected);
  });

  test.each(Object.entries(HASHES))('%s', async (name, [expression, expected]) => {
    if (!features().hashes.some((hash) => hash.toUpperCase() === name)) {
      await expect(valueOf(expression())).rejects.toThrow(NotSupportedError);
      return;
    }
    const { createHash } = await import('node:crypto');
    const given = createHash(name.toLowerCase()).update('first').digest('hex');
    expect(await valueOf(expression())).toBe(given);
    if (expected !== '') expect(given.length).toBe(expected.length);
  });

  test('SHA1 needs an extension on PostgreSQL', async () => {
    if (!features().hashes.includes('sha1'))
      await expect(valueOf(SHA1('title'))).rejects.toThrow(database.dialect === 'mysql' ? 'INSTALL COMPONENT' : 'compute it in JavaScript');
    else if (database.dialect === 'mysql') expect(await valueOf(SHA1('title'))).toBe('e0996a37c13d44c3b06074939d43fa3759bd32c1');
    else await expect(valueOf(SHA1('title'))).rejects.toThrow('digest');
  });

  test('Random is from 0 to 1', async () => {
    const given = await valueOf(Random());
    expect(given).toBeGreaterThanOrEqual(0);
    expect(given).toBeLessThanOrEqual(1);
  });

  test('UUID4 and UUID7', async () => {
    expect(await valueOf(UUID4())).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const stamp = async (expression: unknown): Promise<number> => {
      const uuid = String(await valueOf(expression));
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      return Number.parseInt(uuid.replace('-', '').slice(0, 12), 16);
    };
    expect(Math.abs((await stamp(UUID7())) - Date.now())).toBeLessThan(5_000);
    expect((await stamp(UUID7({ shift: 3_600_000 }))) - Date.now()).toBeGreaterThan(3_590_000);
    expect((await stamp(UUID7({ shift: -3_600_000 }))) - Date.now()).toBeLessThan(-3_590_000);
  });

  test('Collate sorts and compares', async () => {
    const [collation, expected] = ({ sqlite: ['nocase', 1], mysql: ['utf8mb4_general_ci', 1], postgres: ['C', 0] } as const)[
      database.dialect
    ];
    const found = Post.objects.annotate({ t: Collate('title', collation) }).filter({ title: 'first' });
    expect(await found.filter(F('t').eq(Value('FIRST'))).count()).toBe(expected);
    const rows = await Post.objects.orderBy(Collate('title', collation)).valuesList('title', { flat: true });
    expect(rows).toEqual(['first', 'fourth', 'second', 'third']);
  });

  test('rounding to tens', async () => {
    const rounded = valueOf(Round('views', -1));
    if (database.dialect === 'sqlite') await expect(rounded).rejects.toThrow(NotSupportedError);
    else expect(await rounded).toBe(10);
  });

  test('what is refused before anything is sent', async () => {
    expect(() => Round('views', 1.5)).toThrow(QueryError);
    expect(() => Collate('title', 'x" --')).toThrow('is not the name of a collation');
    expect(() => Extract('createdAt', 'decade' as never)).toThrow('is not a part of a date');
    expect(() => Trunc('createdAt', "day'" as never)).toThrow('is not a unit');
    await expect(valueOf(TruncHour(Cast('createdAt', fields.date())))).rejects.toThrow('cannot be cut to hour');
    await expect(valueOf(TruncMonth('createdAt', { outputField: fields.time() }))).rejects.toThrow('cannot be cut to month as time');
  });

  // A text beside a date was an error of PostgreSQL, and 5000 beside a duration were microseconds on SQLite and MySQL.
  test('constants have the type of what stands beside them, or of their place', async () => {
    const { Author, Member, Product, Currency, Restaurant, Session } = await import('../../../generated/index.js');
    const ann = Author.objects.filter({ name: 'Ann' });
    const never = { name: 'nobody' };
    expect(await ann.annotate({ day: Coalesce('birthday', Value('2000-01-31')) }).values('day')).toEqual([{ day: '2000-01-31' }]);
    expect(await ann.filter({ birthday: null }).annotate({ day: Coalesce('birthday', Value('2000-01-31')) }).filter({ day__month: 1 }).count()).toBe(1); // prettier-ignore
    await ann.update({ birthday: Case(When(never, { then: Value('1999-01-01') }), { default: Value('2000-02-29') }) });
    expect(await ann.valuesList('birthday', { flat: true })).toEqual(['2000-02-29']);
    expect(await ann.filter({ birthday: Case(When({ name: 'Ann' }, { then: Value('2000-02-29') })) }).count()).toBe(1);
    expect(await ann.annotate({ day: Greatest('birthday', Value('1990-01-01')) }).values('day')).toEqual([{ day: '2000-02-29' }]);
    await ann.update({ birthday: null });

    const session = await Session.objects.create({ member: await Member.objects.create({ name: 'Mo' }) });
    const sessions = Session.objects.filter({ pk: session.id });
    const doubled = Case(When({ idle__gt: 10_000 }, { then: Value(5000) }), { default: 'idle' });
    expect(await sessions.annotate({ idle2: doubled }).values('idle2')).toEqual([{ idle2: 5000 }]);
    expect(await sessions.annotate({ least: Least('idle', Value(7000)) }).values('least')).toEqual([{ least: 7000 }]);
    await sessions.update({ idle: Case(When({ idle__gt: 10_000 }, { then: Value(5000) }), { default: Value(1) }) });
    expect(await sessions.filter({ idle: 5000, id: Coalesce(Value(session.id), Value(session.id)) }).count()).toBe(1);
    await sessions.update({ idle: F('idle').add(1000) });
    expect(await sessions.filter(F('idle').sub(2000).eq(4000)).valuesList('idle', { flat: true })).toEqual([6000]);
    const before = Window(Lag('idle', 1, 9000), { orderBy: 'id' });
    if (features().lagDefault) expect(await sessions.annotate({ before }).values('before')).toEqual([{ before: 9000 }]);
    await ann.update({ birthday: '2000-02-29' });
    const since: unknown = F('birthday').sub(Value('2000-02-28') as never);
    expect(await ann.filter({ name: 'Ann' }).valuesList(since as never, { flat: true })).toEqual([86_400_000]);
    expect(await ann.filter(F('birthday').eq(Case(When({ name: 'Ann' }, { then: Value('2000-02-29') })))).count()).toBe(1);
    await ann.update({ birthday: null });
    await Restaurant.objects.create({ name: 'r' });
    await Restaurant.objects.update({ opensAt: Coalesce(Value('09:30:00'), Value('10:00:00')) });
    expect(await Restaurant.objects.filter({ opensAt: NullIf('opensAt', Value('10:00:00')) }).valuesList('opensAt', { flat: true })).toEqual(['09:30:00']); // prettier-ignore
    await Product.objects.create({
      sku: 'a',
      name: 'a',
      currency: await Currency.objects.create({ code: 'EUR', name: 'Euro' }),
      price: '2.5',
    });
    const price = Case(When({ sku: 'b' }, { then: 'price' }), { default: Value('1.25') });
    expect((await Product.objects.annotate({ p: price }).get()).p).toEqual(new Decimal('1.25'));
  });
});
