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

  const numbers = AllTypes.objects.values('integerValue');
  const durations = AllTypes.objects.values('durationValue');
  const asked: Readonly<Record<string, readonly [ask: () => unknown, hint: string]>> = {
    lookup: [() => rows.filter({ durationValue__lte: number }).count(), 'Make the number a duration'],
    'lookup of a number': [() => rows.filter({ integerValue: F('durationValue') }).count(), 'Compare the duration with'],
    list: [() => rows.filter({ durationValue__in: [number, 5_000] }).count(), 'Make the number'],
    'rows of numbers': [() => rows.filter({ durationValue__in: numbers }).count(), 'Make the number'],
    'rows of durations': [() => rows.filter({ integerValue__in: durations }).count(), 'Compare the duration'],
    'a row of numbers': [() => rows.filter({ durationValue__gt: numbers.slice(0, 1) }).count(), 'Make the number'],
    comparison: [() => rows.filter(F('durationValue').eq(number)).count(), 'Make the number'],
    'comparison of a number': [() => rows.filter(number.eq(F('durationValue'))).count(), 'Compare the duration'],
    sum: [() => made(F('durationValue').add(number)), 'Make the number'],
    'sum of a number': [() => made(number.add(F('durationValue'))), 'Make the number'],
    remainder: [() => made(F('durationValue').mod(number)), 'Make the number'],
    Coalesce: [() => made(Coalesce('nullableDuration', 'integerValue')), 'Make the number'],
    Greatest: [() => made(Greatest('durationValue', 'integerValue')), 'Make the number'],
    Case: [() => made(Case(When({ booleanValue: true }, { then: F('durationValue') }), { default: number })), 'Make the number'],
    update: [() => rows.update({ durationValue: number }), 'Make the number'],
    'update of a number': [() => rows.update({ integerValue: F('durationValue') }), 'let the column be one of durations'],
  };
  test.each(Object.entries(asked))('%s', async (_name, [ask, hint]) => {
    const refused = { code: 'QUERY.UNLIKE_NUMBERS', message: expect.stringContaining(hint) };
    await expect(Promise.resolve().then(ask)).rejects.toMatchObject(refused);
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
    expect(await made(F('smallIntegerValue').mul(F('durationValue')))).toEqual([15_000]);
    expect(await made(F('decimalValue').mul(F('durationValue')))).toEqual([61_700]);
    expect(await made(F('durationValue').div(2).neg())).toEqual([-2_500]);
    expect(await made(F('durationValue').add(1_000))).toEqual([6_000]);
    expect(await rows.filter(F('durationValue').gt(4_999)).count()).toBe(1);
  });
});
