import { expect, test } from '@jest/globals';
import { Avg, Count, Decimal, Max, type QuerySet, Sum } from 'dunder';
import { captureQueries } from '../../../runtime/connection/capture-queries.js';
import { Post, type PostSchema } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

type PostRows = QuerySet<PostSchema>;

// Django: none().aggregate() answers without the database.
describeEachDatabase('aggregates over no rows', (database) => {
  useBlog(database);

  test('are known without a statement', async () => {
    const of = (rows: PostRows) =>
      rows.aggregate({
        n: Count('*'),
        authors: Count('author', { distinct: true }),
        top: Max('views'),
        sum: Sum('views', { default: 7 }),
        mean: Avg('views'),
      });
    const values = { n: 0, authors: 0, top: null, sum: 7, mean: null };
    const sent = await captureQueries(async () => {
      expect(await of(Post.objects.none())).toEqual(values);
      expect(await of(Post.objects.filter({ id__in: [] }))).toEqual(values);
      expect(await of(Post.objects.none().distinct())).toEqual(values);
      // The plan is shared, and so is the answer not.
      expect((await Post.objects.none().aggregate({ sum: Sum('views', { default: 8 }) })).sum).toBe(8);
    });
    expect(sent).toEqual([]);
    expect(await of(Post.objects.filter({ title: 'nobody' }))).toEqual(values);
  });

  test('are what the database says where that takes more', async () => {
    const { more, price } = await Post.objects.none().aggregate({ more: Count('*').add(1), price: Sum('price', { default: 3 }) });
    expect(more).toBe(1);
    expect(price).toEqual(new Decimal(3));
  });

  test('are checked all the same', async () => {
    await expect(Post.objects.none().aggregate({ n: Count('nobody' as never) })).rejects.toMatchObject({ code: 'QUERY.UNKNOWN_FIELD' });
  });
});
