import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Case, Coalesce, configure, F, fields, Greatest, Value, When } from 'dunder';
import { createTables } from 'dunder/testing';
import { AllTypes, registry } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { everyValue } from '../support/every-value.js';
import { openWithTables } from '../support/open-with-tables.js';

/** A column of numbers beside a duration was microseconds on SQLite and MySQL, and an error of PostgreSQL. */
describeEachDatabase('durations beside columns of numbers', (database) => {
  beforeAll(async () => {
    await openWithTables(database, 'AllTypes', () => createTables(registry, { models: ['AllTypes'] }));
    await AllTypes.objects.create({ ...everyValue, durationValue: 5_000, integerValue: 5_000 });
  });
  afterAll(() => configure({ databases: {} }));

  const number = F('integerValue');
  const rows = AllTypes.objects as unknown as { filter(condition: unknown): Rows; annotate(values: object): Rows; update(values: object): Promise<number> }; // prettier-ignore
  interface Rows {
    count(): Promise<number>;
    valuesList(name: string, options: { readonly flat: true }): PromiseLike<readonly unknown[]>;
  }
  const made = (value: unknown) => rows.annotate({ made: value }).valuesList('made', { flat: true });

  const asked: Readonly<Record<string, () => unknown>> = {
    lookup: () => rows.filter({ durationValue__lte: number }).count(),
    'lookup of a number': () => rows.filter({ integerValue: F('durationValue') }).count(),
    list: () => rows.filter({ durationValue__in: [number, 5_000] }).count(),
    comparison: () => rows.filter(F('durationValue').eq(number)).count(),
    sum: () => made(F('durationValue').add(number)),
    remainder: () => made(F('durationValue').mod(number)),
    Coalesce: () => made(Coalesce('nullableDuration', 'integerValue')),
    Greatest: () => made(Greatest('durationValue', 'integerValue')),
    Case: () => made(Case(When({ booleanValue: true }, { then: F('durationValue') }), { default: number })),
    update: () => rows.update({ durationValue: number }),
    'update of a number': () => rows.update({ integerValue: F('durationValue') }),
  };
  test.each(Object.entries(asked))('%s', async (_name, ask) => {
    await expect(Promise.resolve().then(ask)).rejects.toMatchObject({ code: 'QUERY.UNLIKE_NUMBERS' });
  });

  // SQLite and MySQL gave the quotient as a duration, and PostgreSQL an error of its own.
  test.each(['mul', 'div', 'mod'] as const)('two durations have no %s', async (operator) => {
    await expect(Promise.resolve().then(() => made(F('durationValue')[operator](F('durationValue'))))).rejects.toMatchObject({
      code: 'QUERY.UNKNOWN_TYPE',
      message: expect.stringContaining('Cast'),
    });
    expect(await made(F('durationValue').add(F('durationValue')))).toEqual([10_000]);
  });

  test('made durations, and numbers that are written out', async () => {
    const milliseconds = Value(1, { outputField: fields.duration() }).mul(number);
    expect(await made(F('durationValue').add(milliseconds))).toEqual([10_000]);
    expect(await rows.filter({ durationValue: milliseconds }).count()).toBe(1);
    expect(await made(F('durationValue').mul(F('smallIntegerValue')))).toEqual([15_000]);
    expect(await made(F('durationValue').div(2).neg())).toEqual([-2_500]);
    expect(await made(F('durationValue').add(1_000))).toEqual([6_000]);
    expect(await rows.filter(F('durationValue').gt(4_999)).count()).toBe(1);
  });
});
