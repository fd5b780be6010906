import { Avg, BitOr, BoolOr, Count, F, fields, Func, Lag, Lead, Lower, Max, Min, Q, Rank, RowNumber, StdDev, Sum, Window } from 'dunder';
import { Author, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('aggregates and windows where they stand', (database) => {
  useBlog(database);
  beforeAll(async () => {
    for (const [index, title] of ['first', 'second', 'third', 'fourth'].entries())
      await Post.objects.filter({ title }).update({ views: index + 1, rating: index + 0.5 });
  });
  const posts = Post.objects.orderBy('pk');

  test('aggregates of a window see the rows that meet their condition', async () => {
    const rows = await posts.values('title', {
      max: Window(Max('views', { filter: Q({ title__startswith: 'f' }) })),
      min: Window(Min('views', { filter: Q({ views__gt: 1 }) }), { partitionBy: ['author'] }),
      sum: Window(Sum('views', { filter: Q({ views__gt: 1 }), default: 0 }), { orderBy: ['pk'] }),
      count: Window(Count('*', { filter: Q({ views__gt: 2 }) })),
      avg: Window(Avg('rating', { filter: Q({ views__gt: 2 }) })),
      deviation: Window(StdDev('views', { filter: Q({ views__gt: 9 }) })),
      bits: Window(BitOr('views', { filter: Q({ views__lt: 4 }) })),
      any: Window(BoolOr(Q({ views: 4 }), { filter: Q({ author__name: 'Cid' }) }), { partitionBy: ['author'] }),
    });
    const same = { max: 4, count: 2, avg: 3, deviation: null, bits: 3 };
    expect(rows).toEqual([
      { title: 'first', ...same, min: 2, sum: 0, any: null },
      { title: 'second', ...same, min: 2, sum: 2, any: null },
      { title: 'third', ...same, min: 3, sum: 5, any: null },
      { title: 'fourth', ...same, min: 4, sum: 9, any: true },
    ]);
  });

  test('conditions of an aggregate that takes part in arithmetic', async () => {
    const row = await Author.objects.annotate({ n: Count('posts', { filter: Q({ posts__views__gt: 1 }) }).add(1) }).get({ name: 'Ann' });
    expect(row.n).toBe(2);
  });

  const refused: Readonly<Record<string, readonly [string, () => unknown]>> = {
    'an aggregate in filter()': ['QUERY.AGGREGATE_IN_FILTER', () => posts.filter(Max('views').gt(3) as never)],
    'an aggregate as a value of filter()': ['QUERY.AGGREGATE_IN_FILTER', () => posts.filter({ views: Max('views') } as never)],
    'an aggregate in exclude()': ['QUERY.AGGREGATE_IN_FILTER', () => posts.exclude({ views__lt: Max('views') } as never)],
    'an aggregate in orderBy()': ['QUERY.AGGREGATE_IN_ORDER', () => posts.orderBy(Max('views') as never)],
    'an aggregate in update()': ['QUERY.AGGREGATE_IN_UPDATE', () => posts.update({ views: Max('views') } as never)],
    'a column in aggregate()': ['QUERY.NOT_AN_AGGREGATE', () => posts.aggregate({ x: F('views') } as never)],
    'a function of a column in aggregate()': [
      'QUERY.NOT_AN_AGGREGATE',
      () => posts.aggregate({ x: Lower('title'), n: Count('*') } as never),
    ],
    'a window in aggregate()': ['QUERY.NOT_AN_AGGREGATE', () => posts.aggregate({ x: Window(Max('views')) } as never)],
    'a column beside an aggregate in aggregate()': [
      'QUERY.COLUMN_BESIDE_AGGREGATE',
      () => posts.aggregate({ x: Max('views').add(F('views')) }),
    ],
    'the same over a slice': ['QUERY.COLUMN_BESIDE_AGGREGATE', () => posts.slice(0, 2).aggregate({ x: Max('views').add(F('views')) })],
    'a window function in annotate()': ['QUERY.OUTSIDE_WINDOW', () => posts.annotate({ x: Rank() } as never)],
    'a window function in values()': ['QUERY.OUTSIDE_WINDOW', () => posts.values('title', { x: RowNumber() as never })],
    'a window function in filter()': ['QUERY.OUTSIDE_WINDOW', () => posts.filter({ views: Rank() } as never)],
    'a window function in orderBy()': ['QUERY.OUTSIDE_WINDOW', () => posts.orderBy(Lag('views') as never)],
    'a window function in update()': ['QUERY.OUTSIDE_WINDOW', () => posts.update({ views: Rank() } as never)],
    'a window function in aggregate()': ['QUERY.OUTSIDE_WINDOW', () => posts.aggregate({ x: Rank() } as never)],
    'a window function in an aggregate': ['QUERY.OUTSIDE_WINDOW', () => posts.aggregate({ x: Sum(Rank()) } as never)],
    'arithmetic with a window function': ['QUERY.OUTSIDE_WINDOW', () => posts.annotate({ x: Rank().add(1) } as never)],
    'arithmetic inside of Window()': ['QUERY.OUTSIDE_WINDOW', () => posts.annotate({ x: Window(Rank().add(1)) } as never)],
    'a column in Window()': ['QUERY.NOT_A_WINDOW_FUNCTION', () => posts.annotate({ x: Window(F('views')) })],
    'another function in Window()': ['QUERY.NOT_A_WINDOW_FUNCTION', () => posts.annotate({ x: Window(Lower('title')) })],
    'a window of a window': ['QUERY.NESTED_WINDOW', () => posts.annotate({ x: Window(Max(Window(Max('views')))) })],
  };
  test.each(Object.entries(refused))('%s is refused', async (_name, [code, run]) => {
    await expect((async () => await run())()).rejects.toMatchObject({ code });
  });

  test('a function that users name may be one of windows', async () => {
    const place = Func({ function: 'dense_rank', outputField: fields.integer() });
    const rows = posts.values('title', {
      place: Window(place, { orderBy: ['-views'] }),
      next: Window(Lead('views'), { orderBy: ['pk'] }).add(1),
    });
    expect((await rows).map((row) => [row.place, row.next])).toEqual([
      [4, 3],
      [3, 4],
      [2, 5],
      [1, null],
    ]);
  });
});
