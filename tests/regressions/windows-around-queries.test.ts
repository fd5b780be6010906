import { expect, test } from '@jest/globals';
import {
  atomic,
  Avg,
  Count,
  CumeDist,
  Exists,
  F,
  Lag,
  LastValue,
  Max,
  OuterRef,
  Q,
  Rank,
  RowNumber,
  RowRange,
  Sum,
  Upper,
  Value,
  ValueRange,
  Window,
} from 'dunder';
import { Author, Comment, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

describeEachDatabase('filters on windows', (database) => {
  useBlog(database);
  const perAuthor = () => Post.objects.annotate({ place: Window(RowNumber(), { partitionBy: ['author'], orderBy: ['id'] }) });

  // Nothing was left of the condition on the window, so the other stood in WHERE and left out rows that the window counts.
  test('leave the windows as they are where a list of them is empty', async () => {
    const second = [{ title: 'second', place: 2 }];
    const titled = (posts: ReturnType<typeof perAuthor>) => posts.filter({ author__name: 'Ann' }).orderBy('id').values('title', 'place');
    expect(await titled(perAuthor().exclude(Q({ place__in: [] }).or({ title: 'first' })))).toEqual(second);
    expect(await titled(perAuthor().filter(Q({ place__in: [] }).or({ title: 'second' })))).toEqual(second);
    expect(await perAuthor().filter({ place__in: [] })).toEqual([]);
  });

  // They were forgotten: update() and delete() changed all rows, and aggregate() counted them.
  test('hold for update(), delete() and aggregate()', async () => {
    const kept = () => perAuthor().filter({ place: 1 });
    expect(await kept().aggregate({ n: Count('*') })).toEqual({ n: 3 });
    const undone = async (work: () => Promise<unknown>): Promise<unknown> => {
      let answer: unknown;
      const undo = new Error('undo');
      await expect(
        atomic(async () => {
          answer = await work();
          throw undo;
        }),
      ).rejects.toBe(undo);
      return answer;
    };
    expect(await undone(() => kept().update({ views: 7 }))).toBe(3);
    const comments = Comment.objects.annotate({ place: Window(RowNumber(), { orderBy: ['id'] }) }).filter({ place__gt: 2 });
    expect(await undone(() => comments.delete())).toEqual([2, { Comment: 2 }]);
  });

  // SQLite looked for the second group among other columns: "2nd GROUP BY term out of range".
  test('stand beside groups by what is computed', async () => {
    const rows = Post.objects
      .annotate({ seen: Q({ views__isnull: true }), n: Count('*') })
      .annotate({ mean: Window(Avg('views'), {}) })
      .filter({ mean__gte: 0 });
    expect((await rows.values('seen')).map(({ seen }) => seen)).toEqual([false, false, false, false]);
    expect((await rows.orderBy('id').values('n', 'mean')).map(({ n, mean }) => [n, mean])).toEqual([[1, 0], [1, 0], [1, 0], [1, 0]]); // prettier-ignore
  });

  test('leave DISTINCT to what is selected', async () => {
    const rows = await Post.objects
      .orderBy()
      .annotate({ place: Window(RowNumber(), { orderBy: ['id'] }) })
      .filter({ place__lte: 2 })
      .values('author__name')
      .distinct();
    expect(rows).toEqual([{ author__name: 'Ann' }]);
  });

  // `ORDER BY UPPER("c2")` is not what SELECT DISTINCT selected.
  test('are ordered by what is selected', async () => {
    const rows = await perAuthor()
      .annotate({ loud: Upper('title') })
      .filter({ place: 1 })
      .distinct()
      .orderBy(F('loud').desc({ nullsFirst: true }))
      .values('loud');
    expect(rows.map(({ loud }) => loud)).toEqual(['THIRD', 'FOURTH', 'FIRST']);
  });

  // `"editor_id" IS NOT NULL`, which the negation adds, left out rows before LAG looked at them.
  test('keep what a negation adds to them', async () => {
    const rows = await Post.objects
      .annotate({ before: Window(Lag('id'), { orderBy: ['id'] }) })
      .exclude(Q({ before__gte: F('editor') }).not())
      .orderBy('id')
      .values('id', 'before');
    expect(rows).toEqual([{ id: 3, before: 2 }]);
  });

  // LAST_VALUE was thought to be there always, so that NOT lost the row whose frame is empty.
  test('know that a frame may be empty', async () => {
    const rows = await Post.objects
      .annotate({ last: Window(LastValue('id'), { orderBy: ['id'], frame: RowRange({ start: null, end: -1 }) }) })
      .exclude({ last: 2 })
      .orderBy('id')
      .values('id', 'last');
    expect(rows).toEqual([
      { id: 1, last: null },
      { id: 2, last: 1 },
      { id: 4, last: 3 },
    ]);
  });

  // The subquery stands around the query, where "post"."id" is no more.
  test('stand beside subqueries of the row', async () => {
    const commented = Exists(Comment.objects.filter({ post: OuterRef('pk') }));
    const rows = await perAuthor().filter(commented.or({ place: 2 })).orderBy('id').values('id', 'place'); // prettier-ignore
    expect(rows).toEqual([
      { id: 1, place: 1 },
      { id: 2, place: 2 },
      { id: 3, place: 1 },
    ]);
    const untagged = perAuthor().filter(Q({ tags__name: 'red' }).not().or({ place: 1 }));
    expect(await untagged.count()).toBe(4);
    expect(await perAuthor().filter(Q({ place__in: Comment.objects.values('post').filter({ post: OuterRef('id') }) }).or({ id: 4 })).count()).toBe(2); // prettier-ignore
  });

  test('know columns that the query named as dunder names its own', async () => {
    const rows = await perAuthor()
      .annotate({ c2: F('views'), c1: Value(9) })
      .filter({ place: 2, author__name: 'Ann' });
    expect(rows.map(({ id, c1, c2 }) => [id, c1, c2])).toEqual([[2, 9, 0]]);
    expect(await Post.objects.annotate({ a1: F('id'), c1: F('id') }).distinct().aggregate({ most: Max('views') })).toEqual({ most: 0 }); // prettier-ignore
  });
});

describeEachDatabase('windows', (database) => {
  useBlog(database);

  // SQLite overlooks FILTER of MIN and MAX in such a frame.
  test('with a filter, of the greatest value', async () => {
    const early = Max('id', { filter: F('id').lt(3) });
    const rows = await Post.objects
      .annotate({ most: Window(early, { orderBy: ['id'], frame: ValueRange({ start: 0 }) }) })
      .orderBy('id')
      .values('most');
    expect(rows.map(({ most }) => most)).toEqual([2, 2, null, null]);
  });

  // The window stood in GROUP BY.
  test('over groups', async () => {
    const rows = await Post.objects
      .orderBy()
      .values('author__name')
      .annotate({ n: Count('id') })
      .annotate({ rank: Window(Rank(), { orderBy: ['-n'] }) })
      .orderBy('rank', 'author__name');
    expect(rows).toEqual([
      { author__name: 'Ann', n: 2, rank: 1 },
      { author__name: 'Bob', n: 1, rank: 2 },
      { author__name: 'Cid', n: 1, rank: 2 },
    ]);
  });

  // `SUM(RANK() OVER (…))` is an error: it is worked out in a subquery.
  test('under an aggregate', async () => {
    const ranked = Post.objects.annotate({ rank: Window(Rank(), { orderBy: ['author__name'] }) });
    expect(await ranked.aggregate({ sum: Sum('rank') })).toEqual({ sum: 9 });
  });

  test('with a default, of an aggregate', async () => {
    const rows = await Post.objects
      .annotate({ before: Window(Sum('id', { default: 0 }), { orderBy: ['id'], frame: RowRange({ start: null, end: -1 }) }) })
      .orderBy('id')
      .values('before');
    expect(rows.map(({ before }) => before)).toEqual([0, 1, 3, 6]);
  });

  // MariaDB answers HAVING with a DISTINCT aggregate wrong beside a window, when a joined column is grouped by.
  test('beside HAVING on different values', async () => {
    const rows = await Post.objects
      .orderBy('id')
      .annotate({ mentor: F('author__mentor__createdAt'), n: Avg('editor__id', { distinct: true }) })
      .filter({ n__lte: 2.5 })
      .annotate({ place: Window(CumeDist(), { orderBy: ['id'] }) })
      .values('id', 'n', 'place');
    expect(rows).toEqual([
      { id: 1, n: 2, place: 0.5 },
      { id: 3, n: 2, place: 1 },
    ]);
  });

  // MariaDB found no group where the rows are distinct too.
  test('beside HAVING on a computed average of distinct rows', async () => {
    const groups = Post.objects.orderBy().values('author').annotate({ n: Avg('author__id', { default: 7 }) }); // prettier-ignore
    const rows = groups.annotate({ all: Window(Count('*')) }).filter({ n: 1 });
    expect(await rows.distinct()).toEqual(await rows);
    expect(await rows).toEqual([{ author: 1, n: 1, all: 1 }]);
  });

  test('of a related model', async () => {
    const rows = await Author.objects.orderBy('id').annotate({ n: Count('posts') }).annotate({ place: Window(Rank(), { orderBy: ['-n'] }) }); // prettier-ignore
    expect(rows.map(({ n, place }) => [n, place])).toEqual([
      [2, 1],
      [1, 2],
      [1, 2],
    ]);
  });
});
