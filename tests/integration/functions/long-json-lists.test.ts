import { beforeAll, expect, test } from '@jest/globals';
import { connections, JSONBAgg, OperationalError, Q, type QuerySet, Repeat, sql } from 'dunder';
import { Author, Post, type PostSchema } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('JSON lists that are longer than a value may be', (database) => {
  useBlog(database);
  let limit = Infinity;
  beforeAll(async () => {
    if (database.dialect !== 'mysql') return;
    const [row] = await connections.default.query<{ size: number }>(sql`SELECT @@max_allowed_packet AS size`);
    limit = Number(row!.size);
  });

  /** The titles of the four posts are 22 characters together. */
  const long = (): number => (limit > 64_000_000 ? 800_000 : Math.ceil(limit / 22));
  const title = (times: number) => Repeat('title', times);
  type Posts = QuerySet<PostSchema>;
  const lists = {
    plain: (posts: Posts, times: number) => posts.aggregate({ list: JSONBAgg(title(times)) }),
    filtered: (posts: Posts, times: number) => posts.aggregate({ list: JSONBAgg(title(times), { filter: Q({ pk__gt: 0 }) }) }),
    distinct: (posts: Posts, times: number) => posts.aggregate({ list: JSONBAgg(title(times), { distinct: true }) }),
    ordered: (posts: Posts, times: number) => posts.aggregate({ list: JSONBAgg(title(times), { orderBy: ['-pk'] }) }),
  };

  test.each(Object.entries(lists))(
    '%s: an error or the list, never null, and the next one comes',
    async (_name, list) => {
      const asked = list(Post.objects.all(), long());
      if (long() * 22 < limit) expect((await asked).list).toHaveLength(4);
      else {
        const error: unknown = await asked.catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(OperationalError);
        // A server may find before that its own buffer is too short.
        expect(['DATABASE.JSON_CUT_OFF', 'DATABASE.OPERATIONAL']).toContain((error as OperationalError).code);
        expect(String(error)).toMatch(/packet/);
      }
      expect([...(await list(Post.objects.all(), 1)).list!].sort()).toEqual(['first', 'fourth', 'second', 'third']);
    },
    30_000,
  );

  test('one member that is too long by itself', async () => {
    const times = Math.ceil((limit === Infinity ? 1_000_000 : limit * 0.6) / 5);
    const quotes = Repeat('body', times);
    await Post.objects.filter({ title: 'first' }).update({ body: '"""""' });
    const asked = Post.objects.filter({ title: 'first' }).aggregate({ list: JSONBAgg(quotes, { orderBy: ['pk'] }) });
    if (limit === Infinity) expect((await asked).list).toHaveLength(1);
    else await expect(asked).rejects.toThrow(/JSON_CUT_OFF|packet/);
  }, 30_000);

  test('over no rows it is null still', async () => {
    for (const list of Object.values(lists)) expect(await list(Post.objects.filter({ title: 'none' }), 1)).toEqual({ list: null });
    const made = Post.objects.filter({ title: 'none' }).aggregate({ list: JSONBAgg('title', { orderBy: ['pk'], default: [] }) });
    expect(await made).toEqual({ list: [] });
  });

  test('a list of a group', async () => {
    const authors = (times: number) =>
      Author.objects.values('name').annotate({ list: JSONBAgg(Repeat('posts__title', times), { orderBy: ['posts__pk'] }) });
    expect(await authors(1).get({ name: 'Ann' })).toEqual({ name: 'Ann', list: ['first', 'second'] });
    // Each of the two titles fits, and not both of them.
    const asked = authors(limit === Infinity ? 100_000 : Math.ceil(limit / 10)).get({ name: 'Ann' });
    if (limit === Infinity) expect((await asked).list).toHaveLength(2);
    else await expect(asked).rejects.toThrow(/JSON_CUT_OFF|packet/);
  }, 30_000);
});
