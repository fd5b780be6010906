import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Author, FeaturedPost, Member, Place, Post, Restaurant, Session } from '../../../generated/index.js';
import { Case, Coalesce, Concat, Count, F, Max, OuterRef, Subquery, Value, When } from '../../../runtime/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { features, statements, useTables } from './setup.js';

describeEachDatabase('update', (database) => {
  useTables(database);
  let ann: Author;
  let bea: Author;

  beforeAll(async () => {
    ann = await Author.objects.create({ name: 'Ann', email: 'ann@example.com', age: 30 });
    bea = await Author.objects.create({ name: 'Bea', email: 'bea@example.com', age: 40 });
  });
  beforeEach(async () => {
    await Post.objects.filter({}).delete();
    for (const [authorId, slug, views] of [
      [ann.id, 'a1', 1],
      [ann.id, 'a2', 2],
      [bea.id, 'b1', 3],
    ] as const)
      // prettier-ignore
      await Post.objects.create({ authorId, slug, title: slug, views });
  });

  const views = async (): Promise<number[]> => (await Post.objects.orderBy('slug').values('views')).map((row) => row.views);

  test('one statement; the rows that matched, changed or not', async () => {
    const sent = await statements(async () => expect(await Post.objects.filter({ slug: 'a1' }).update({ views: 1 })).toBe(1));
    expect(sent).toEqual(['UPDATE "post" SET "views" = ? WHERE "post"."slug" = ?']);
    expect(await Post.objects.filter({ slug: 'none' }).update({ views: 1 })).toBe(0);
    expect(await Post.objects.filter({}).update({ views: 7 })).toBe(3);
    expect(await views()).toEqual([7, 7, 7]);
  });

  test('expressions over the own columns', async () => {
    const sent = await statements(() => Post.objects.filter({ slug: 'b1' }).update({ views: F('views').add(1) }));
    expect(sent).toEqual(['UPDATE "post" SET "views" = "post"."views" + ? WHERE "post"."slug" = ?']);
    expect(await views()).toEqual([1, 2, 4]);
    await Post.objects
      .annotate({ more: F('views').mul(10) })
      .filter({ more__gte: 20 })
      .update({ views: F('more') });
    expect(await views()).toEqual([1, 20, 40]);
    await Post.objects.filter({ slug: 'a1' }).update({ title: Value('x') as never });
    expect((await Post.objects.get({ slug: 'a1' })).title).toBe('x');
  });

  test('a condition over relations selects the keys', async () => {
    const sent = await statements(async () =>
      expect(await Post.objects.filter({ author__name: 'Ann' }).update({ views: F('views').add(0) })).toBe(2),
    );
    const found = 'SELECT "post"."id" FROM "post" INNER JOIN "author" ON "post"."author_id" = "author"."id" WHERE "author"."name" = ?';
    const list = features().updateReadsOwnTable ? 'SELECT "post"."id"' : 'SELECT "matched"."id" FROM (SELECT "post"."id"';
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain(`UPDATE "post" SET "views" = "post"."views" + ? WHERE "id" IN (${list}`);
    if (features().updateReadsOwnTable) expect(sent[0]).toContain(found);
    expect(
      await Author.objects
        .annotate({ n: Count('posts') })
        .filter({ n__gt: 1 })
        .update({ name: F('name') }),
    ).toBe(1);
  });

  test('relations by instance or key, null where the key may be', async () => {
    expect(await Post.objects.filter({ slug: 'b1' }).update({ author: ann, editor: bea })).toBe(1);
    const post = await Post.objects.get({ slug: 'b1' });
    expect([post.authorId, post.editorId]).toEqual([ann.id, bea.id]);
    await Post.objects.filter({ slug: 'b1' }).update({ authorId: bea.id, editor: null });
    expect((await Post.objects.get({ slug: 'b1' })).editorId).toBeNull();
    await expect(Post.objects.filter({}).update({ author: new Author({ name: 'New', email: 'n@example.com' }) })).rejects.toMatchObject({
      code: 'QUERY.UNSAVED_INSTANCE',
    });
    await expect(Post.objects.filter({}).update({ author: await Member.objects.create({ name: 'm' }) } as never)).rejects.toMatchObject({
      code: 'QUERY.WRONG_MODEL',
    });
  });

  test('subqueries', async () => {
    const newest = Post.objects.filter({ author: OuterRef('pk') }).orderBy('-views').values('views').slice(0, 1); // prettier-ignore
    await Author.objects.filter({}).update({ age: Subquery(newest) as never });
    expect((await Author.objects.orderBy('name').values('age')).map((row) => row.age)).toEqual([2, 3]);
  });

  test('columns of the rows that a row points at', async () => {
    const rows = () => Post.objects.orderBy('slug').values('title', 'views', 'body');
    await Post.objects.filter({ author__name: 'Ann' }).update({
      title: Concat(F('author__name'), Value(' / '), F('editor__name')),
      views: F('author__name__length'),
      body: Case(When({ author__name__startswith: 'A' }, { then: Value('by A') }), { default: Value('') }),
    });
    const changed = { title: 'Ann / ', views: 3, body: 'by A' };
    expect((await rows()).slice(0, 2)).toEqual([changed, changed]);
    const doubled = Post.objects.annotate({ size: F('author__name__length').mul(2) });
    expect(await doubled.filter({ size__gt: 5 }).update({ views: F('size') })).toBe(3);
    expect((await rows()).map((row) => row.views)).toEqual([6, 6, 6]);
    expect(await Author.objects.filter({}).update({ homepage: Coalesce('mentor__name', Value('')) })).toBe(2);
  });

  test('autoNow is not touched', async () => {
    const before = await Post.objects.get({ slug: 'a1' });
    await Post.objects.filter({ slug: 'a1' }).update({ views: 9 });
    expect((await Post.objects.get({ slug: 'a1' })).updatedAt).toEqual(before.updatedAt);
  });

  test('nothing to set, or no rows to look for, is no query', async () => {
    expect(await statements(async () => expect(await Post.objects.filter({}).update({})).toBe(0))).toEqual([]);
    expect(await statements(async () => expect(await Post.objects.none().update({ views: 1 })).toBe(0))).toEqual([]);
    expect(await statements(async () => expect(await Post.objects.filter({ pk__in: [] }).update({ views: 1 })).toBe(0))).toEqual([]);
  });

  test.each([
    ['an unknown field', () => Post.objects.filter({}).update({ vews: 1 } as never), 'QUERY.UNKNOWN_FIELD', /Did you mean 'views'\?/],
    ['a relation to many', () => Post.objects.filter({}).update({ tags: 1 } as never), 'QUERY.UNKNOWN_FIELD', /Choices are: author,/],
    ['a path', () => Post.objects.filter({}).update({ author__name: 'x' } as never), 'QUERY.UNKNOWN_FIELD', /author__name/],
    ['undefined', () => Post.objects.filter({}).update({ views: undefined } as never), 'VALUE.UNDEFINED', /Post\.views/],
    ['a wrong type', () => Post.objects.filter({}).update({ views: 'x' } as never), 'VALUE.WRONG_TYPE', /Post\.views takes a number/],
    ['one column twice', () => Post.objects.filter({}).update({ author: 1, authorId: 2 }), 'QUERY.ASSIGNED_TWICE', /Post\.author/],
    [
      'a column of many rows',
      () => Author.objects.filter({}).update({ name: F('posts__title') as never }),
      'QUERY.UPDATE_JOIN',
      /many rows/,
    ],
    ['an aggregate', () => Post.objects.filter({}).update({ views: Max('views') as never }), 'QUERY.AGGREGATE_IN_UPDATE', /Post\.views/],
    ['a slice', () => Post.objects.slice(0, 1).update({ views: 1 }), 'QUERY.AFTER_SLICE', /update\(\) before slice/],
    ['a union', () => Post.objects.union(Post.objects.all()).update({ views: 1 }), 'QUERY.AFTER_COMBINATION', /union/],
    ['distinct rows by fields', () => Post.objects.distinct('slug').update({ views: 1 }), 'QUERY.AFTER_DISTINCT', /distinct/],
  ] as const)('%s is refused', async (_, run, code, message) => {
    const error: unknown = await run().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toMatch(message);
    expect(await views()).toEqual([1, 2, 3]);
  });

  test('a proxy updates the table it stands for', async () => {
    expect(await FeaturedPost.objects.filter({ slug: 'a1' }).update({ rating: 4.5 })).toBe(1);
    expect((await Post.objects.get({ slug: 'a1' })).rating).toBe(4.5);
  });

  test('a field of a multi-table parent is set in its table', async () => {
    const own = await Restaurant.objects.create({ name: 'r', servesPizza: true });
    await Place.objects.create({ name: 'r' });
    const sent = await statements(async () => expect(await Restaurant.objects.filter({ name: 'r' }).update({ address: 'here' })).toBe(1));
    expect(sent).toHaveLength(1);
    expect((await Place.objects.filter({ address: 'here' }).values('id')).map((row) => row.id)).toEqual([own.id]);
  });

  test('fields of both tables: the rows are found once, in one transaction', async () => {
    await Restaurant.objects.create({ name: 'both', servesPizza: true });
    await Restaurant.objects.create({ name: 'both', servesPizza: false });
    const sent = await statements(async () =>
      expect(await Restaurant.objects.filter({ name: 'both', servesPizza: true }).update({ servesPizza: false, name: 'one' })).toBe(1),
    );
    expect(sent.map((sql) => sql.split(' ')[0])).toEqual([expect.stringMatching(/BEGIN|START/), 'SELECT', 'UPDATE', 'UPDATE', 'COMMIT']);
    expect(sent[1]!.endsWith(' FOR UPDATE') || sent[1]!.includes('FOR UPDATE OF')).toBe(features().selectForUpdate);
    expect(await Restaurant.objects.filter({ name: 'one', servesPizza: false }).count()).toBe(1);
    expect(await Restaurant.objects.filter({ name: 'both' }).count()).toBe(1);
  });

  test('bigints, dates, JSON and durations', async () => {
    const member = await Member.objects.create({ name: 'd' });
    await Session.objects.create({ memberId: member.id });
    expect(await Session.objects.filter({ member: member.id }).update({ idle: 5_000 })).toBe(1);
    expect((await Session.objects.get({ member: member.id })).idle).toBe(5_000);
    await Author.objects.filter({ pk: ann.id }).update({ birthday: '2000-02-29', settings: { theme: 'dark' } });
    const author = await Author.objects.get({ pk: ann.id });
    expect([author.birthday, author.settings]).toEqual(['2000-02-29', { theme: 'dark' }]);
  });

  test('the order is that of the changes, where UPDATE takes one', async () => {
    const members = [await Author.objects.create({ name: 'one', email: 'n1' }), await Author.objects.create({ name: 'two', email: 'n11' })];
    // The longer one first: else `n1` + `1` would clash with the other on its way, where keys are checked row by row.
    const move = (): Promise<number> =>
      Author.objects
        .filter({ email__startswith: 'n' })
        .orderBy('-email')
        .update({ email: Concat('email', Value('1')) });
    if (features().orderedUpdate) {
      const [sent] = await statements(async () => expect(await move()).toBe(2));
      expect(sent).toContain('ORDER BY');
      expect(await Author.objects.filter({ email__in: ['n11', 'n111'] }).count()).toBe(2);
    } else expect(Author.objects.orderBy('-email').toSql().sql).toContain('ORDER BY');
    const joined = await statements(() => Post.objects.orderBy('author__name').update({ rating: 3 }));
    expect(joined[0]).not.toContain('ORDER BY');
    for (const member of members) await member.delete();
  });
});
