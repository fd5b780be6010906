import { expect, test } from '@jest/globals';
import { Case, Count, Exists, F, Q, Replace, Value, When } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

describeEachDatabase('conditions in values', (database) => {
  useBlog(database);

  // In filter() the negation asked for all posts, and in annotate() for the one that is joined. Django asks for that in both.
  test('of CASE are about the row that is joined, in filter() too', async () => {
    const heat = Case(When(Q({ posts__title: 'first' }).not(), { then: F('posts__id') }));
    expect(await Author.objects.filter(heat.eq(2)).values('name')).toEqual([{ name: 'Ann' }]);
    expect(await Author.objects.annotate({ heat }).filter({ heat: 2 }).values('name')).toEqual([{ name: 'Ann' }]);
  });

  // `VALUE.NOT_AN_INTEGER`, where `views__lt: 2.5` was answered.
  test('compare integers with fractions', async () => {
    expect(await Post.objects.filter(F('id').add(1).lt(2.5)).values('id')).toEqual([{ id: 1 }]);
    expect(await Post.objects.filter(F('id').eq(Value(2.5)).not()).count()).toBe(4);
  });

  // `ORDER BY FALSE` is an error on PostgreSQL, `ORDER BY 0` a column on MySQL.
  test('that cannot hold order nothing', async () => {
    const rows = await Post.objects
      .annotate({ never: Q({ views__in: [] }) })
      .orderBy('never', 'id')
      .values('id');
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  // MariaDB gives the text where there is nothing to replace.
  test('are NULL by a NULL in Replace', async () => {
    const rows = await Post.objects.annotate({ made: Replace('title', Value('%'), 'editor__name') }).orderBy('id').values('made'); // prettier-ignore
    expect(rows.map(({ made }) => made)).toEqual(['first', null, 'third', null]);
  });

  // SQLite read the 0 that such a condition is as a place: "GROUP BY term out of range".
  test('that cannot hold make one group', async () => {
    const never = () => Post.objects.orderBy().annotate({ never: Q({ views__in: [] }) }); // prettier-ignore
    expect(await never().values('never').annotate({ n: Count('*') })).toEqual([{ never: false, n: 4 }]); // prettier-ignore
    expect(
      await never()
        .filter({ id: 9 })
        .values('never')
        .annotate({ n: Count('*') }),
    ).toEqual([]);
    expect((await never().annotate({ n: Count('tags') })).map(({ never: one }) => one)).toEqual([false, false, false, false]);
  });

  // The order was left out, and with it the rows that it joins.
  test('of a slice that is ordered by a relation', async () => {
    const tagged = Post.objects.filter({ title: 'first' }).orderBy('tags__name');
    expect(await tagged.slice(1).exists()).toBe(true);
    expect(await tagged.slice(1).count()).toBe(1);
    expect(await Author.objects.filter(Exists(tagged.slice(1))).count()).toBe(3);
  });
});
