import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, Prefetch, ValidationError } from 'dunder';
import { createTables } from 'dunder/testing';
import { describeEachDatabase } from '../../support/databases.js';
import { OwnClient } from '../../support/own-client.js';

/** Orders of rows a, b and C, which `rows` below fills in. */
const ORDERS: Readonly<Record<string, readonly [term: string, order: string]>> = {
  ByCase: [
    "Case(When({ name__in: ['b', 'x'] }, { then: Value(0) }), When({ nick__isnull: true }, { then: Value(1) }), { default: Value(2) })",
    'bCa',
  ],
  ByDate: ["Case(When({ at__gte: '2024-02-01', n: 2 }, { then: Value('first') }), { default: 'name' }).desc()", 'baC'],
  ByPrecision: ["Round('x', { precision: 1 })", 'abC'],
  ByYear: ["ExtractYear('at').desc()", 'bCa'],
  ByMonth: ["Trunc('at', 'month')", 'aCb'],
  ByText: ["Cast('n', fields.text()).desc()", 'Cba'],
  ByConstant: ["Coalesce('nick', Value('a'))", 'bCa'],
  ByProduct: ["ExpressionWrapper(F('n').mul(-1), { outputField: fields.integer() })", 'Cba'],
  ByFunction: ["Func('name', { function: 'lower', outputField: fields.text() }).desc()", 'Cba'],
  ByComparison: ["Lower('name').gt(Value('a')).desc()", 'bCa'],
  ByCondition: ["Q({ name: 'b' }).desc()", 'baC'],
};

const own =
  new OwnClient(`import { Case, Cast, Coalesce, ExpressionWrapper, ExtractYear, F, fields, Func, Lower, Model, Q, Round, Trunc, TruncDate, UniqueConstraint, Value, When, type Meta } from 'dunder/schema';

export class Visit extends Model {
  guest = fields.char({ maxLength: 20 });
  begin = fields.dateTime();
  end = fields.dateTime();
  price = fields.decimal({ maxDigits: 8, decimalPlaces: 2 });
  number = fields.integer();
  static meta: Meta<Visit> = {
    constraints: [
      new UniqueConstraint(TruncDate('begin'), 'guest', { name: 'visit_once_a_day' }),
      new UniqueConstraint({ fields: ['number'], condition: F('end').gt('begin'), name: 'visit_number' }),
      new UniqueConstraint(Round('price', { precision: 1 }), Case(When({ number__gt: 100 }, { then: 'number' }), { default: Value(0) }), { name: 'visit_price' }),
    ],
  };
}

abstract class Row extends Model {
  name = fields.char({ maxLength: 9 });
  nick = fields.char({ maxLength: 9, null: true });
  n = fields.integer();
  x = fields.float();
  at = fields.date();
}
${Object.entries(ORDERS)
  .map(
    ([name, [term]]) => `
export class ${name} extends Row { static meta: Meta<${name}> = { ordering: [${term}, 'n'] }; }
export class ${name}Child extends Model { up = fields.foreignKey(${name}, { onDelete: 'CASCADE', null: true, relatedName: 'children' }); static meta: Meta<${name}Child> = { ordering: ['up'] }; }`,
  )
  .join('')}
`);

/** The rules of the table, asked before a row is written: the functions and options of an expression are those of the constraint. */
describeEachDatabase('expressions of a schema', (database) => {
  type Anything = any; // of a client that is made when the tests run
  let Visit: Anything;
  let client: Anything;
  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
    client = await own.import();
    ({ Visit } = client);
    await createTables(client.registry);
    await visit({}).save();
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  const at = (time: string): Date => new Date(`2025-03-01T${time}Z`);
  const visit = (more: object): Anything =>
    new Visit({ guest: 'Ann', begin: at('10:00:00'), end: at('11:00:00'), price: '10.01', number: 1, ...more });
  const faults = async (more: object): Promise<unknown> => {
    const error: unknown = await visit(more)
      .fullClean()
      .catch((reason: unknown) => reason);
    if (error !== undefined && !(error instanceof ValidationError)) throw error;
    return error === undefined ? [] : Object.values((error as ValidationError).messages).flat();
  };
  const violated = (name: string): string => `Constraint “${name}” is violated.`;

  test('a part of a moment, in the words of the index', async () => {
    expect(await faults({ begin: at('23:59:59'), number: 2, price: '20' })).toEqual([violated('visit_once_a_day')]);
    expect(await faults({ begin: new Date('2025-03-02T00:00:00Z'), number: 2, price: '20' })).toEqual([]);
    expect(await faults({ guest: 'Bob', number: 2, price: '20' })).toEqual([]);
  });

  test('a condition that compares columns', async () => {
    expect(await faults({ guest: 'Bob', price: '20' })).toEqual([violated('visit_number')]);
    expect(await faults({ guest: 'Bob', price: '20', end: at('09:00:00') })).toEqual([]);
  });

  test('options of functions: a precision, branches of a case', async () => {
    expect(await faults({ guest: 'Bob', number: 2, price: '10.04' })).toEqual([violated('visit_price')]);
    expect(await faults({ guest: 'Bob', number: 2, price: '10.06' })).toEqual([]);
    expect(await faults({ guest: 'Bob', number: 101, price: '10.04' })).toEqual([]);
    await expect(visit({ guest: 'Bob', number: 2, price: '10.04' }).save()).rejects.toThrow('INTEGRITY.UNIQUE');
  });

  // A constant in an ordering was a TypeError, its options were lost, and the order by a relation left out what was no plain path.
  test.each(Object.entries(ORDERS))('rows in the order %s, and rows that point at them', async (name, [, order]) => {
    const [Model, Child] = [client[name], client[`${name}Child`]];
    const rows = [
      ['a', 'z', 1, 1.02, '2023-05-05'],
      ['b', null, 2, 1.31, '2024-05-05'],
      ['C', null, 3, 1.32, '2024-01-01'],
    ] as const;
    for (const [name, nick, n, x, at] of rows) await Child.objects.create({ up: await Model.objects.create({ name, nick, n, x, at }) });
    const [names, turned] = [[...order], [...order].reverse()];
    const flat = (query: Anything, path: string): Promise<string[]> => query.valuesList(path, { flat: true });
    expect(await flat(Model.objects, 'name')).toEqual(names);
    expect(await flat(Model.objects.exclude({ name: 'nobody' }).reverse(), 'name')).toEqual(turned);
    expect(await flat(Child.objects.filter({ up__n__gt: 0 }), 'up__name')).toEqual(names);
    expect(await flat(Child.objects.orderBy('-up'), 'up__name')).toEqual(turned);
    expect(await flat(Model.objects.filter({ pk__in: Model.objects.slice(1, 2) }), 'name')).toEqual([names[1]]);
    const fetched = await Model.objects.prefetchRelated(Prefetch('children', Child.objects.slice(0, 1)));
    expect(fetched.map((row: Anything) => row.name)).toEqual(names);
  });
});
