import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Author, Club, Currency, Member, Place, Product, Restaurant, Session, Tag } from '../../../generated/index.js';
import { Lower, Value } from '../../../runtime/index.js';
import { UniqueViolation } from '../../../runtime/errors/integrity-error.js';
import { describeEachDatabase } from '../../support/databases.js';
import { features, statements, useTables } from './setup.js';

describeEachDatabase('bulkCreate', (database) => {
  useTables(database);
  beforeAll(async () => void (await Currency.objects.create({ code: 'EUR', name: 'Euro' })));
  beforeEach(async () => {
    await Member.objects.filter({}).delete();
    await Tag.objects.filter({}).delete();
    await Product.objects.filter({}).delete();
  });

  const members = (...names: string[]): Member[] => names.map((name) => new Member({ name }));

  test('one statement; keys come back in the order of the instances', async () => {
    const list = members('c', 'a', 'b');
    const sent = await statements(async () => expect(await Member.objects.bulkCreate(list)).toEqual(list));
    const returning = features().returningInsert ? ' RETURNING "id"' : '';
    expect(sent).toEqual([
      features().arrays
        ? `INSERT INTO "member" ("name") SELECT * FROM UNNEST(?)${returning}`
        : `INSERT INTO "member" ("name") VALUES (?), (?), (?)${returning}`,
    ]);
    for (const member of list) expect((await Member.objects.get({ pk: member.id })).name).toBe(member.name);
    expect(await Member.objects.count()).toBe(3);
  });

  test('many rows of many types', async () => {
    const authors = Array.from({ length: 1_500 }, (_, n) => new Author({ name: `n${n}`, email: `b${n}@example.com`, age: n % 100, settings: { pinned: [n] }, birthday: n % 2 ? '2000-02-29' : null })); // prettier-ignore
    await Author.objects.bulkCreate(authors);
    expect(await Author.objects.count()).toBe(1_500);
    const read = await Author.objects.get({ email: 'b1001@example.com' });
    expect([read.name, read.age, read.settings, read.birthday, read.isStaff]).toEqual([
      'n1001',
      1,
      { pinned: [1001] },
      '2000-02-29',
      false,
    ]);
    expect(read.id).toBe(authors[1001]!.id);
    expect(authors[3]!.createdAt).toBeInstanceOf(Date);
    await Author.objects.filter({}).delete();
  }, 20_000);

  test('with and without keys: two statements in one transaction', async () => {
    const list = [new Member({ name: 'x' }), new Member({ id: 700_001, name: 'y' }), new Member({ name: 'z' })];
    const sent = await statements(() => Member.objects.bulkCreate(list));
    expect(sent.map((sql) => sql.split(' ', 1)[0])).toEqual([expect.stringMatching(/BEGIN|START/), 'INSERT', 'INSERT', 'COMMIT']);
    expect(sent[1]).toContain('("id", "name")');
    expect((await Member.objects.orderBy('name').values('name')).map((row) => row.name)).toEqual(['x', 'y', 'z']);
    expect((await Member.objects.get({ pk: 700_001 })).name).toBe('y');
  });

  test('batches', async () => {
    const sent = await statements(() => Member.objects.bulkCreate(members('1', '2', '3', '4', '5'), { batchSize: 2 }));
    expect(sent.filter((sql) => sql.startsWith('INSERT'))).toHaveLength(3);
    expect(await Member.objects.count()).toBe(5);
  });

  test('database defaults are left to the database, row by row', async () => {
    const list = [
      new Product({ sku: '1', name: 'one', currencyId: 'EUR', stock: 5 }),
      new Product({ sku: '2', name: 'two', currencyId: 'EUR' }),
    ];
    await Product.objects.bulkCreate(list);
    expect((await Product.objects.orderBy('sku').values('stock', 'label')).map((row) => [row.stock, row.label])).toEqual([[5, 'one'], [0, 'two']]); // prettier-ignore
    if (features().returningInsert) expect([list[1]!.stock, list[1]!.label]).toEqual([0, 'two']);
  });

  test('default functions run for each; expressions are values', async () => {
    const [member] = await Member.objects.bulkCreate([new Member({ id: 800_000, name: 'm' })]);
    const sessions = await Session.objects.bulkCreate([new Session({ memberId: member!.id }), new Session({ memberId: member!.id })]);
    expect(sessions[0]!.id).not.toBe(sessions[1]!.id);
    await Member.objects.bulkCreate([new Member({ name: Lower(Value('LOUD')) as never }), new Member({ name: 'plain' })]);
    expect((await Member.objects.orderBy('name').values('name')).map((row) => row.name)).toEqual(['loud', 'm', 'plain']);
  });

  test('instances are saved then: saving again updates', async () => {
    const [member] = await Member.objects.bulkCreate([new Member({ id: 900_000, name: 'before' })]);
    member!.name = 'after';
    expect(await statements(() => member!.save())).toEqual(['UPDATE "member" SET "name" = ? WHERE "member"."id" = ?']);
  });

  test('conflicts fail, are ignored, or update', async () => {
    await Tag.objects.create({ name: 'one', slug: 'one' });
    const again = (): Tag[] => [new Tag({ name: 'one', slug: 'uno' }), new Tag({ name: 'two', slug: 'two' })];
    await expect(Tag.objects.bulkCreate(again())).rejects.toBeInstanceOf(UniqueViolation);
    const list = again();
    await Tag.objects.bulkCreate(list, { ignoreConflicts: true });
    expect(list.map((tag) => tag.id)).toEqual([undefined, undefined]);
    expect((await Tag.objects.orderBy('name').values('slug')).map((row) => row.slug)).toEqual(['one', 'two']);
    const upsert = again();
    const target = features().conflictTarget ? { uniqueFields: ['name'] as const } : {};
    const sent = await statements(() => Tag.objects.bulkCreate(upsert, { updateConflicts: true, updateFields: ['slug'], ...target }));
    expect(sent[0]).toMatch(features().conflictTarget ? /ON CONFLICT \("name"\) DO UPDATE SET "slug" = EXCLUDED."slug"/ : /ON DUPLICATE KEY UPDATE "slug" = (VALUES\("slug"\)|"new"."slug")/); // prettier-ignore
    expect((await Tag.objects.orderBy('name').values('slug')).map((row) => row.slug)).toEqual(['two', 'uno'].reverse());
    if (features().returningInsert) expect((await Tag.objects.get({ name: 'one' })).id).toBe(upsert[0]!.id);
  });

  test('options that exclude or lack each other', async () => {
    const run = (options: object): Promise<unknown> => Tag.objects.bulkCreate([new Tag({ name: 'o', slug: 'o' })], options);
    await expect(run({ ignoreConflicts: true, updateConflicts: true })).rejects.toMatchObject({ code: 'QUERY.CONFLICT_OPTIONS' });
    await expect(run({ updateConflicts: true, uniqueFields: ['name'] })).rejects.toThrow('needs updateFields');
    await expect(run({ batchSize: 0 })).rejects.toMatchObject({ code: 'QUERY.BATCH_SIZE' });
    const some = features().conflictTarget ? { uniqueFields: ['name'] } : {};
    await expect(run({ updateConflicts: true, updateFields: ['nope'], ...some })).rejects.toMatchObject({ code: 'QUERY.UNKNOWN_FIELD' });
    await expect(run({ updateConflicts: true, updateFields: ['id'], ...some })).rejects.toThrow('primary key');
    await expect(run({ updateConflicts: true, updateFields: ['slug'], ...(features().conflictTarget ? {} : { uniqueFields: ['name'] }) })).rejects.toMatchObject({
      code: features().conflictTarget ? 'QUERY.CONFLICT_OPTIONS' : 'QUERY.CONFLICT_TARGET',
    }); // prettier-ignore
    await expect(Tag.objects.bulkCreate([new Member({ name: 'no' })] as never)).rejects.toMatchObject({ code: 'QUERY.WRONG_MODEL' });
    expect(await statements(async () => expect(await Tag.objects.bulkCreate([])).toEqual([]))).toEqual([]);
    await expect(Club.objects.bulkCreate([new Club({ name: 5 } as never)])).rejects.toMatchObject({ subject: 'Club.name' });
  });

  test('multi-table children: a statement per table', async () => {
    const list = [new Restaurant({ name: 'p', servesPizza: true }), new Restaurant({ name: 'q' })];
    const run = (): Promise<unknown> => Restaurant.objects.bulkCreate(list);
    const sent = await statements(run);
    expect(sent.map((sql) => /"\w+"/.exec(sql)?.[0])).toEqual([undefined, '"place"', '"restaurant"', undefined]);
    expect(await Place.objects.count()).toBe(2);
    expect((await Restaurant.objects.get({ pk: list[0]!.id })).servesPizza).toBe(true);
  });
});
