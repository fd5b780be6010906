import { expect, test } from '@jest/globals';
import { F, Prefetch, RowNumber, StrIndex, Value, Window } from 'dunder';
import { Author, Post, Tag } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

describeEachDatabase('a slice of a prefetch', (database) => {
  useBlog(database);
  const all = Post.objects.filter({});
  const load = async (posts: typeof all, strategy: 'queries' | 'statement') => {
    const authors = await Author.objects
      .orderBy('id')
      .prefetchRelated(Prefetch('posts', posts, { toAttr: 'some' }))
      .prefetchStrategy(strategy);
    return authors.map(({ some }) => some.map(({ title }) => title));
  };

  for (const strategy of ['queries', 'statement'] as const) {
    // The window was ordered by the constant 14, the place of the column in the SELECT.
    test(`is ordered by what was annotated (${strategy})`, async () => {
      const posts = Post.objects.annotate({ back: F('id').mul(-1) }).orderBy('back').slice(0, 1); // prettier-ignore
      expect(await load(posts, strategy)).toEqual([['second'], ['third'], ['fourth']]);
    });

    // `SELECT DISTINCT …, ROW_NUMBER() OVER (…)`: the numbers made equal rows different.
    test(`counts different rows (${strategy})`, async () => {
      const posts = Post.objects.filter({ comments__body__lt: 'd' }).distinct().orderBy('id').slice(0, 2);
      expect(await load(posts, strategy)).toEqual([['first'], [], []]);
    });

    // The window named a table that stood inside the filter on the other window.
    test(`counts the rows that a window left (${strategy})`, async () => {
      const posts = Post.objects
        .annotate({ place: Window(RowNumber(), { orderBy: ['id'] }) })
        .filter({ place__gt: 1 })
        .orderBy('-place')
        .slice(0, 1);
      expect(await load(posts, strategy)).toEqual([['second'], ['third'], ['fourth']]);
    });
  }

  // What orders different rows stands around them on MySQL and MariaDB, and MariaDB did not find the parent inside: "Unknown column".
  test.each(['queries', 'statement'] as const)('of all different rows is in a computed order (%s)', async (strategy) => {
    const posts = Post.objects.annotate({ place: StrIndex(F('title'), Value('e')) }).distinct();
    const first = await load(posts.orderBy(F('place').desc({ nullsLast: true }), 'id'), strategy);
    expect(first).toEqual([['second', 'first'], ['third'], ['fourth']]);
  });

  test('over a many-to-many', async () => {
    const tags = await Tag.objects
      .orderBy('id')
      .prefetchRelated(Prefetch('posts', Post.objects.filter({ comments__isnull: false }).distinct().orderBy('-id').slice(0, 1), { toAttr: 'last' })); // prettier-ignore
    expect(tags.map(({ last }) => last.map(({ title }) => title))).toEqual([['third'], ['third'], ['third']]);
  });
});
