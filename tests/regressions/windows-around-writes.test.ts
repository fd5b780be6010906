import { expect, test } from '@jest/globals';
import { atomic, Count, Exists, F, Max, OuterRef, Q, Rank, RowNumber, Sum, Window } from 'dunder';
import { getConnection } from '../../runtime/connection/databases.js';
import { Comment, Post, Tag } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/**
 * A filter on a window stands around the query, which `update()`, `delete()` and `aggregate()` did not know: they changed and counted all
 * the rows.
 */
describeEachDatabase('a filter on a window', (database) => {
  useBlog(database);
  const place = Window(RowNumber(), { orderBy: ['-title'] });
  const last = () => Post.objects.orderBy().annotate({ place }).filter({ place: 1 });

  test('says which rows are updated', async () => {
    expect(await last().update({ views: 7 })).toBe(1);
    expect(await Post.objects.filter({ views: 7 }).valuesList('title', { flat: true })).toEqual(['third']);
    expect(await Post.objects.orderBy().filter(place.lte(2), { views: 7 }).update({ views: 0 })).toBe(1);
  });

  test('says which rows are deleted', async () => {
    await Tag.objects.bulkCreate(['x', 'y', 'z'].map((name) => new Tag({ name, slug: name })));
    const first = Tag.objects.orderBy().filter({ name__in: ['x', 'y', 'z'] }).annotate({ place: Window(RowNumber(), { orderBy: ['name'] }) }).filter({ place: 1 }); // prettier-ignore
    expect(await first.delete()).toEqual([1, { Tag: 1 }]);
    expect(await Tag.objects.filter({ name__in: ['y', 'z'] }).delete()).toEqual([2, { Tag: 2 }]);
    await atomic(async () => {
      const comment = Comment.objects.orderBy().annotate({ place: Window(RowNumber(), { orderBy: ['id'] }) }).filter({ place: 1 });
      expect((await comment.delete())[0]).toBe(1);
    }, { durable: true }); // prettier-ignore
  });

  test('says which rows are counted, asked and aggregated', async () => {
    expect([await last().count(), await last().exists(), await last().filter({ place: 2 }).exists()]).toEqual([1, true, false]);
    const two = Post.objects.annotate({ place }).filter({ place__lte: 2 });
    expect(await two.aggregate({ n: Count('*'), authors: Count('author', { distinct: true }), s: Sum('views') })).toMatchObject({
      n: 2,
      authors: 2,
    });
    const each = Post.objects.filter(Exists(two.filter({ pk: OuterRef('pk') }))).count();
    if (getConnection('default').dialectObject!.features.correlatedTables === false)
      await expect(each).rejects.toMatchObject({ code: 'QUERY.CORRELATED_TABLE' });
    else expect(await each).toBe(4);
  });

  test('an aggregate of a window is computed around it', async () => {
    const ranked = Post.objects.annotate({ place: Window(Rank(), { orderBy: ['title'] }), twice: F('views').mul(2) });
    expect(await ranked.aggregate({ top: Max('place'), n: Count('*') })).toEqual({ top: 4, n: 4 });
    expect(await ranked.filter(Q({ place: 4 })).aggregate({ top: Max('place') })).toEqual({ top: 4 });
  });
});
