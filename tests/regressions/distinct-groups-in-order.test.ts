import { expect, test } from '@jest/globals';
import { Avg, Count, F, Max, Q, StdDev } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// MariaDB lost rows of SELECT DISTINCT … ORDER BY ISNULL(MAX(…)).
describeEachDatabase('distinct groups that are ordered by an aggregate with its NULLs last', (database) => {
  useBlog(database);

  test('are all there', async () => {
    const groups = Author.objects
      .values('name')
      .annotate({ n: Count('editedPosts'), top: Max('editedPosts__id') })
      .distinct()
      .orderBy(F('top').asc({ nullsLast: true }), 'name');
    expect((await groups).map(({ name, n }) => [name, n])).toEqual([
      ['Bob', 2],
      ['Ann', 0],
      ['Cid', 0],
    ]);
    expect(await groups.slice(1, 2)).toHaveLength(1);
  });

  // MySQL said that what ISNULL(…) asks of is not in the SELECT list.
  test('and rows by what is computed of another table', async () => {
    const rows = Post.objects
      .annotate({ sum: F('editor__id').add(F('author__id')) })
      .distinct()
      .orderBy(F('sum').asc({ nullsLast: true }), 'id');
    expect(await rows.valuesList('title', 'sum')).toEqual([
      ['first', 3],
      ['third', 4],
      ['second', null],
      ['fourth', null],
    ]);
    expect(await rows.slice(1, 4).aggregate({ n: Count('id') })).toEqual({ n: 3 });
  });

  // MariaDB told averages apart by the sums and counts behind them.
  test('are one where their averages are', async () => {
    const zoe = await Author.objects.create({ name: 'Zoe', email: 'zoe@example.org' });
    const made = ['a1', 'a3', 'a1', 'a3', 'b1', 'b3'].map((text, index) => ({
      title: text[0]!,
      views: Number(text[1]),
      slug: `zoe-${index}`,
    }));
    for (const values of made) await zoe.posts.create(values);
    const groups = Post.objects
      .filter({ author: zoe.id })
      .values('author')
      .annotate({ mean: Avg('views'), spread: StdDev('views') });
    const apart = groups.filter(Q({ mean__gt: 0 }).or({ title: 'c' }));
    expect(await apart.values('mean', 'spread')).toHaveLength(2);
    expect(await apart.values('mean', 'spread').distinct().orderBy('-mean')).toEqual([{ mean: 2, spread: 1 }]);
    expect(await apart.values('spread').distinct().orderBy(F('spread').desc({ nullsLast: true })).count()).toBe(1); // prettier-ignore
  });

  // MySQL left one of those with the same mean, and looked at HAVING then.
  test('are told apart after the conditions on them', async () => {
    const groups = Post.objects.orderBy().values('editor').annotate({ mean: Avg('editor__age', { default: 7 }) }); // prettier-ignore
    for (const name of ['Ann', 'Bob', 'Cid']) {
      const found = groups.filter(Q({ author__name: name }).or({ mean: 99 }));
      const all = await found.values('mean');
      expect(all.length).toBeGreaterThan(0);
      expect(await found.values('mean').distinct()).toHaveLength(new Set(all.map(({ mean }) => mean)).size);
    }
  });
});
