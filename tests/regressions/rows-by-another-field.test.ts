import { expect, test } from '@jest/globals';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/** Without keys `inBulk()` took no name of a field, and by the fields of `distinct()` none: Django's `in_bulk(field_name="slug")`. */
describeEachDatabase('inBulk()', (database) => {
  useBlog(database);

  test('by another field takes all rows', async () => {
    const found = await Post.objects.filter({ title__in: ['first', 'second'] }).inBulk({ fieldName: 'slug' });
    expect([...found].map(([slug, { title }]) => [slug, title]).sort()).toEqual([['first', 'first'], ['second', 'second']]); // prettier-ignore
    expect((await Post.objects.inBulk(undefined, { fieldName: 'slug' })).size).toBe(4);
    await expect(Promise.resolve().then(() => Post.objects.inBulk('ab' as never))).rejects.toMatchObject({ code: 'QUERY.BAD_LIST' });
  });

  if (database.dialect !== 'postgres') return;
  test('by a field that is distinct', async () => {
    const found = await Post.objects.orderBy('author__id', '-id').distinct('author__id').values('title').inBulk({ fieldName: 'slug' });
    expect([...found.values()].map(({ title }) => title).sort()).toEqual(['fourth', 'second', 'third']);
    const latest = await Post.objects.orderBy('status', '-id').distinct('status').inBulk({ fieldName: 'status' });
    expect([...latest].map(([status, { title }]) => [status, title])).toEqual([['draft', 'fourth']]);
    await expect(Promise.resolve().then(() => Post.objects.inBulk({ fieldName: 'status' }))).rejects.toMatchObject({ code: 'QUERY.NOT_UNIQUE' }); // prettier-ignore
  });
});
