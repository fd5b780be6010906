import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Case, Cast, Coalesce, configure, F, fields, Greatest, OuterRef, Q, Subquery, Value, When } from 'dunder';
import { createTables } from 'dunder/testing';
import { AllTypes, registry } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { everyValue } from '../support/every-value.js';
import { openWithTables } from '../support/open-with-tables.js';

const DAY = 86_400_000;

/**
 * `annotate({ d: Value('2000-01-01') })` was a text wherever `d` was named: beside a date an error of PostgreSQL. A number beside a duration was
 * microseconds on SQLite and MySQL, and a text beside a decimal was equal to none on MySQL.
 */
describeEachDatabase('an annotation that is a constant', (database) => {
  beforeAll(async () => {
    await openWithTables(database, 'AllTypes', () => createTables(registry, { models: ['AllTypes'] }));
    await AllTypes.objects.create(everyValue);
    await AllTypes.objects.create({ ...everyValue, dateValue: '1999-01-01', booleanValue: false });
  });
  afterAll(() => configure({ databases: {} }));

  const constants = { bare: Value('2000-01-01'), typed: Value('2000-01-01', { outputField: fields.date() }) };
  test.each(Object.entries(constants))('beside dates: %s', async (_name, d) => {
    const rows = AllTypes.objects.orderBy('id').annotate({ d });
    const count = (condition: object) => rows.filter(condition as never).count();
    expect(await count({ dateValue__gt: F('d') })).toBe(1);
    expect(await count({ d__lt: F('dateValue') })).toBe(1);
    expect(await count(F('d').lt(F('dateValue')))).toBe(1);
    expect(await count(F('dateValue').gt(F('d')))).toBe(1);
    expect(await count(Q({ dateValue__gt: F('d') }).not())).toBe(1);
    expect(await count({ dateValue__in: [F('d'), '1999-01-01'] })).toBe(1);
    expect(await count({ dateValue__range: [F('d'), '2030-01-01'] })).toBe(1);
    expect(await count({ d__range: ['1999-06-01', F('dateValue')] })).toBe(1);
    expect(await count({ d: '2000-01-01' })).toBe(2);
    expect(await count({ d__in: ['2000-01-01'] })).toBe(2);
    expect(await count({ d__gt: '2000-01-01' })).toBe(0);
    const made = rows.annotate({
      coalesced: Coalesce('nullableDate', 'd'),
      greatest: Greatest('d', 'dateValue'),
      chosen: Case(When({ booleanValue: true }, { then: F('dateValue') }), { default: F('d') }),
    });
    expect(await made.valuesList('coalesced', 'greatest', 'chosen')).toEqual([
      ['2000-01-01', '2025-02-28', '2025-02-28'],
      ['2000-01-01', '2000-01-01', '2000-01-01'],
    ]);
    const groups = AllTypes.objects
      .annotate({ d })
      .values('d', 'dateValue')
      .filter({ dateValue__lt: F('d') });
    expect(await groups).toEqual([{ d: '2000-01-01', dateValue: '1999-01-01' }]);
    const inside = AllTypes.objects.filter({ dateValue__lt: OuterRef('d') as never });
    expect(await rows.filter({ pk__in: inside.values('pk') }).count()).toBe(1);
    expect(await rows.update({ nullableDate: F('d') })).toBe(2);
    expect(await AllTypes.objects.filter({ nullableDate: '2000-01-01' }).update({ nullableDate: null })).toBe(2);
  });

  test('beside what else is written as a text or a number', async () => {
    const beside = (value: unknown, condition: object) =>
      AllTypes.objects.annotate({ v: Value(value as string) }).filter(condition as never).count(); // prettier-ignore
    expect(await beside('12.34', { decimalValue: F('v') })).toBe(2);
    expect(await beside('12.34', { v: F('decimalValue') })).toBe(2);
    expect(await beside(everyValue.uuidValue, { uuidValue: F('v') })).toBe(2);
    expect(await beside('10:11:12', { timeValue__lte: F('v') })).toBe(2);
    // MySQL 9 gave the constant as midnight.
    const noon = AllTypes.objects.annotate({ v: Cast(Value('12:13:14'), fields.time()) });
    expect(await noon.values('v').first()).toEqual({ v: '12:13:14' });
    expect(await noon.filter({ timeValue__lt: F('v') }).count()).toBe(2);
    expect(await beside('192.0.2.1', { ipAddressValue: F('v') })).toBe(2);
    expect(await beside(90_000, { durationValue: F('v') })).toBe(2);
    expect(await beside(90_001, F('durationValue').gt(F('v')))).toBe(0);
    expect(await beside('2025-02-28T11:11:12.345+01:00', { dateTimeValue: F('v') })).toBe(2);
    await expect(beside('2025-02-28', { dateTimeValue__gt: F('v') })).rejects.toMatchObject({ code: 'VALUE.INVALID' });
    const moment = new Date('2025-02-27T23:00:00Z');
    expect(await beside(moment, { dateTimeValue__gt: F('v') })).toBe(2);
    expect(await beside(moment, { dateValue__lt: F('v') })).toBe(1);
    expect(await beside(moment, { v__gt: F('dateValue') })).toBe(1);
    expect(await beside('2000-01-01', { v: Value('2000-01-01', { outputField: fields.date() }) })).toBe(2);
  });

  test('beside the rows of a QuerySet', async () => {
    const first = AllTypes.objects.filter({ dateValue: '1999-01-01' });
    const rows = AllTypes.objects.annotate({
      day: Value('1999-01-01'),
      spell: Value(90_000),
      key: Value(everyValue.uuidValue),
      time: Value('10:11:12'),
      price: Value('12.34'),
    });
    const dates = AllTypes.objects.orderBy('id').values('dateValue');
    const count = (condition: object) => rows.filter(condition as never).count();
    expect(await count({ day__in: dates })).toBe(2);
    expect(await count(Q({ day__in: dates } as object).not())).toBe(0);
    expect(await count({ day__in: dates.slice(0, 1) })).toBe(0);
    expect(await count({ day__in: dates.union(dates) })).toBe(2);
    expect(await count({ day: first.values('dateValue').slice(0, 1) })).toBe(2);
    expect(await count({ day__lt: Subquery(dates.slice(0, 1)) })).toBe(2);
    expect(await count({ spell__in: AllTypes.objects.values('durationValue') })).toBe(2);
    expect(await count({ key__in: AllTypes.objects.values('uuidValue') })).toBe(2);
    expect(await count({ time__in: AllTypes.objects.values('timeValue') })).toBe(2);
    expect(await count({ price__in: AllTypes.objects.values('decimalValue') })).toBe(2);
    // The rows of the QuerySet are the constants.
    const found = (condition: object) => AllTypes.objects.filter(condition as never).count();
    expect(await found({ dateValue__in: rows.values('day') })).toBe(1);
    expect(await found({ dateValue__in: rows.orderBy('id').values('day').slice(0, 1) })).toBe(1);
    expect(await found({ dateValue__gt: rows.values('day').slice(0, 1) })).toBe(1);
    expect(await found({ dateValue__gt: Subquery(rows.values('day').slice(0, 1)) })).toBe(1);
    expect(await found({ durationValue__in: rows.values('spell') })).toBe(2);
    expect(await found({ decimalValue__in: rows.values('price') })).toBe(2);
    expect(await found({ uuidValue__in: rows.values('key') })).toBe(2);
  });

  test('beside the columns of the other parts of a union', async () => {
    const dates = AllTypes.objects.orderBy().values('dateValue');
    const constants = AllTypes.objects.annotate({ day: Value('1999-01-01'), spell: Value(90_000) });
    const both = [{ dateValue: '1999-01-01' }, { dateValue: '2025-02-28' }];
    expect(await dates.union(constants.values('day') as never).orderBy('dateValue')).toEqual(both);
    expect(await constants.values('day').union(dates as never).orderBy('day')).toEqual(both.map(({ dateValue }) => ({ day: dateValue }))); // prettier-ignore
    const spells = AllTypes.objects.orderBy().values('durationValue');
    expect(await spells.union(constants.values('spell') as never)).toEqual([{ durationValue: 90_000 }]);
    expect(await constants.values('spell').union(spells as never)).toEqual([{ spell: 90_000 }]);
    expect(await AllTypes.objects.filter({ dateValue__in: constants.values('day').union(constants.values('day')) }).count()).toBe(1);
  });

  test('in arithmetic', async () => {
    const rows = AllTypes.objects.filter({ booleanValue: true }).annotate({ d: Value('2025-02-27'), n: Value(1000) });
    const untyped = rows as unknown as { annotate(values: object): { valuesList(...names: string[]): PromiseLike<unknown> } };
    const made = untyped.annotate({ since: F('dateValue').sub(F('d')), longer: F('durationValue').add(F('n')) });
    expect(await made.valuesList('since', 'longer')).toEqual([[DAY, 91_000]]);
  });
});
