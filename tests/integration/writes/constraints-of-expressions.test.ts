import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, ValidationError } from 'dunder';
import { createTables } from 'dunder/testing';
import { describeEachDatabase } from '../../support/databases.js';
import { OwnClient } from '../../support/own-client.js';

const own =
  new OwnClient(`import { Case, F, fields, Model, Round, TruncDate, UniqueConstraint, Value, When, type Meta } from 'dunder/schema';

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
`);

/** The rules of the table, asked before a row is written: the functions and options of an expression are those of the constraint. */
describeEachDatabase('constraints over expressions', (database) => {
  type Anything = any; // of a client that is made when the tests run
  let Visit: Anything;
  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
    const client = await own.import();
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
});
