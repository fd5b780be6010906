import { expect, test } from '@jest/globals';
import { Count, F, OuterRef, Subquery, Sum } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/** A subquery that can find nothing is NULL; to PostgreSQL NULL was a text, which has no sum. */
describeEachDatabase('subqueries without rows', (database) => {
  useBlog(database);
  const none = Post.objects
    .filter({ author: OuterRef('pk'), id__in: [] })
    .values('views')
    .slice(0, 1);
  const authors = Author.objects.annotate({ x: Subquery(none) });

  test('are numbers where the column is one', async () => {
    expect(await authors.distinct().aggregate({ sum: Sum('x'), n: Count('x') })).toEqual({ sum: null, n: 0 });
    expect(await authors.values('x').annotate({ n: Count('id') })).toEqual([{ x: null, n: 3 }]);
    expect(
      await authors
        .annotate({ y: F('x').add(1) })
        .filter({ y__isnull: true })
        .count(),
    ).toBe(3);
  });
});
