import { atomic, configure, connections, CosineDistance, L1Distance, L2Distance, MaxInnerProduct, sql } from 'dunder';
import { PgDocument, PgEmbedding, registry } from '../../../generated/index.js';
import { createTables } from '../../../runtime/testing/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { withExtensions } from '../../support/extensions.js';

const VECTORS: Readonly<Record<string, readonly number[]>> = { near: [1, 0, 0], far: [0, 3, 4], between: [1, 2, 2] };

describeEachDatabase('pgvector and hstore', (database) => {
  beforeAll(async () => {
    await configure({ databases: { default: await withExtensions(database) } });
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  test('distances of vectors', async () => {
    if (database.dialect !== 'postgres') {
      await expect(PgEmbedding.objects.orderBy(L2Distance('embedding', [1, 0, 0]))).rejects.toMatchObject({
        code: 'DATABASE.NOT_SUPPORTED',
      });
      return;
    }
    await createTables(registry, { models: ['PgDocument'] });
    const available = await connections.default.query(sql`SELECT name FROM pg_available_extensions WHERE name = 'vector'`);
    if (database.name !== 'pglite' && available.length === 0) {
      await expect(createTables(registry, { models: ['PgEmbedding'] })).rejects.toThrow('vector');
      return;
    }
    await createTables(registry, { models: ['PgEmbedding'] });
    for (const [username, embedding] of Object.entries(VECTORS))
      await PgEmbedding.objects.create({ document: await PgDocument.objects.create({ title: username, username }), embedding });
    await connections.default.script('CREATE INDEX nearest ON pg_embedding USING hnsw (embedding vector_l2_ops)');

    const from = [1, 0, 0];
    const names = { flat: true } as const;
    const all = PgEmbedding.objects.all();
    expect(await all.orderBy(L2Distance('embedding', from)).valuesList('document__username', names)).toEqual(['near', 'between', 'far']);
    expect(await all.orderBy(MaxInnerProduct('embedding', [0, 1, 1])).valuesList('document__username', names)).toEqual([
      'far',
      'between',
      'near',
    ]);
    const measured = all.annotate({
      l2: L2Distance('embedding', from),
      cosine: CosineDistance('embedding', from),
      inner: MaxInnerProduct('embedding', from),
      l1: L1Distance('embedding', from),
    });
    const rows = await measured.orderBy('l2').valuesList('l2', 'cosine', 'inner', 'l1');
    expect(rows.map((row) => row.map((distance) => Number(distance?.toFixed(4))))).toEqual([
      [0, 0, -1, 0],
      [2.8284, 0.6667, -1, 4],
      [5.099, 1, 0, 8],
    ]);
    expect(await measured.filter({ l2__lt: 3, cosine__gt: 0.5 }).valuesList('document__username', names)).toEqual(['between']);
    expect(await all.filter(L1Distance('embedding', from).gt(4)).valuesList('document__username', names)).toEqual(['far']);

    const plan = await atomic(async () => {
      await connections.default.script('SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off');
      return await all.orderBy(L2Distance('embedding', from)).slice(0, 2).explain();
    });
    expect(plan).toContain('Index Scan using nearest');
  });

  if (database.name !== 'pglite') return;

  test('keys and values of hstore', async () => {
    await PgDocument.objects.filter({ username: 'near' }).update({ attributes: { color: 'blue', size: null } });
    expect(
      await PgDocument.objects.filter({ attributes__keys__contains: ['size'] }).values('attributes__keys', 'attributes__values'),
    ).toEqual([{ attributes__keys: ['size', 'color'], attributes__values: [null, 'blue'] }]);
    expect(await PgDocument.objects.filter({ attributes__values__contains: ['blue'] }).count()).toBe(1);
  });
});
