import { Decimal } from 'decimal.js';
import {
  ArrayAgg, ArraySubquery, BitAnd, BitOr, BitXor, BoolAnd, BoolOr, Corr, Count, CovarPop, F, JSONBAgg, JSONObject, NotSupportedError, OuterRef, Q,
  RandomUUID, RegrAvgX, RegrAvgY, RegrCount, RegrIntercept, RegrR2, RegrSlope, RegrSXX, RegrSXY, RegrSYY, StdDev, StringAgg, Sum, TransactionNow, Variance,
} from 'dunder'; // prettier-ignore
import { Author, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('aggregates', (database) => {
  useBlog(database);
  const isPostgres = database.dialect === 'postgres';
  beforeAll(async () => {
    for (const [title, views, rating, price] of [
      ['first', 6, 1, '1.10'],
      ['second', 3, 2.5, '2.20'],
      ['third', 12, 4, null],
    ] as const)
      await Post.objects.filter({ title }).update({ views, rating, price });
    await Author.objects.filter({ name: 'Ann' }).update({ isStaff: true });
  });
  const posts = Post.objects.filter({ rating__isnull: false });

  test('bits', async () => {
    expect(await posts.aggregate({ and: BitAnd('views'), or: BitOr('views'), xor: BitXor('views') })).toEqual({ and: 0, or: 15, xor: 9 });
    expect(await posts.aggregate({ and: BitAnd(F('views').neg()), xor: BitXor('views', { filter: Q({ views__lt: 10 }) }) })).toEqual({
      and: -16,
      xor: 5,
    });
    const none = Post.objects.filter({ views: -1 });
    expect(await none.aggregate({ and: BitAnd('views'), or: BitOr('views', { default: 0 }) })).toEqual({ and: null, or: 0 });
  });

  test('truth of all and of any', async () => {
    expect(await Author.objects.aggregate({ all: BoolAnd('isStaff'), any: BoolOr('isStaff') })).toEqual({ all: false, any: true });
    const none = Author.objects.filter({ id: -1 });
    expect(await none.aggregate({ all: BoolAnd('isStaff'), any: BoolOr('isStaff', { default: false }) })).toEqual({
      all: null,
      any: false,
    });
  });

  test('deviations overlook NULL', async () => {
    const row = await Post.objects.aggregate({
      deviation: StdDev('rating'),
      sample: StdDev('rating', { sample: true }),
      variance: Variance('rating'),
      ofDecimals: Variance('price', { sample: true }),
    });
    expect(row.deviation).toBeCloseTo(Math.sqrt(1.5));
    expect(row.sample).toBeCloseTo(1.5);
    expect(row.variance).toBeCloseTo(1.5);
    expect(Number(row.ofDecimals)).toBeCloseTo(0.605);
    expect(row.ofDecimals).toBeInstanceOf(Decimal);
  });

  test('texts put together, also of numbers', async () => {
    expect(await posts.aggregate({ t: StringAgg('title', { delimiter: '/', orderBy: ['-title'] }) })).toEqual({ t: 'third/second/first' });
    expect(await posts.aggregate({ t: StringAgg('title', { delimiter: '/', orderBy: '-title' }) })).toEqual({ t: 'third/second/first' });
    expect(await posts.aggregate({ t: StringAgg('title', { delimiter: '/', orderBy: F('title').desc() }) })).toEqual({
      t: 'third/second/first',
    });
    expect(await posts.aggregate({ t: StringAgg('views', { delimiter: ',', orderBy: ['views'] }) })).toEqual({ t: '3,6,12' });
    expect(await posts.filter({ id: -1 }).aggregate({ t: StringAgg('title', { delimiter: '/', default: 'none' }) })).toEqual({ t: 'none' });
  });

  test('lists of JSON', async () => {
    const rows = await Author.objects
      .annotate({ titles: JSONBAgg('posts__title', { orderBy: ['posts__title'], filter: Q({ posts__isnull: false }) }) })
      .orderBy('name')
      .values('name', 'titles');
    expect(rows).toEqual([
      { name: 'Ann', titles: ['first', 'second'] },
      { name: 'Bob', titles: ['third'] },
      { name: 'Cid', titles: ['fourth'] },
    ]);
    const { list } = await posts.aggregate({ list: JSONBAgg(JSONObject({ t: 'title', price: 'price' }), { orderBy: ['title'] }) });
    expect(list!.map(({ t }) => t)).toEqual(['first', 'second', 'third']);
    expect(list!.map(({ price }) => (price === null ? null : Number(price)))).toEqual([1.1, 2.2, null]);
    expect(await posts.filter({ id: -1 }).aggregate({ a: JSONBAgg('id'), b: JSONBAgg('id', { default: [] }) })).toEqual({ a: null, b: [] });
  });

  test('arrays', async () => {
    const found = Author.objects
      .annotate({ tags: ArrayAgg('posts__tags__name', { distinct: true, filter: Q({ posts__tags__isnull: false }), default: [] }) })
      .orderBy('name');
    if (!isPostgres) {
      await expect(found.values('tags')).rejects.toThrow(NotSupportedError);
      return;
    }
    expect(await found.valuesList('tags', { flat: true })).toEqual([['green', 'red'], ['blue', 'green', 'red'], []]);
    expect(await found.filter({ tags__contains: ['blue'] }).count()).toBe(1);
    const { prices, moments } = await posts.aggregate({
      prices: ArrayAgg('price', { orderBy: ['views'] }),
      moments: ArrayAgg('createdAt'),
    });
    expect(prices).toEqual([new Decimal('2.2'), new Decimal('1.1'), null]);
    expect(moments!.every((moment) => moment instanceof Date)).toBe(true);
  });

  test('arrays of subqueries', async () => {
    const titles = Post.objects
      .filter({ author: OuterRef('pk') })
      .orderBy('-title')
      .values('title');
    const found = Author.objects.annotate({ titles: ArraySubquery(titles) }).orderBy('name');
    if (!isPostgres) {
      await expect(found.values('titles')).rejects.toThrow('JSONBAgg');
      return;
    }
    expect(await found.valuesList('titles', { flat: true })).toEqual([['second', 'first'], ['third'], ['fourth']]);
    expect(await found.filter({ titles__len: 2 }).valuesList('name', { flat: true })).toEqual(['Ann']);
    const none = Author.objects.annotate({ titles: ArraySubquery(titles.none()) }).orderBy('name');
    expect(await none.valuesList('titles', { flat: true })).toEqual([[], [], []]);
    const theirs = Post.objects
      .filter({ author: OuterRef('pk') })
      .orderBy('title')
      .values({ one: JSONObject({ title: 'title', views: 'views' }) });
    const [ann] = await Author.objects
      .filter({ name: 'Ann' })
      .annotate({ documents: ArraySubquery(theirs) })
      .values('documents');
    expect(ann!.documents).toEqual([
      { title: 'first', views: 6 },
      { title: 'second', views: 3 },
    ]);
  });

  test('statistics of two numbers', async () => {
    const asked = posts.aggregate({
      corr: Corr('views', 'rating'),
      covariance: CovarPop('views', 'rating'),
      sample: CovarPop('views', 'rating', { sample: true }),
      x: RegrAvgX('views', 'rating'),
      y: RegrAvgY('views', 'rating'),
      n: RegrCount('views', 'rating'),
      intercept: RegrIntercept('views', 'rating'),
      r2: RegrR2('views', 'rating'),
      slope: RegrSlope('views', 'rating'),
      sxx: RegrSXX('views', 'rating'),
      sxy: RegrSXY('views', 'rating'),
      syy: RegrSYY('views', 'rating'),
    });
    if (!isPostgres) {
      await expect(asked).rejects.toThrow("Compute it from sums: Sum(F('x').mul('y'))");
      return;
    }
    const row = await asked;
    const near = {
      corr: 0.6547,
      covariance: 3,
      sample: 4.5,
      x: 2.5,
      y: 7,
      n: 3,
      intercept: 2,
      r2: 0.4286,
      slope: 2,
      sxx: 4.5,
      sxy: 9,
      syy: 42,
    };
    for (const [name, value] of Object.entries(near))
      expect([name, row[name as keyof typeof row]]).toEqual([name, expect.closeTo(value, 3)]);
    expect(
      await posts.filter({ id: -1 }).aggregate({ n: RegrCount('views', 'rating'), c: Corr('views', 'rating', { default: 0 }) }),
    ).toEqual({ n: 0, c: 0 });
  });

  test('some aggregates are not changed by rows that are repeated', async () => {
    const row = await Author.objects
      .filter({ name: 'Ann' })
      .annotate({ n: Count('editedPosts', { distinct: true }), bits: BitOr('posts__views') })
      .get();
    expect([row.n, row.bits]).toEqual([0, 7]);
    await expect(Author.objects.annotate({ n: Count('editedPosts', { distinct: true }), sum: Sum('posts__views') }).get()).rejects.toThrow(
      'MULTIPLIED',
    );
  });

  test('functions of PostgreSQL', async () => {
    const asked = Author.objects.filter({ name: 'Ann' }).values({ key: RandomUUID(), now: TransactionNow() });
    if (!isPostgres) {
      await expect(asked).rejects.toThrow('Use UUID4()');
      return;
    }
    const [row] = await asked;
    expect(row!.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs(row!.now.getTime() - Date.now())).toBeLessThan(60_000);
  });
});
