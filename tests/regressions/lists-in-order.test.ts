import { beforeAll, expect, test } from '@jest/globals';
import { F, JSONBAgg, StringAgg } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/**
 * MySQL and MariaDB told NULL from an empty text or 0 in the order of a list no more, and SQLite refused distinct texts even between commas,
 * which it can put together.
 */
describeEachDatabase('lists of groups', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    for (const [index, age] of [0, null, 1].entries()) await Author.objects.filter({ id: blog.authors[index]!.id }).update({ age });
    await Post.objects.filter({}).update({ rating: F('author__age') });
  });

  test('ordered by a column with NULL', async () => {
    const names = async (...orderBy: never[]) => (await Author.objects.orderBy().values('isStaff').annotate({ names: StringAgg('name', { delimiter: ' ', orderBy }) }))[0]?.names; // prettier-ignore
    expect(await names(F('age').asc({ nullsFirst: true }) as never)).toBe('Bob Ann Cid');
    expect(await names(F('age').asc({ nullsLast: true }) as never)).toBe('Ann Cid Bob');
    expect(await names(F('age').desc({ nullsFirst: true }) as never)).toBe('Bob Cid Ann');
    expect(await names(F('age').desc({ nullsLast: true }) as never)).toBe('Cid Ann Bob');
    const ages = Author.objects.orderBy().values('isStaff').annotate({ ages: JSONBAgg('age', { orderBy: [F('age').asc({ nullsFirst: true })] }) }); // prettier-ignore
    expect((await ages)[0]?.ages).toEqual([null, 0, 1]);
  });

  test('ordered by a column without NULL, over a join', async () => {
    const posts = Post.objects
      .orderBy()
      .values('author__isStaff')
      .annotate({ posts: JSONBAgg('id', { orderBy: ['-id'] }) });
    expect((await posts)[0]?.posts).toEqual(blog.posts.map(({ id }) => id).reverse());
  });

  test('distinct, between commas', async () => {
    const authors = Post.objects.orderBy().values('status').annotate({ names: StringAgg('author__name', { delimiter: ',', distinct: true }) }); // prettier-ignore
    expect([...((await authors)[0]?.names?.split(',') ?? [])].sort()).toEqual(['Ann', 'Bob', 'Cid']);
  });
});
