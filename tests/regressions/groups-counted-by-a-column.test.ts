import { expect, test } from '@jest/globals';
import { Count, Exists, F, Q } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/** A column that groups are told apart by and that HAVING names too was selected twice by count(): MariaDB refused the second. */
describeEachDatabase('counted groups', (database) => {
  useBlog(database);

  test('with a computed column in HAVING', async () => {
    const either = Q({ seen: 0 })
      .and(Exists(Author.objects.filter({ name: 'Ann' })))
      .or(Q({ n: 9 }));
    const posts = Post.objects.annotate({ seen: F('views') }).annotate({ n: Count('*') }).filter(either).values('seen', 'title'); // prettier-ignore
    expect(await posts.count()).toBe(4);
    expect(await posts.exists()).toBe(true);
  });
});
