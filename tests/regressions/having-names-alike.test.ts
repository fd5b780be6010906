import { expect, test } from '@jest/globals';
import { Count, Q } from 'dunder';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// MariaDB said "Unknown column 'T3.name' in 'HAVING'" when another column that was grouped by had the same name.
describeEachDatabase('HAVING on a column that is grouped by', (database) => {
  useBlog(database);

  test('beside one of the same name', async () => {
    const rows = await Post.objects
      .orderBy()
      .values('author__name')
      .annotate({ n: Count('id') })
      .filter(Q({ n__gt: 5 }).or({ editor__name: 'Bob' }))
      .orderBy('author__name');
    expect(rows).toEqual([
      { author__name: 'Ann', n: 1 },
      { author__name: 'Bob', n: 1 },
    ]);
  });

  test('and in a subquery', async () => {
    const rows = await Post.objects
      .orderBy()
      .values('author__id')
      .annotate({ n: Count('id') })
      .exclude(Q({ n: 1 }), Q({ comments__body: 'nothing' }).not());
    expect(rows).toEqual([]);
  });

  // MariaDB answers nothing to `HAVING COUNT(…) IN (SELECT …)` where a column that is no key is grouped by.
  test('and an aggregate among the rows of a query', async () => {
    const rows = await Post.objects
      .orderBy('id')
      .annotate({ n: Count('tags') })
      .filter({ n__in: Post.objects.orderBy().values('tags__id') })
      .values('id', 'n', 'views');
    const all = await Post.objects
      .orderBy('id')
      .annotate({ n: Count('tags') })
      .values('id', 'n', 'views');
    const tagged = new Set(await Post.objects.orderBy().valuesList('tags__id', { flat: true }));
    expect(rows).toEqual(all.filter(({ n }) => tagged.has(n)));
    expect(rows.length).toBeGreaterThan(0);
  });
});
