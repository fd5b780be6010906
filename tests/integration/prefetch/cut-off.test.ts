import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure, connections, sql } from 'dunder';
import { createTables } from '../../../runtime/testing/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { everyType, type EveryType, type Rows } from './every-type.js';

/** Less than MariaDB's default limit of 16 MB; as JSON, and as hexadecimal digits, more. */
const SIZE = 8_500_000;

describeEachDatabase('related rows that are longer as JSON than a value may be', (database) => {
  let models: EveryType;
  let limit = Infinity;
  /** Is a value of this many bytes too long? */
  const isTooLong = (size: number): boolean => size > limit;

  beforeAll(async () => {
    await configure({ databases: { default: database.url }, routers: [] });
    models = everyType([{ kind: 'text' }, { kind: 'binary' }]);
    await createTables(models.registry);
    const { Holder, Sample } = models;
    const holder = await Holder.objects.create({ name: 'one' });
    const text = await Sample.objects.create({ holder, v0: '"'.repeat(SIZE) });
    const bytes = await Sample.objects.create({ holder, v1: new Uint8Array(SIZE) });
    await Sample.objects.create({ holder, v0: 'of text', twin: text });
    await Sample.objects.create({ holder, v0: 'of bytes', twin: bytes });
    const last = await Sample.objects.create({ holder, v0: 'of nothing' });
    await Sample.objects.create({ holder, v0: 'of a row without a twin', twin: last });
    if (database.dialect !== 'mysql') return;
    const [row] = await connections.default.query<{ size: number }>(sql`SELECT @@max_allowed_packet AS size`);
    limit = Number(row!.size);
  }, 60_000);
  afterAll(async () => {
    await configure({ databases: {} });
  });

  const asked = (name: string, ...paths: readonly string[]): Rows =>
    models.Sample.objects
      .filter({ v0: name })
      .prefetchRelated(...paths)
      .prefetchStrategy('statement');
  const twinOf = (row: Record<string, unknown> | undefined) => row?.['twin'] as Record<string, unknown> | null;

  const noTwins = async (): Promise<void> => {
    expect(twinOf((await asked('of nothing', 'twin'))[0])).toBeNull();
    const [row] = await asked('of a row without a twin', 'twin__twin');
    expect(twinOf(twinOf(row)!)).toBeNull();
  };
  test('where there is no row there is none', noTwins);

  test.each([
    ['of text', ['twin']],
    ['of text', ['twin__twin']],
    ['of bytes', ['twin']],
    ['of bytes', ['twin__twin']],
  ] as const)('%s, %s: an error or the row, never none', async (name, paths) => {
    const rows = Promise.resolve(asked(name, ...paths));
    if (isTooLong(2 * SIZE)) return void (await expect(rows).rejects.toThrow('DATABASE.RELATED_ROWS_CUT_OFF'));
    const twin = twinOf((await rows)[0])!;
    expect((twin[name === 'of text' ? 'v0' : 'v1'] as string | Uint8Array).length).toBe(SIZE);
  });

  // MariaDB's JSON_ARRAY stays NULL in a prepared statement that it was too long for once.
  test('rows that would fit come after those that did not', noTwins);

  test('inside of other rows', async () => {
    const rows = Promise.resolve(
      models.Holder.objects.filter({ name: 'one' }).prefetchRelated('samples__twin').prefetchStrategy('statement'),
    );
    // A quotation mark is four characters in a text of JSON inside of another.
    if (isTooLong(8 * SIZE)) return void (await expect(rows).rejects.toThrow('DATABASE.RELATED_ROWS_CUT_OFF'));
    expect(await rows).toHaveLength(1);
    // Megabytes of JSON, which a busy machine reads in more than the usual five seconds.
  }, 30_000);

  test('by queries of their own they come', async () => {
    const [row] = await asked('of text', 'twin').prefetchStrategy('queries');
    expect((twinOf(row)!['v0'] as string).length).toBe(SIZE);
  });
});
