import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach } from '@jest/globals';
import { addQueryHook, Count, type RunningQuery } from 'dunder';
import { Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const added: (() => void)[] = [];
afterEach(() => {
  for (const remove of added.splice(0)) remove();
});

describeEachDatabase('query hooks', (database) => {
  useBlog(database);

  /** What ran, in the order of the ends. */
  function watch(name = ''): string[] {
    const seen: string[] = [];
    const hook = async ({ model, operation, using }: RunningQuery, run: () => Promise<void>) => {
      seen.push(`${name}> ${model}.${operation}`);
      try {
        await run();
        seen.push(`${name}< ${operation} ${using}`);
      } catch (error) {
        seen.push(`${name}! ${(error as Error).name}`);
        throw error;
      }
    };
    added.push(addQueryHook(hook));
    return seen;
  }

  test('are called around what runs, prefetches included, and not around what is built', async () => {
    const seen = watch();
    const posts = Post.objects.filter({ title__startswith: 'f' }).orderBy('id');
    expect(seen).toEqual([]);
    expect((await posts.prefetchRelated('comments')).map(({ title }) => title)).toEqual(['first', 'fourth']);
    expect(await posts.count()).toBe(2);
    expect(await posts.aggregate({ n: Count('*') })).toEqual({ n: 2 });
    expect((await posts.get({ title: 'first' })).title).toBe('first');
    expect(await posts.update({ views: 0 })).toBe(2);
    const operations = ['fetch', 'count', 'aggregate', 'get', 'update'];
    expect(seen).toEqual(operations.flatMap((one) => [`> Post.${one}`, `< ${one} default`]));
    added.pop()!();
    await posts.count();
    expect(seen).toHaveLength(10);
  });

  test('a stream is one run, to its end or to where the caller leaves it', async () => {
    const seen = watch();
    const titles: string[] = [];
    for await (const post of Post.objects.orderBy('id').iterator({ chunkSize: 2 })) {
      titles.push(post.title);
      expect(seen).toEqual(['> Post.iterator']);
      if (titles.length === 3) break;
    }
    expect(titles).toHaveLength(3);
    expect(seen).toEqual(['> Post.iterator', '< iterator default']);
  });

  test('several are inside of each other, and pass on their context', async () => {
    const trace = new AsyncLocalStorage<string>();
    added.push(addQueryHook((_, run) => trace.run('span', run)));
    const spans: (string | undefined)[] = [];
    added.push(
      addQueryHook(async (query, run) => {
        spans.push(trace.getStore());
        expect(query.toSql().sql).toMatch(/^SELECT .*title/);
        await run();
      }),
    );
    await Post.objects.all();
    expect(spans).toEqual(['span']);
  });

  test('errors come out of run(), and reach the caller whatever the hook does', async () => {
    const seen = watch();
    await expect(Post.objects.get({ title: 'none' })).rejects.toThrow(Post.DoesNotExist);
    expect(seen).toEqual(['> Post.get', '! Post.DoesNotExist']);
    added.push(addQueryHook((_, run) => run().catch(() => undefined)));
    await expect(Post.objects.get({ title: 'none' })).rejects.toThrow(Post.DoesNotExist);
  });

  test('what a hook throws refuses the query; one that forgets run() is told', async () => {
    added.push(addQueryHook(() => Promise.reject(new Error('not now'))));
    await expect(Post.objects.count()).rejects.toThrow('not now');
    await expect((async () => { for await (const post of Post.objects.all()) void post; })()).rejects.toThrow('not now'); // prettier-ignore
    added.pop()!();
    added.push(addQueryHook(() => undefined));
    await expect(Post.objects.count()).rejects.toThrow("QUERY.HOOK_WITHOUT_RUN: A query hook did not run Post's count().");
  });
});
