import { beforeAll, expect, test } from '@jest/globals';
import { Count, F, Max } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// A filter() after values() joins the posts anew, as in Django; `views` was read from that join by values(), and from the first by annotate().
describeEachDatabase('columns of values() that a later filter joins again', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    for (const [index, views] of [10, 20, 30, 40].entries()) await Post.objects.filter({ pk: blog.posts[index]!.pk }).update({ views });
  });
  const byViews = () => Author.objects.values('name', 'posts__views');

  test('are of the rows that values() found', async () => {
    const rows = byViews().filter({ posts__title: 'first' }).orderBy('posts__views');
    const both = [
      { name: 'Ann', posts__views: 10 },
      { name: 'Ann', posts__views: 20 },
    ];
    expect(await rows).toEqual(both);
    expect(await rows.orderBy(F('posts__views').desc())).toEqual(both.toReversed());
    expect(await rows.count()).toBe(2);
    expect(await rows.slice(1, 3).exists()).toBe(true);
    expect(await rows.slice(2, 4).exists()).toBe(false);
  });

  test('tell the groups apart that they announced', async () => {
    const rows = byViews()
      .annotate({ n: Count('*') })
      .annotate({ z: F('posts__views').add(F('n')) })
      .filter({ posts__title__in: ['first', 'second', 'fourth'] })
      .orderBy('posts__views');
    expect(await rows).toEqual([
      { name: 'Ann', posts__views: 10, n: 2, z: 12 },
      { name: 'Ann', posts__views: 20, n: 2, z: 22 },
      { name: 'Cid', posts__views: 40, n: 1, z: 41 },
    ]);
    expect(await rows.count()).toBe(3);
  });

  test('are what aggregate() reads of a slice, of distinct rows and of groups', async () => {
    const rows = byViews().filter({ posts__title: 'first' }).orderBy('posts__views');
    const top = { top: Max('posts__views') };
    expect(await rows.slice(0, 2).aggregate(top)).toEqual({ top: 20 });
    expect(await rows.distinct().aggregate(top)).toEqual({ top: 20 });
    const groups = rows.annotate({ n: Count('*') });
    expect(await groups.aggregate({ ...top, rows: Count('*') })).toEqual({ top: 20, rows: 2 });
    // Of plain rows it is the latest that was joined, as in Django.
    expect(await rows.aggregate(top)).toEqual({ top: 10 });
  });

  test('are those of a filter before it', async () => {
    const rows = Author.objects.filter({ posts__title: 'first' }).values('name', 'posts__views').filter({ posts__title: 'second' });
    expect(await rows).toEqual([{ name: 'Ann', posts__views: 10 }]);
    expect(await Post.objects.filter({ views__in: rows.values('posts__views') }).count()).toBe(1);
  });

  test('join nothing where others take their place', async () => {
    expect(await Author.objects.values('posts__views').values('name').count()).toBe(3);
    expect(await Author.objects.values('posts__views').count()).toBe(4);
  });
});
