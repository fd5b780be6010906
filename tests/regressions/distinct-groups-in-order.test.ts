import { expect, test } from '@jest/globals';
import { Count, F, Max } from 'dunder';
import { Author } from '../../generated/index.js';
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
});
