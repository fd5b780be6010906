import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { atomic } from '../../../runtime/connection/atomic.js';
import type { NPlusOne } from '../../../runtime/connection/n-plus-one.js';
import { queryLog } from '../../../runtime/connection/query-log.js';
import { watchNPlusOne } from '../../../runtime/connection/watch-n-plus-one.js';
import { ExpectationError } from '../../../runtime/errors/expectation-error.js';
import { expectNoNPlusOne, expectQueries, reportNPlusOne } from '../../../runtime/testing/index.js';
import { Author, Post, Tag } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const own = fileURLToPath(import.meta.url);
/** The line of this file that a comment marks. */
const marked = (mark: string): number =>
  readFileSync(own, 'utf8')
    .split('\n')
    .findIndex((line) => line.endsWith(`// ${mark}`)) + 1;

describeEachDatabase('lines that query again and again', (database) => {
  useBlog(database);

  test('a relation awaited in a loop is reported with its line', async () => {
    const posts = await Post.objects.orderBy('id').fetchMode('one');
    const found = await reportNPlusOne(async () => {
      for (const post of posts) await post.author; // awaited
    }, { threshold: 4 }); // prettier-ignore
    expect(found).toEqual([{ file: own, line: marked('awaited'), sql: expect.stringMatching(/^SELECT .*author/), times: 4 }]);
  });

  test('a related manager counted side by side is reported', async () => {
    const authors = await Author.objects.orderBy('id');
    const found = await reportNPlusOne(() => Promise.all(authors.map((author) => author.posts.count())), { threshold: 3 }); // counted
    expect(found.map(({ file, line, times }) => ({ file, line, times }))).toEqual([{ file: own, line: marked('counted'), times: 3 }]);
  });

  test('relations that are prefetched side by side in a loop are reported with its line', async () => {
    const keys = await Post.objects.orderBy('id').valuesList('id', { flat: true });
    const found = await reportNPlusOne(async () => {
      for (const id of keys) await Post.objects.filter({ id }).prefetchRelated('tags', 'comments'); // side by side
    }, { threshold: 4 }); // prettier-ignore
    expect(found.map(({ file, line, times }) => ({ file, line, times }))).toEqual(
      [1, 2, 3].map(() => ({ file: own, line: marked('side by side'), times: 4 })),
    );
  });

  test('nothing is reported below the threshold, of peers, of transactions, nor of what runs beside', async () => {
    const work = async () => {
      for (const post of await Post.objects.all()) await post.author;
      for (let i = 0; i < 6; i++) await atomic(async () => await (i % 2 === 0 ? Tag.objects.count() : Tag.objects.exists()));
    };
    const beside = (async () => {
      for (let i = 0; i < 6; i++) await Tag.objects.count();
    })();
    expect(await reportNPlusOne(work)).toEqual([]);
    await beside;
  });

  test('a test fails with the line and the way out', async () => {
    const posts = await Post.objects.orderBy('id').fetchMode('one');
    const read = async () => {
      for (const post of posts) await post.author; // failed
      return posts.length;
    };
    const error = await expectNoNPlusOne(read, { threshold: 2 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ExpectationError);
    expect((error as Error).message).toContain(`${own}:${marked('failed')} sent the same statement 4 times`);
    expect((error as Error).message).toContain("prefetchRelated('…')");
    expect(await expectNoNPlusOne(read)).toBe(4);
  });

  test('writes have a way out of their own', async () => {
    const message = await expectNoNPlusOne(async () => {
      for (const name of ['x', 'y']) await Tag.objects.create({ name, slug: name });
      for (const tag of await Tag.objects.filter({ name__in: ['x', 'y'] })) await tag.save();
      for (const name of ['x', 'y']) await Tag.objects.filter({ name }).delete();
    }, { threshold: 2 }).catch((thrown: unknown) => String(thrown)); // prettier-ignore
    for (const way of ['bulkCreate', 'bulkUpdate']) expect(message).toContain(way);
  });

  test('expectQueries gives the result, or lists what was sent', async () => {
    expect(await expectQueries(1, () => Tag.objects.count())).toBe(3);
    const error: unknown = await expectQueries(1, async () => {
      await Tag.objects.count();
      await Tag.objects.exists();
    }).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatch(
      /^TESTING\.QUERY_COUNT: 1 statements were expected, 2 were sent:\n1\. SELECT COUNT.*\n2\. SELECT/,
    );
    await expect(expectQueries(1, () => undefined)).rejects.toThrow('0 were sent.');
  });

  test('a watch counts each run for itself, tells once, and stops', async () => {
    const told: NPlusOne[] = [];
    const watch = watchNPlusOne({ threshold: 3, report: (found) => told.push(found) });
    const request = async (times: number) => {
      for (let i = 0; i < times; i++) await Tag.objects.get({ name: 'red' }); // watched
    };
    try {
      await Promise.all([watch.run(() => request(2)), watch.run(() => request(2))]);
      expect(told).toEqual([]);
      await watch.run(() => request(5));
      expect(told).toEqual([{ file: own, line: marked('watched'), sql: expect.stringContaining('SELECT'), times: 3 }]);
      await request(5);
    } finally {
      watch.stop();
    }
    await watch.run(() => request(5));
    expect(told).toHaveLength(1);
  });
});

describe('when nobody counts', () => {
  test('nobody listens', () => {
    expect(queryLog.active).toBe(false);
  });
});
