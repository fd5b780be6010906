import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { AllTypes, registry } from '../../../generated/index.js';
import { configure } from '../../../runtime/index.js';
import { createTables } from '../../../runtime/testing/index.js';
import { everyValue } from '../../support/every-value.js';
import { describeEachDatabase } from '../../support/databases.js';
import { everywhere } from '../codecs/values.js';

/** The column of AllTypes for values of a kind. */
const NAMES: Readonly<Record<string, string>> = { ipAddress: 'IpAddress', dateTime: 'DateTime', bigAuto: '' };
const columnOf = (kind: string): string => {
  const name = NAMES[kind] ?? kind[0]!.toUpperCase() + kind.slice(1);
  return name === '' ? '' : `nullable${name}`;
};

/** Those of a kind with limits of its own fit the column of AllTypes. */
const cases = everywhere
  .filter(({ type }) => columnOf(type.kind) !== '')
  .map(
    ({ type, values }) => [type.kind, columnOf(type.kind), type.kind === 'decimal' ? ['0', '-0.0001', '99999999.9999'] : values] as const,
  );

describeEachDatabase('bulkUpdate of every type', (database) => {
  beforeAll(async () => {
    await configure({ databases: { default: database.url } });
    await createTables(registry, { models: ['AllTypes'] });
  }, 60_000);
  afterAll(() => configure({ databases: {} }));
  beforeEach(() => AllTypes.objects.all().delete());

  const make = (count: number): Promise<AllTypes[]> =>
    AllTypes.objects.bulkCreate(Array.from({ length: count }, () => new AllTypes(everyValue)));
  const read = async (name: string): Promise<unknown[]> => await AllTypes.objects.orderBy('id').valuesList(name as 'id', { flat: true });

  test.each(cases)('%s as save() stores it', async (_, name, values) => {
    const given = [...values, null];
    for (const row of await make(given.length)) {
      (row as unknown as Record<string, unknown>)[name] = given.shift();
      await row.save({ updateFields: [name as 'charValue'] });
    }
    const saved = await read(name);
    await AllTypes.objects.all().delete();
    const rows = await make(values.length + 1);
    rows.forEach((row, index) => ((row as unknown as Record<string, unknown>)[name] = values[index] ?? null));
    expect(await AllTypes.objects.bulkUpdate(rows, [name as 'charValue'])).toBe(rows.length);
    expect(await read(name)).toEqual(saved);
    expect(saved.at(-1)).toBe(null);
  });

  test('a negative zero, and numbers of which all digits count', async () => {
    const values = [-0, 5e-324, 1.7976931348623157e308, 123456789012345680000, 0.1 + 0.2];
    const rows = await make(values.length);
    rows.forEach((row, index) => (row.floatValue = values[index]!));
    await AllTypes.objects.bulkUpdate(rows, ['floatValue']);
    expect((await read('floatValue')).map((value) => (value === 0 ? 0 : value))).toEqual([0, ...values.slice(1)]);
  });
});
