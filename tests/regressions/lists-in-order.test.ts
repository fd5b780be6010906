import { beforeAll, expect, test } from '@jest/globals';
import { Avg, F, JSONBAgg, Q, StringAgg, Sum } from 'dunder';
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

  // PostgreSQL orders different values by what stands in the aggregate: the text of a moment or of a number was another expression.
  test('distinct and ordered by themselves', async () => {
    for (const [index, price] of (['9.50', '10.00', '9.50', '-2.00'] as const).entries()) {
      const at = new Date(Date.UTC(2024, index % 2, 1));
      await Post.objects.filter({ id: blog.posts[index]!.id }).update({ price, createdAt: at, views: index % 2 === 0 ? 10 : 9 });
    }
    const lists = await Post.objects.aggregate({
      prices: JSONBAgg('price', { distinct: true, orderBy: ['price'] }),
      moments: JSONBAgg('createdAt', { distinct: true, orderBy: ['-createdAt'] }),
      views: StringAgg('views', { delimiter: ',', distinct: true, orderBy: ['views'], filter: Q({ id__gt: 0 }) }),
      none: StringAgg('views', { delimiter: ',', distinct: true, orderBy: ['views'], filter: Q({ id: 0 }) }),
    });
    expect((lists.prices as readonly unknown[]).map(Number)).toEqual([-2, 9.5, 10]);
    expect(lists.moments).toEqual(['2024-02-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z']);
    expect([lists.views, lists.none]).toEqual(['9,10', null]);
  });

  // MySQL and MariaDB give an average of microseconds with a fraction, which was read as a whole number.
  test('the mean of durations', async () => {
    const [first, second, third, fourth] = blog.posts.map(({ id }) => id);
    const at = (milliseconds: number) => new Date(Date.UTC(2024, 0, 1) + milliseconds);
    await Post.objects.filter({}).update({ createdAt: at(0), updatedAt: at(1000) });
    await Post.objects.filter({ id: second! }).update({ updatedAt: at(2500) });
    const age = F('updatedAt').sub('createdAt');
    expect(await Post.objects.filter({ id__in: [first!, second!, third!] }).aggregate({ mean: Avg(age) })).toEqual({ mean: 1500 });
    expect(await Post.objects.filter({ id__in: [second!, third!, fourth!] }).aggregate({ mean: Avg(age), all: Sum(age) })).toEqual({ mean: 1500, all: 4500 }); // prettier-ignore
    await Post.objects.filter({ id: third! }).update({ updatedAt: at(-1001) });
    expect(await Post.objects.aggregate({ mean: Avg(age) })).toEqual({ mean: 874.75 });
    expect(await Post.objects.filter({ id__in: [first!, second!, third!] }).aggregate({ mean: Avg(age) })).toEqual({ mean: 833 });
    await Post.objects.filter({ id: third! }).update({ updatedAt: at(-1000) });
    expect(await Post.objects.filter({ id__in: [first!, second!, third!] }).aggregate({ mean: Avg(age) })).toEqual({ mean: 833.333 });
  });
});
