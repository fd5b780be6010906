import { beforeEach, expect, test } from '@jest/globals';
import { abortOn, atomic, configure, Count, fields, Prefetch, QueryAborted, RawSQL, sql, withoutTransaction } from 'dunder';
import { Author, Post, Tag } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';
import { testOverTls } from './over-tls.js';

describeEachDatabase('queries that are given up', (database) => {
  useBlog(database);
  const isStoppable = database.name === 'postgres' || database.name === 'mysql';
  beforeEach(() => configure({ databases: { default: { url: database.url, poolSize: 2 } }, routers: [] }));

  /** Would take a minute; where it cannot be stopped, long enough to be told from nothing. */
  const long =
    database.name === 'postgres'
      ? sql`(SELECT 1 FROM pg_sleep(60))`
      : database.name === 'mysql'
        ? sql`(SELECT LENGTH(BENCHMARK(200000000, SHA2('x', 256))))`
        : sql`(WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${database.name === 'sqlite' ? 3_000_000 : 300_000}) SELECT COUNT(*) FROM counted)`;
  const slow = RawSQL(long, { outputField: fields.integer() });
  const posts = Post.objects.filter({ title: 'first' }).annotate({ slow });
  const limited = posts.abortOn({ timeout: 60 });
  const timeout = { code: 'QUERY.TIMEOUT', message: expect.stringContaining('after 60 ms') as unknown };

  async function took(run: () => PromiseLike<unknown>): Promise<number> {
    const start = performance.now();
    await run();
    return performance.now() - start;
  }

  test.each<[string, () => PromiseLike<unknown>]>([
    ['await', () => limited],
    ['get', () => limited.get()],
    ['first', () => limited.first()],
    ['count', () => limited.filter({ slow__gt: -1 }).count()],
    ['exists', () => limited.filter({ slow__gt: -1 }).exists()],
    ['aggregate', () => limited.filter({ slow__gt: -1 }).aggregate({ n: Count('*') })],
    ['inBulk', () => limited.inBulk()],
    ['iterator', () => limited.iterator().next()],
    [
      'raw',
      () =>
        Post.objects
          .abortOn({ timeout: 60 })
          .raw(sql`SELECT post.*, ${long} AS slow FROM post`, { annotations: { slow: fields.integer() } }),
    ],
    ['what is prefetched', () => Author.objects.prefetchRelated(Prefetch('posts', posts)).abortOn({ timeout: 60 })],
    ['all of a function', () => abortOn({ timeout: 60 }, async () => [await Tag.objects.count(), await posts])],
  ])('%s: an error with a code, in time, and the session is none that others use', async (_name, run) => {
    const time = await took(async () => {
      const error: unknown = await Promise.resolve(run()).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(QueryAborted);
      expect(error).toMatchObject(timeout);
    });
    if (isStoppable) expect(time).toBeLessThan(5_000);
    expect(await Promise.all([1, 2, 3, 4].map(() => Post.objects.count()))).toEqual([4, 4, 4, 4]);
  });

  if (database.name === 'postgres') testOverTls(database, slow);

  test('a signal, before and while it runs; its reason is the cause', async () => {
    const controller = new AbortController();
    const asked = posts.abortOn({ signal: controller.signal });
    setTimeout(() => controller.abort(new Error('The visitor left.')), 50);
    const error = { code: 'QUERY.ABORTED', cause: new Error('The visitor left.') };
    if (isStoppable) await expect(Promise.resolve(asked)).rejects.toMatchObject(error);
    else await new Promise((resolve) => setTimeout(resolve, 60));
    await expect(Promise.resolve(asked)).rejects.toMatchObject(error);
    await expect(asked.count()).rejects.toMatchObject(error);
  });

  test('in time it is what it was, and leaves nothing behind', async () => {
    const { signal } = new AbortController();
    expect(await Post.objects.abortOn({ signal, timeout: 20_000 }).orderBy('pk').valuesList('title', { flat: true })).toEqual(['first', 'second', 'third', 'fourth']); // prettier-ignore
    expect(await Post.objects.abortOn({ timeout: 20_000 }).filter({ title: 'first' }).update({ views: 1 })).toBe(1);
    expect(await Promise.all([1, 2, 3].map((pk) => Post.objects.abortOn({ signal }).filter({ pk__gt: pk }).count()))).toEqual([3, 2, 1]);
  });

  test('between the rows of an iterator', async () => {
    const controller = new AbortController();
    const titles: string[] = [];
    const read = async (): Promise<void> => {
      for await (const { title } of Post.objects.orderBy('pk').abortOn({ signal: controller.signal }).iterator({ chunkSize: 2 })) {
        titles.push(title);
        if (title === 'third') controller.abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'QUERY.ABORTED' });
    expect(titles).toEqual(['first', 'second', 'third']);
    expect(await Post.objects.count()).toBe(4);
  });

  test('the time of the caller between two rows is not that of the query', async () => {
    let n = 0;
    for await (const _ of Post.objects.orderBy('pk').abortOn({ timeout: 400 }).iterator({ chunkSize: 1 })) {
      n++;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    expect(n).toBe(4);
  });

  test('inside of atomic() nothing stays of what was written', async () => {
    const work = atomic(async () => {
      await Post.objects.filter({ title: 'second' }).update({ title: 'changed' });
      await limited;
    });
    await expect(work).rejects.toMatchObject(timeout);
    expect(await Post.objects.filter({ title: 'changed' }).count()).toBe(0);
    // A block of its own can be given up alone.
    await atomic(async () => {
      await Post.objects.filter({ title: 'second' }).update({ views: 7 });
      await expect(atomic(async () => await limited)).rejects.toMatchObject(timeout);
      await Post.objects.filter({ title: 'third' }).update({ views: 7 });
    });
    expect(await Post.objects.filter({ views: 7 }).count()).toBe(2);
    expect(await Post.objects.count()).toBe(4);
  });

  test('a write that waits for a row changes nothing', async () => {
    if (!isStoppable) return;
    await atomic(async () => {
      await Post.objects.selectForUpdate().get({ title: 'fourth' });
      await expect(
        withoutTransaction(() => Post.objects.filter({ title: 'fourth' }).abortOn({ timeout: 80 }).update({ views: 99 })),
      ).rejects.toMatchObject({ code: 'QUERY.TIMEOUT' });
    });
    expect((await Post.objects.get({ title: 'fourth' })).views).toBe(0);
  });

  test('who waits for a session waits no longer', async () => {
    await configure({ databases: { default: { url: database.url, poolSize: 1 } }, routers: [] });
    if (!isStoppable) return;
    await atomic(async () => {
      await Post.objects.count();
      const waiting = withoutTransaction(() => Post.objects.abortOn({ timeout: 50 }).count());
      await expect(waiting).rejects.toMatchObject({ code: 'QUERY.TIMEOUT' });
    });
    expect(await Post.objects.count()).toBe(4);
  });

  test('options that are none', () => {
    const loose = Post.objects as unknown as { abortOn(options: unknown): unknown };
    for (const options of [{ timeout: 0 }, { timeout: 'x' }, { timeout: Infinity }, { signal: {} }])
      expect(() => loose.abortOn(options)).toThrow('QUERY.ABORT_OPTIONS');
  });
});
