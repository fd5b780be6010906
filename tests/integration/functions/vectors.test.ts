import { configure, connections, CosineDistance, F, HammingDistance, JaccardDistance, L1Distance, L2Distance, sql, Value } from 'dunder';
import { PgPicture, registry } from '../../../generated/index.js';
import { createTables } from '../../../runtime/testing/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { withExtensions } from '../../support/extensions.js';

describeEachDatabase('half vectors, sparse vectors and bits', (database) => {
  let isThere = false;
  beforeAll(async () => {
    await configure({ databases: { default: await withExtensions(database) } });
    if (database.dialect !== 'postgres') return;
    const available = await connections.default.query(sql`SELECT name FROM pg_available_extensions WHERE name = 'vector'`);
    isThere = database.name === 'pglite' || available.length > 0;
    if (!isThere) return;
    await createTables(registry, { models: ['PgPicture'] });
    await PgPicture.objects.create({ name: 'a', half: [1, 0, 0.5], terms: { dimensions: 5, values: { 1: 1, 4: 2.5 } }, signature: '0110' });
    await PgPicture.objects.create({ name: 'b', half: [3, 4, 0.5], terms: { dimensions: 5, values: {} }, signature: '1111' });
    await PgPicture.objects.create({ name: 'c', signature: '0000' });
  }, 60_000);
  afterAll(() => configure({ databases: {} }));

  test('elsewhere than on PostgreSQL with the extension they are refused, with the name of the database or of the extension', async () => {
    if (isThere) return;
    await expect(createTables(registry, { models: ['PgPicture'] })).rejects.toThrow(/vector|SQLite|MariaDB|MySQL/);
    if (database.dialect !== 'postgres')
      await expect(PgPicture.objects.orderBy(HammingDistance('signature', Value('0110')))).rejects.toMatchObject({
        code: 'DATABASE.NOT_SUPPORTED',
      });
  });

  test('values go in and come out', async () => {
    if (!isThere) return;
    const [a, b, c] = await PgPicture.objects.orderBy('name');
    expect([a!.half, a!.terms, a!.signature]).toEqual([[1, 0, 0.5], { dimensions: 5, values: { 1: 1, 4: 2.5 } }, '0110']);
    expect([b!.terms, c!.half, c!.terms]).toEqual([{ dimensions: 5, values: {} }, null, null]);
    expect(await PgPicture.objects.filter({ signature: '0110' }).count()).toBe(1);
    expect(await PgPicture.objects.filter({ half: [3, 4, 0.5] }).count()).toBe(1);
    expect(await PgPicture.objects.filter({ terms: { dimensions: 5, values: { 1: 1, 4: 2.5 } } }).count()).toBe(1);
    await PgPicture.objects.filter({ name: 'c' }).update({ signature: '0001' });
    expect((await PgPicture.objects.get({ name: 'c' })).signature).toBe('0001');
    await PgPicture.objects.bulkCreate([
      new PgPicture({ name: 'd', half: [0, 0, 1], terms: { dimensions: 5, values: { 5: 1 } }, signature: '1000' }),
    ]);
    expect((await PgPicture.objects.get({ name: 'd' })).terms).toEqual({ dimensions: 5, values: { 5: 1 } });
    await PgPicture.objects.filter({ name: 'd' }).delete();
  });

  test('distances', async () => {
    if (!isThere) return;
    const names = { flat: true } as const;
    const rows = PgPicture.objects.filter({ half__isnull: false });
    expect(await rows.orderBy(L2Distance('half', [3, 3, 0])).valuesList('name', names)).toEqual(['b', 'a']);
    const measured = await rows
      .annotate({
        l2: L2Distance('half', [1, 0, 0.5]),
        cosine: CosineDistance('half', [1, 0, 0.5]),
        sparse: L1Distance('terms', { dimensions: 5, values: { 4: 2.5 } }),
        bits: HammingDistance('signature', Value('1110')),
        share: JaccardDistance('signature', Value('0100')),
        self: HammingDistance('signature', F('signature')),
      })
      .orderBy('name')
      .valuesList('l2', 'cosine', 'sparse', 'bits', 'share', 'self');
    expect(measured.map((row) => row.map((value) => Number(value!.toFixed(3))))).toEqual([
      [0, 0, 1, 1, 0.5, 0],
      [4.472, 0.422, 2.5, 1, 0.75, 0],
    ]);
    expect(await PgPicture.objects.filter(HammingDistance('signature', Value('0110')).lt(2)).valuesList('name', names)).toEqual(['a']);
  });

  test.each([
    ['a vector of another length', () => PgPicture.objects.create({ name: 'x', half: [1], signature: '0000' })],
    ['a place beyond', () => PgPicture.objects.create({ name: 'x', terms: { dimensions: 5, values: { 6: 1 } }, signature: '0000' })],
    ['other dimensions', () => PgPicture.objects.create({ name: 'x', terms: { dimensions: 4, values: { 1: 1 } }, signature: '0000' })],
    ['too few bits', () => PgPicture.objects.create({ name: 'x', signature: '000' })],
    ['what are no bits', () => PgPicture.objects.create({ name: 'x', signature: '0002' })],
    ['bits of another length to measure from', () => PgPicture.objects.filter(HammingDistance('signature', Value('01')).lt(2))],
  ])('%s is refused before it is sent', async (_name, run) => {
    if (!isThere) return;
    await expect((async () => await run())()).rejects.toMatchObject({ code: 'VALUE.WRONG_TYPE' });
  });
});
