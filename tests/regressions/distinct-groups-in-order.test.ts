import { expect, test } from '@jest/globals';
import { Count, F, Max } from 'dunder';
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
});
