import { beforeAll, expect, test } from '@jest/globals';
import { Count, Exists, F, JSONObject, Length, Sum } from 'dunder';
import { Author, Post, Tag } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

interface Rows extends PromiseLike<readonly unknown[]> {
  count(): Promise<number>;
  exists(): Promise<boolean>;
  slice(start: number, stop: number): Rows;
  aggregate(expressions: object): Promise<{ readonly n: number }>;
}

// Columns beside an aggregate in one annotation, and columns that groups are ordered by, make the groups smaller. exists() of a slice, and
// count() and aggregate() of ordered groups, asked the larger ones.
describeEachDatabase('how many groups there are', (database) => {
  useBlog(database);
  beforeAll(async () => {
    for (const [views, title] of ['first', 'second', 'third', 'fourth'].entries()) await Post.objects.filter({ title }).update({ views });
  });
  const mixed = () => F('views').add(Count('comments'));
  const cases: Readonly<Record<string, () => unknown>> = {
    'a column beside an aggregate': () => Post.objects.values('author').annotate({ m: mixed() }),
    'in an alias that is filtered by': () => Post.objects.values('author').alias({ m: mixed() }).filter({ m__gte: 0 }),
    'in an alias that nobody asks for': () => Post.objects.values('author').alias({ m: mixed() }),
    'selected before values()': () => Post.objects.annotate({ m: mixed() }).valuesList('author'),
    'of instances, over a relation': () => Author.objects.annotate({ m: Length('posts__title').add(Count('posts__comments')) }),
    'in a document': () => Post.objects.values('author').annotate({ m: JSONObject({ v: 'views', n: Count('comments') }) }),
    'distinct groups': () => Post.objects.values('author').annotate({ m: mixed() }).distinct(),
    'groups in the order of a column': () =>
      Post.objects
        .values('author')
        .annotate({ n: Count('comments') })
        .orderBy('views'),
    'groups in the order of an aggregate': () =>
      Post.objects
        .values('author')
        .annotate({ n: Sum('views') })
        .orderBy('n'),
    'plain groups': () => Post.objects.values('author').annotate({ n: Count('comments') }),
  };

  test.each(Object.entries(cases))('%s: as many as there are rows', async (_name, make) => {
    const query = make() as Rows;
    const { length } = await query;
    expect([await query.count(), (await query.aggregate({ n: Count('*') })).n]).toEqual([length, length]);
    const answers = [0, 1, length - 1, length].map(async (at) => [
      await query.slice(at, at + 1).exists(),
      await query.slice(at, at + 1).count(),
    ]);
    expect(await Promise.all(answers)).toEqual([[true, 1], [true, 1], [true, 1], [false, 0]]); // prettier-ignore
  });

  test('in a subquery', async () => {
    const groups = Post.objects.values('author').annotate({ m: mixed() });
    expect(await Tag.objects.filter(Exists(groups.slice(3, 4))).count()).toBe(3);
    expect(await Tag.objects.filter(Exists(groups.slice(4, 5))).count()).toBe(0);
  });
});
