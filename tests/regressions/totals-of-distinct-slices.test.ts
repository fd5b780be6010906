import { expect, test } from '@jest/globals';
import { Count, F, Sum, Upper, Value } from 'dunder';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// Rows are told apart by what is selected and what they are ordered by; totals and exists() over a slice left that out.
describeEachDatabase('totals over distinct rows', (database) => {
  useBlog(database);
  const authors = Post.objects.values('author__name').distinct();

  test('aggregate() of a slice that is ordered by more', async () => {
    const posts = authors.orderBy('author__name', 'title');
    expect(await posts.slice(0, 3).aggregate({ n: Count('author__name') })).toEqual({ n: 3 });
  });

  test('exists() behind the last distinct row', async () => {
    const all = await authors.orderBy('author__name');
    expect(await authors.orderBy('author__name').slice(all.length).exists()).toBe(false);
    expect(
      await authors
        .orderBy('author__name')
        .slice(all.length - 1)
        .exists(),
    ).toBe(true);
  });

  test('count() and aggregate() of the rows that related rows make', async () => {
    const rows = Post.objects.orderBy().values('tags__name');
    const read = await rows;
    expect(await rows.count()).toBe(read.length);
    expect(await rows.aggregate({ n: Count('*') })).toEqual({ n: read.length });
    expect(read.length).toBeGreaterThan(4);
  });

  // MariaDB said that the second copy of the expression was not grouped by.
  test('aggregate() of an expression that groups', async () => {
    const rows = Post.objects
      .annotate({ t: Upper('tags__name'), n: Count('tags') })
      .values('t', 'n')
      .orderBy();
    const totals = await rows.aggregate({ texts: Count('t'), tags: Sum('n') });
    const read = await rows;
    expect(totals).toEqual({ texts: read.filter(({ t }) => t !== null).length, tags: read.reduce((sum, { n }) => sum + n, 0) });
  });

  test('exists() of groups that are told apart by what is selected', async () => {
    const groups = Post.objects
      .annotate({ t: F('tags__name'), n: Count('tags') })
      .filter({ n__gt: 1 })
      .orderBy();
    expect(await groups).toEqual([]);
    expect(await groups.exists()).toBe(false);
  });

  // MariaDB gave one row of a slice behind the only one.
  test('slices of constants', async () => {
    const kinds = Post.objects.annotate({ kind: Value('post') }).values('kind').distinct().orderBy('kind'); // prettier-ignore
    expect(await kinds.slice(0, 2)).toEqual([{ kind: 'post' }]);
    expect(await kinds.slice(1)).toEqual([]);
    expect(await kinds.slice(1, 3).count()).toBe(0);
    expect(await kinds.orderBy().slice(1, 3).exists()).toBe(false);
    expect(await kinds.values('kind', 'title').orderBy('title').slice(3, 9)).toHaveLength(1);
  });
});
