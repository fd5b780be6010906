import { atomic, configure, connections, sql } from 'dunder';
import { createTables } from 'dunder/testing';
import { registry, Tag } from '../../../generated/index.js';
import { describeEachDatabase } from '../../support/databases.js';

// What the server itself says of prepared statements: only PostgreSQL can be asked.
describeEachDatabase('prepared statements', (database) => {
  const use = (options: string) =>
    configure({ databases: { default: `${database.url}${database.url.includes('?') ? '&' : '?'}poolSize=1&${options}` } });
  afterAll(() => configure({ databases: {} }));
  if (database.dialect !== 'postgres') {
    test('answers are the same without them', async () => {
      await use('preparedStatements=0');
      await createTables(registry, { models: ['Tag'] });
      await Tag.objects.create({ name: 'red', slug: 'red' });
      expect(await Tag.objects.filter({ name: 'red' }).count()).toBe(1);
    });
    return;
  }

  const held = async (): Promise<string[]> =>
    (
      await connections.default.query<{ statement: string }>(sql`SELECT statement FROM pg_prepared_statements WHERE name LIKE 'dunder%'`)
    ).map(({ statement }) => statement);

  beforeAll(async () => {
    await use('');
    await createTables(registry, { models: ['Tag'] });
    await Tag.objects.create({ name: 'red', slug: 'red' });
  });
  afterEach(() => connections.close());

  test('a shape is prepared once on its session, whatever its values', async () => {
    await use('');
    for (const id of [1, 2, 3]) await Tag.objects.filter({ id }).first();
    for (const length of [1, 2, 3]) await Tag.objects.filter({ id__in: Array.from({ length }, (_, i) => i) });
    expect((await held()).filter((text) => text.includes('FROM "tag"'))).toHaveLength(2);
  });

  test('a pattern is not prepared: its plan depends on the value', async () => {
    await use('');
    for (const text of ['a', 'b', 'c']) await Tag.objects.filter({ name__icontains: text });
    expect((await held()).filter((statement) => statement.includes('LIKE'))).toEqual([]);
  });

  test('a session keeps so many and no more', async () => {
    await use('preparedStatements=3');
    for (let limit = 1; limit <= 8; limit++) await Tag.objects.orderBy('id').slice(0, limit);
    expect((await held()).length).toBeLessThanOrEqual(3);
  });

  test('behind a transaction pooler there are none: preparedStatements=0', async () => {
    await use('preparedStatements=0');
    await atomic(async () => {
      for (const id of [1, 2, 3]) await Tag.objects.filter({ id }).first();
      await Tag.objects.create({ name: 'blue', slug: 'blue' });
    });
    expect(await Tag.objects.filter({ name: 'blue' }).count()).toBe(1);
    expect(await held()).toEqual([]);
  });

  test('a statement that the server dropped is prepared again', async () => {
    await use('');
    await Tag.objects.filter({ id: 1 }).first();
    await connections.default.query(sql`DEALLOCATE ALL`);
    expect((await Tag.objects.filter({ id: 1 }).first())?.name).toBe('red');
  });

  test('a transaction begins and ends when the server dropped its statements, before it or in it', async () => {
    await use('');
    const add = (name: string) => Tag.objects.create({ name, slug: name });
    await atomic(() => add('before'));
    expect(await held()).toContain('BEGIN');
    await connections.default.query(sql`DEALLOCATE ALL`);
    await atomic(async () => {
      await add('dropped');
      await connections.default.query(sql`DEALLOCATE ALL`);
    });
    await expect(
      atomic(async () => {
        await connections.default.query(sql`DEALLOCATE ALL`);
        throw new RangeError('rolled back');
      }),
    ).rejects.toThrow(RangeError);
    await atomic(() => add('after'));
    expect(await Tag.objects.filter({ name__in: ['before', 'dropped', 'after'] }).count()).toBe(3);
  });
});
