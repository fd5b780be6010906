import { beforeEach, expect, test } from '@jest/globals';
import { Author, Currency, LineItem, Member, Order, Post, Product, Restaurant } from '../../../generated/index.js';
import { F, Lower } from '../../../runtime/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { features, statements, useTables } from './setup.js';

let made = 0;

describeEachDatabase('bulkUpdate', (database) => {
  useTables(database);
  let posts: Post[];
  beforeEach(async () => {
    await Post.objects.filter({}).delete();
    const author = await Author.objects.create({ name: 'A', email: `u${++made}@example.com` });
    posts = [];
    for (const slug of ['a', 'b', 'c']) posts.push(await Post.objects.create({ authorId: author.id, slug, title: slug }));
  });
  const rows = async (): Promise<unknown[]> =>
    (await Post.objects.orderBy('slug').values('title', 'views', 'rating')).map((row) => [row.title, row.views, row.rating]);

  test('one statement', async () => {
    posts.forEach((post, index) => Object.assign(post, { title: `t${index}`, views: index, rating: index === 1 ? null : 1.5 }));
    const sent = await statements(async () => expect(await Post.objects.bulkUpdate(posts, ['title', 'views', 'rating'])).toBe(3));
    expect(sent).toHaveLength(1);
    if (features().arrays) {
      expect(sent[0]).toBe(
        'UPDATE "post" SET "title" = "rows"."c1", "views" = "rows"."c2", "rating" = "rows"."c3" ' +
          'FROM UNNEST(?, ?, ?, ?) "rows" ("c0", "c1", "c2", "c3") WHERE "post"."id" = "rows"."c0"',
      );
    } else if (features().jsonRows) {
      const column = (n: number): string => `"c${n}" longtext CHARACTER SET utf8mb4 PATH '$[${n}]'`;
      expect(sent[0]).toBe(
        `UPDATE JSON_TABLE(?, '$[*]' COLUMNS ("c0" bigint PATH '$[0]', ${[1, 2, 3].map(column).join(', ')})) "rows" ` +
          'STRAIGHT_JOIN "post" ON "post"."id" = "rows"."c0" ' +
          'SET "post"."title" = "rows"."c1", "post"."views" = "rows"."c2", "post"."rating" = "rows"."c3"',
      );
    } else {
      expect(sent[0]).toMatch(
        /^UPDATE "post" SET "title" = CASE WHEN "post"\."id" = \? THEN \? WHEN .* END, "views" = CASE .* WHERE "post"\."id" IN \(…\)$/,
      );
    }
    expect(await rows()).toEqual([['t0', 0, 1.5], ['t1', 1, null], ['t2', 2, 1.5]]); // prettier-ignore
  });

  test('expressions, beside values', async () => {
    posts[0]!.views = F('views').add(5) as never;
    posts[1]!.views = 9;
    posts[2]!.title = Lower('status') as never;
    expect(await Post.objects.bulkUpdate(posts, ['views', 'title'])).toBe(3);
    expect((await rows()).map((row) => (row as unknown[]).slice(0, 2))).toEqual([['a', 5], ['b', 9], ['draft', 0]]); // prettier-ignore
  });

  test('batches are one transaction; conditions of the QuerySet hold', async () => {
    for (const post of posts) post.views = 3;
    const sent = await statements(async () => expect(await Post.objects.bulkUpdate(posts, ['views'], { batchSize: 2 })).toBe(3));
    expect(sent.map((sql) => sql.split(' ', 1)[0])).toEqual([expect.stringMatching(/BEGIN|START/), 'UPDATE', 'UPDATE', 'COMMIT']);
    for (const post of posts) post.views = 4;
    expect(await Post.objects.filter({ slug__in: ['a', 'b'] }).bulkUpdate(posts, ['views'])).toBe(2);
    expect((await rows()).map((row) => (row as unknown[])[1])).toEqual([4, 4, 3]);
  });

  test('the first of two instances with one key counts; rows that are gone do not match', async () => {
    const [first] = posts;
    const twin = await Post.objects.get({ pk: first!.id });
    [first!.title, twin.title] = ['first', 'second'];
    const gone = new Post({ id: 987_654, authorId: 1, slug: 'g', title: 'g' });
    expect(await Post.objects.bulkUpdate([first!, twin, gone], ['title'])).toBe(1);
    expect((await Post.objects.get({ pk: first!.id })).title).toBe('first');
  });

  test('relations, dates and JSON', async () => {
    const editor = await Author.objects.create({ name: 'E', email: `u${++made}@example.com` });
    for (const post of posts) Object.assign(post, { editorId: editor.id, publishedAt: new Date(1_000), status: 'published' });
    await Post.objects.bulkUpdate(posts, ['editor', 'publishedAt', 'status']);
    expect(await Post.objects.filter({ editor, publishedAt: new Date(1_000), status: 'published' }).count()).toBe(3);
    editor.settings = { pinned: [1, 2] };
    await Author.objects.bulkUpdate([editor], ['settings']);
    expect((await Author.objects.get({ pk: editor.id })).settings).toEqual({ pinned: [1, 2] });
  });

  test('a composite key', async () => {
    await Currency.objects.getOrCreate({ code: 'EUR' }, { defaults: { name: 'Euro' } });
    const order = await Order.objects.create({ currencyId: 'EUR' });
    const lines: LineItem[] = [];
    for (const number of [1, 2]) {
      const product = await Product.objects.create({ sku: `s${++made}`, name: 'p', currencyId: 'EUR' });
      lines.push(await LineItem.objects.create({ orderId: order.id, number, productId: product.id, price: '1.50' as never }));
    }
    lines.forEach((line, index) => (line.quantity = index + 5));
    expect(await LineItem.objects.bulkUpdate(lines, ['quantity'])).toBe(2);
    expect((await LineItem.objects.orderBy('number').values('quantity')).map((row) => row.quantity)).toEqual([5, 6]);
    lines[0]!.quantity = F('quantity').add(1) as never;
    expect(await LineItem.objects.bulkUpdate(lines, ['quantity'])).toBe(2);
    expect((await LineItem.objects.orderBy('number').values('quantity')).map((row) => row.quantity)).toEqual([6, 6]);
  });

  test('rows that are too much for one statement', async () => {
    for (const post of posts) post.body = post.slug.repeat(400_000);
    const sent = await statements(async () => expect(await Post.objects.bulkUpdate([...posts].reverse(), ['body'])).toBe(3));
    expect(sent.filter((sql) => sql.startsWith('UPDATE'))).toHaveLength(features().jsonRows ? 3 : 1);
    if (features().jsonRows) expect([sent[0], sent.at(-1)]).toEqual([expect.stringMatching(/BEGIN|START/), 'COMMIT']);
    const read = (await Post.objects.orderBy('slug').values('slug', 'body')).map(({ slug, body }) => body === slug.repeat(400_000));
    expect(read).toEqual([true, true, true]);
  });

  test('a value that the column cannot hold fails, and changes nothing', async () => {
    posts[0]!.title = 'changed';
    posts[1]!.title = 'x'.repeat(5_000);
    const isLimited = database.dialect !== 'sqlite';
    const run = Post.objects.bulkUpdate(posts, ['title']);
    if (isLimited) await expect(run).rejects.toThrow('DATABASE.');
    else expect(await run).toBe(3);
    expect((await Post.objects.get({ pk: posts[0]!.pk })).title).toBe(isLimited ? 'a' : 'changed');
  });

  test('many rows', async () => {
    const list = await Member.objects.bulkCreate(Array.from({ length: 1_000 }, (_, n) => new Member({ id: 10_000 + n, name: `n${n}` })));
    for (const member of list) member.name = member.name.toUpperCase();
    expect(await Member.objects.bulkUpdate(list, ['name'])).toBe(1_000);
    expect(await Member.objects.filter({ name__startswith: 'N' }).count()).toBe(1_000);
  });

  test('fields of a multi-table parent', async () => {
    const one = await Restaurant.objects.create({ name: 'one' });
    const two = await Restaurant.objects.create({ name: 'two' });
    [one.name, two.name, one.servesPizza] = ['eins', 'zwei', true];
    expect(await Restaurant.objects.bulkUpdate([one, two], ['name', 'servesPizza'])).toBe(2);
    expect((await Restaurant.objects.orderBy('name').values('name', 'servesPizza')).map((row) => [row.name, row.servesPizza])).toEqual([['eins', true], ['zwei', false]]); // prettier-ignore
    two.name = 'drei';
    expect(await Restaurant.objects.filter({ servesPizza: false }).bulkUpdate([one, two], ['name'])).toBe(1);
  });

  test.each([
    ['no fields', () => Post.objects.bulkUpdate(posts, []), 'QUERY.NO_FIELDS'],
    ['the key', () => Post.objects.bulkUpdate(posts, ['id' as never]), 'QUERY.KEY_UPDATE'],
    ['a relation to many', () => Post.objects.bulkUpdate(posts, ['tags' as never]), 'QUERY.UNKNOWN_FIELD'],
    ['an instance that is not saved', () => Post.objects.bulkUpdate([new Post({ authorId: 1, slug: 'n', title: 'n' })], ['title']), 'MODEL.NO_KEY'], // prettier-ignore
    ['an instance of another model', () => Post.objects.bulkUpdate([new Member({ name: 'x' })] as never, ['title']), 'QUERY.WRONG_MODEL'],
    ['a batch of nothing', () => Post.objects.bulkUpdate(posts, ['title'], { batchSize: 0 }), 'QUERY.BATCH_SIZE'],
    ['a slice', () => Post.objects.slice(0, 2).bulkUpdate(posts, ['title']), 'QUERY.AFTER_SLICE'],
  ] as const)('%s is refused', async (_, run, code) => {
    await expect(run()).rejects.toMatchObject({ code });
  });

  test('no instances are no query', async () => {
    expect(await statements(async () => expect(await Post.objects.bulkUpdate([], ['title'])).toBe(0))).toEqual([]);
  });
});
