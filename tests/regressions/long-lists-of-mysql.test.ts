import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import { createTables } from 'dunder/testing';
import { AllTypes, registry } from '../../generated/index.js';
import { describeEachDatabase } from '../support/databases.js';
import { everyValue } from '../support/every-value.js';
import { openWithTables } from '../support/open-with-tables.js';

describeEachDatabase('long lists of numbers', (database) => {
  const greatest = database.dialect === 'mysql' ? 2n ** 64n - 1n : 2n ** 63n - 1n;
  beforeAll(async () => {
    await openWithTables(database, 'AllTypes', () => createTables(registry, { models: ['AllTypes'] }));
    await AllTypes.objects.create({ ...everyValue, integerValue: 5, positiveBigIntegerValue: greatest });
  });
  afterAll(() => configure({ databases: {} }));

  // The document that MySQL is sent had no numbers beyond those with a sign: NULL among them, of which NOT IN finds nothing.
  test('the greatest that a column without a sign takes', async () => {
    const others = Array.from({ length: 9_000 }, (_, index) => BigInt(index));
    expect(await AllTypes.objects.filter({ positiveBigIntegerValue__in: [...others, greatest] }).count()).toBe(1);
    expect(await AllTypes.objects.exclude({ positiveBigIntegerValue__in: [...others, greatest - 1n] }).count()).toBe(1);
  });

  // MariaDB 10.11 crashed when a prepared statement with more than a thousand casts in a list was asked a second time.
  test('fractions beside a column of whole numbers, asked more than once', async () => {
    const fractions = Array.from({ length: 3_000 }, (_, index) => index + 0.5);
    for (const more of [5, 6, 5]) {
      expect(await AllTypes.objects.filter({ integerValue__in: [...fractions, more] }).count()).toBe(more === 5 ? 1 : 0);
      expect(await AllTypes.objects.exclude({ integerValue__in: [...fractions, more] }).count()).toBe(more === 5 ? 0 : 1);
    }
  });
});
