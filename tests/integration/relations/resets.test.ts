import { expect, test } from '@jest/globals';
import { expectQueries } from '../../../runtime/testing/index.js';
import { Post } from '../../../generated/index.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('null takes back what was named so far', (database) => {
  useBlog(database);
  const posts = Post.objects.orderBy('pk');

  test('defer(null): all fields, after only() and defer()', async () => {
    expect(posts.defer('title', 'slug').defer(null).toSql()).toEqual(posts.toSql());
    const all = posts.only('title').defer(null);
    expect(all.toSql()).toEqual(posts.toSql());
    await expectQueries(1, async () => expect((await all.get({ title: 'first' })).body).toBe('Of first'));
    const again = await posts.defer('title').defer(null).defer('slug').get({ title: 'first' });
    expect([again.title, await again.slug]).toEqual(['first', 'first']);
  });

  test('selectRelated(null): no join, and a reference', async () => {
    expect(posts.selectRelated('author', 'editor').selectRelated(null).toSql()).toEqual(posts.toSql());
    const post = await posts.selectRelated('author').selectRelated(null).selectRelated('editor').get({ title: 'first' });
    expect(post.editor?.name).toBe('Bob');
    await expectQueries(1, async () => expect((await post.author).name).toBe('Ann'));
  });

  test('prefetchRelated(null): one query, and what is named later', async () => {
    expect(await statements(() => posts.prefetchRelated('tags', 'comments').prefetchRelated(null))).toHaveLength(1);
    const [post] = await posts.prefetchRelated('tags').prefetchRelated(null).prefetchRelated('comments');
    expect([...post!.comments].map(({ body }) => body).sort()).toEqual(['a', 'b', 'c']);
  });

  test('in the parts of a union', async () => {
    const both = posts.filter({ title: 'first' }).union(posts.filter({ title: 'second' }));
    const rows = await both.only('title').selectRelated('author').defer(null).selectRelated(null).orderBy('title');
    expect(rows.map(({ title, body }) => [title, body])).toEqual([
      ['first', 'Of first'],
      ['second', 'Of second'],
    ]);
  });

  test('null stands alone', () => {
    const loose = posts as unknown as Record<'defer' | 'selectRelated' | 'prefetchRelated', (...names: unknown[]) => unknown>;
    for (const method of ['defer', 'selectRelated', 'prefetchRelated'] as const)
      expect(() => loose[method](null, 'author')).toThrow(`QUERY.RESET_ALONE: ${method}(null) takes back`);
  });
});
