import { expect, test } from '@jest/globals';
import { Func, sql } from 'dunder';
import { Post } from '../../../generated/index.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('a QuerySet as a promise', (database) => {
  useBlog(database);
  const broken = Post.objects.annotate({ n: Func('title', { function: 'no_such_function' }) });

  test('catch() gives the rows, or what is made of the error', async () => {
    expect(await statements(() => Post.objects.filter({ title: 'first' }).catch(() => []))).toHaveLength(1);
    expect((await Post.objects.filter({ title: 'first' }).catch(() => [])).map(({ title }) => title)).toEqual(['first']);
    expect(await broken.catch((error: unknown) => (error as { readonly code: string }).code)).toMatch(/^DATABASE\./);
    await expect(broken.catch(null)).rejects.toMatchObject({ code: expect.stringMatching(/^DATABASE\./) });
  });

  test('finally() runs whether the rows came or not, and changes neither', async () => {
    let settled = 0;
    const rows = await Post.objects.filter({ title: 'first' }).finally(() => void settled++);
    expect([rows.length, settled]).toEqual([1, 1]);
    await expect(broken.finally(() => void settled++)).rejects.toMatchObject({ code: expect.stringMatching(/^DATABASE\./) });
    expect(settled).toBe(2);
  });

  test('statements of one’s own have them too', async () => {
    expect(await Post.objects.raw(sql`SELECT * FROM no_such_table`).catch(() => 'none')).toBe('none');
    let settled = false;
    const rows = await Post.objects.raw(sql`SELECT * FROM post WHERE title = ${'first'}`).finally(() => void (settled = true));
    expect([rows.map(({ title }) => title), settled]).toEqual([['first'], true]);
  });

  test('a manager is no query, and has none of them', () => {
    for (const name of ['then', 'catch', 'finally']) expect(name in Post.objects).toBe(false);
  });
});
