import { afterEach, expect, test } from '@jest/globals';
import { addGlobalFilter, Count, Cte, Exists, OuterRef } from 'dunder';
import { Author, Comment, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const added: (() => void)[] = [];
afterEach(() => {
  for (const remove of added.splice(0)) remove();
});

describeEachDatabase('global filters whose conditions ask queries', (database) => {
  const blog = useBlog(database);
  test('of the same model: the query inside is asked as it stands', async () => {
    added.push(
      addGlobalFilter(Post.objects, 'first', () => ({ id__in: Post.objects.filter({ title__in: ['first', 'third'] }).values('id') })),
    );
    expect(await Post.objects.count()).toBe(2);
    expect(
      await Author.objects
        .orderBy('id')
        .annotate({ n: Count('posts') })
        .valuesList('n', { flat: true }),
    ).toEqual([1, 1, 0]);
  });
  test('of another model that has filters: they do not hold inside', async () => {
    added.push(addGlobalFilter(Comment.objects, 'none', () => ({ body: 'zzz' })));
    added.push(addGlobalFilter(Post.objects, 'spoken', () => Exists(Comment.objects.filter({ post: OuterRef('pk') }))));
    expect(await Post.objects.count()).toBe(2);
    expect(
      await Author.objects
        .orderBy('id')
        .annotate({ n: Count('posts') })
        .valuesList('n', { flat: true }),
    ).toEqual([1, 1, 0]);
  });
  test('a common table expression of the condition is never that of the query', async () => {
    const own = Cte('own', Post.objects.values('id', 'author'));
    added.push(addGlobalFilter(Post.objects, 'tenant', () => ({ author: blog.authors[0].id })));
    added.push(addGlobalFilter(Author.objects, 'writes', () => ({ id__in: own.objects.values('author') })));
    expect(await Author.objects.count()).toBe(3);
    expect(await own.objects.count()).toBe(2);
    await expect(Author.objects.filter({ id__in: own.objects.values('author') }).count()).rejects.toThrow(/QUERY.CTE_NAME/);
    await expect(Author.objects.withCte(own, { on: { author: 'pk' } }).count()).rejects.toThrow(/QUERY.CTE_NAME/);
    await expect(own.objects.filter({ author__in: Author.objects.values('id') }).count()).rejects.toThrow(/QUERY.CTE_NAME/);
    expect(
      await Author.objects
        .unfiltered()
        .filter({ id__in: own.objects.values('author') })
        .count(),
    ).toBe(1);
    const again = Cte('again', Post.objects.values('id', 'author'));
    expect(await Author.objects.filter({ id__in: again.objects.values('author') }).count()).toBe(1);
    expect(await Author.objects.withCte(again, { on: { author: 'pk' } }).count()).toBe(2);
  });
});
