import {
  AnyValue, ArrayAgg, ArraySubquery, BitAnd, BitOr, BitXor, BoolAnd, BoolOr, Corr, CovarPop, FirstValue, Lag, LastValue, Lead, Min, NthValue, Ntile, OuterRef,
  Q, RegrAvgX, RegrAvgY, RegrCount, RegrIntercept, RegrR2, RegrSlope, RegrSXX, RegrSXY, RegrSYY, RowRange, StdDev, Sum, ValueRange, Variance, Window,
} from 'dunder'; // prettier-ignore
import type { Decimal } from 'decimal.js';
import { Author, Comment, Post } from '../sample/index.js';
import { assertType, type Equal } from '../support/equal.js';

type N = number | null;

export async function aggregates() {
  const row = await Post.objects.aggregate({
    min: Min('createdAt'),
    some: AnyValue('title', { filter: Q({ views__gt: 3 }) }),
    deviation: StdDev('views', { sample: true }),
    variance: Variance('price'),
    and: BitAnd('views'),
    or: BitOr('votes', { default: 0n }),
    xor: BitXor('views', { default: 0 }),
  });
  assertType<Equal<[typeof row.min, typeof row.some, typeof row.deviation], [Date | null, string | null, N]>>();
  assertType<Equal<[typeof row.variance, typeof row.and, typeof row.or, typeof row.xor], [Decimal | null, N, bigint, number]>>();
  const all = await Comment.objects.aggregate({ every: BoolAnd('approved'), any: BoolOr(Q({ text: 'x' }), { default: false }) });
  assertType<Equal<typeof all, { every: boolean | null; any: boolean }>>();
}

export async function pairs() {
  const row = await Post.objects.aggregate({
    corr: Corr('views', 'price'),
    covariance: CovarPop('views', 'votes', { sample: true, default: 0 }),
    x: RegrAvgX('views', 'id'),
    y: RegrAvgY('views', 'id'),
    n: RegrCount('views', 'id'),
    intercept: RegrIntercept('views', 'id'),
    r2: RegrR2('views', 'id'),
    slope: RegrSlope('views', 'id', { filter: Q({ title: 'x' }) }),
    sxx: RegrSXX('views', 'id'),
    sxy: RegrSXY('views', 'id'),
    syy: RegrSYY('views', 'id'),
  });
  assertType<Equal<[typeof row.corr, typeof row.covariance, typeof row.x, typeof row.y, typeof row.n], [N, number, N, N, number]>>();
  assertType<Equal<[typeof row.intercept, typeof row.r2, typeof row.slope], [N, N, N]>>();
  assertType<Equal<[typeof row.sxx, typeof row.sxy, typeof row.syy], [N, N, N]>>();
}

export async function windows() {
  const row = await Post.objects
    .annotate({
      quarter: Window(Ntile(4), { orderBy: 'views' }),
      before: Window(Lag('views', 2, 0), { orderBy: 'id' }),
      after: Window(Lead('title'), { orderBy: 'id' }),
      first: Window(FirstValue('title'), { partitionBy: 'author', orderBy: 'id' }),
      last: Window(LastValue('price'), { orderBy: 'id', frame: RowRange({ start: 0, end: null }) }),
      second: Window(NthValue('views', 2), { orderBy: 'id' }),
      near: Window(Sum('views'), { orderBy: 'views', frame: ValueRange({ start: -3, end: 3, exclusion: 'TIES' }) }),
    })
    .get();
  assertType<Equal<[typeof row.quarter, typeof row.before, typeof row.after], [number, N, string | null]>>();
  assertType<Equal<[typeof row.first, typeof row.last, typeof row.second, typeof row.near], [string, Decimal | null, N, N]>>();
}

export async function lists() {
  const row = await Author.objects
    .values({
      titles: ArrayAgg('posts__title', { default: [], orderBy: ['-posts__id'] }),
      latest: ArraySubquery(
        Post.objects
          .filter({ author: OuterRef('pk') })
          .values('views')
          .slice(0, 3),
      ),
    })
    .get();
  assertType<Equal<typeof row, { titles: readonly (string | null)[]; latest: readonly number[] }>>();
}
