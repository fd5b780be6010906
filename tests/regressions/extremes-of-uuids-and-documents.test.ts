import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AnyValue, Cast, configure, fields, KT, Max, Min, Q, Window } from 'dunder';
import { createTables } from 'dunder/testing';
import { AllTypes, PgBooking, PgDocument, registry } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { everyValue } from '../support/every-value.js';
import { withExtensions } from '../support/extensions.js';

const [low, high] = ['0190163d-8694-739b-aea5-966c26f8ad91', 'f190163d-8694-739b-aea5-966c26f8ad91'] as const;

/**
 * PostgreSQL has no MIN and MAX of UUIDs and, before 18, of bytes: both were its own error. Of JSON they were its error too, and the other
 * databases compared the texts.
 */
describeEachDatabase('Min and Max', (database) => {
  const postgres = database.dialect === 'postgres';
  const models = ['AllTypes', ...(postgres ? ['PgBooking', 'PgDocument'] : [])];
  beforeAll(async () => {
    await configure({ databases: { default: await withExtensions(database) } });
    await createTables(registry, { models });
    await AllTypes.objects.create({ ...everyValue, jsonValue: { a: 10 } });
    const bytes = { binaryValue: Uint8Array.of(200), nullableBinary: Uint8Array.of() };
    await AllTypes.objects.create({
      ...everyValue,
      uuidValue: high,
      nullableUuid: high,
      booleanValue: false,
      jsonValue: { a: 9 },
      ...bytes,
    });
  });
  afterAll(() => configure({ databases: {} }));
  const truly = Q({ booleanValue: true });

  test('of UUIDs', async () => {
    const found = await AllTypes.objects.aggregate({
      least: Min('uuidValue'),
      most: Max('uuidValue'),
      some: Max('nullableUuid'),
      kept: Max('uuidValue', { filter: truly }),
      none: Max('nullableUuid', { filter: truly, default: low }),
    });
    expect(found).toEqual({ least: low, most: high, some: high, kept: low, none: low });
    const groups = AllTypes.objects.values('charValue').annotate({ most: Max('uuidValue') });
    expect(await groups.filter({ most: high }).orderBy('-most')).toEqual([{ charValue: 'text', most: high }]);
    expect(await groups.filter({ most: low })).toEqual([]);
    expect(await AllTypes.objects.filter({ uuidValue__in: groups.values('most') }).count()).toBe(1);
    const windows = AllTypes.objects.annotate({ most: Window(Max('uuidValue', { filter: truly }), { partitionBy: 'charValue' }) });
    expect(await windows.orderBy('id').valuesList('most', { flat: true })).toEqual([low, low]);
  });

  test('of bytes and of booleans', async () => {
    const found = await AllTypes.objects.aggregate({
      least: Min('binaryValue'),
      most: Max('binaryValue'),
      empty: Max('nullableBinary'),
      none: Max('nullableBinary', { filter: truly }),
      every: Min('booleanValue'),
      any: Max('booleanValue'),
    });
    const bytes = [found.least, found.most, found.empty].map((one) => [...one!]);
    expect(bytes).toEqual([[0, 1, 250], [200], []]);
    expect([found.none, found.every, found.any]).toEqual([null, false, true]);
  });

  test('of documents there are none', async () => {
    const untyped = AllTypes.objects as unknown as { aggregate(values: object): Promise<unknown> };
    await expect(Promise.resolve().then(() => untyped.aggregate({ most: Max('jsonValue') }))).rejects.toMatchObject({
      code: 'QUERY.NO_ORDER',
      message: expect.stringContaining("Max('jsonValue'): of values of type json none is the greatest."),
    });
    await expect(Promise.resolve().then(() => untyped.aggregate({ least: Min('jsonValue__a') }))).rejects.toMatchObject({
      code: 'QUERY.NO_ORDER',
    });
    const most = Max(Cast(KT('jsonValue__a'), fields.integer()));
    expect(await AllTypes.objects.aggregate({ most })).toEqual({ most: 10 });
    expect(await AllTypes.objects.aggregate({ some: AnyValue('jsonValue', { filter: truly }) })).toEqual({ some: { a: 10 } });
  });

  if (!postgres) return;
  test('of what only PostgreSQL has', async () => {
    await PgDocument.objects.create({ title: 'a', username: 'a', labels: ['x', 'b'], attributes: { a: '1' } });
    await PgDocument.objects.create({ title: 'b', username: 'b', labels: ['a'], attributes: { a: '2' }, mood: 'happy' });
    expect(await PgDocument.objects.aggregate({ labels: Max('labels'), mood: Max('mood'), key: Max('attributes__a') })).toEqual({
      labels: ['x', 'b'],
      mood: 'happy',
      key: '2',
    });
    const during = { lower: new Date('2024-01-01T00:00:00Z'), upper: null };
    await PgBooking.objects.create({ room: 1, during });
    // Before PostgreSQL 16 it is MIN, of which ranges and search vectors have none.
    const some = await PgBooking.objects.aggregate({ during: AnyValue('during'), days: AnyValue('days'), from: Max('during__startswith') });
    expect(some).toEqual({ during: { ...during, bounds: '[)' }, days: null, from: during.lower });
    expect(await PgDocument.objects.aggregate({ search: AnyValue('search', { filter: Q({ title: 'b' }) }) })).toEqual({ search: "'b':1" });
    for (const [rows, name] of [
      [PgDocument.objects, 'attributes'],
      [PgDocument.objects, 'search'],
      [PgBooking.objects, 'during'],
    ] as const) {
      const untyped = rows as unknown as { aggregate(values: object): Promise<unknown> };
      await expect(Promise.resolve().then(() => untyped.aggregate({ most: Max(name) }))).rejects.toMatchObject({ code: 'QUERY.NO_ORDER' });
    }
  });
});
