import { beforeEach, expect, test } from '@jest/globals';
import { Exists, Max, OuterRef, Q, Subquery } from 'dunder';
import { Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// MySQL said "You can't specify target table 'post' for update in FROM clause".
describeEachDatabase('changes whose subqueries ask the changed table', (database) => {
  useBlog(database);
  const views = () => Post.objects.orderBy('id').valuesList('views', { flat: true });
  const ofSameAuthor = Post.objects.filter({ author: OuterRef('author') });

  beforeEach(async () => {
    const posts = await Post.objects.orderBy('id');
    posts.forEach((post, index) => (post.views = index));
    await Post.objects.bulkUpdate(posts, ['views']);
  });

  test('in a list', async () => {
    const authors = Post.objects.filter({ views__gte: 2 }).values('author');
    expect(await Post.objects.filter({ author__in: authors }).update({ views: 9 })).toBe(2);
    expect(await views()).toEqual([0, 1, 9, 9]);
  });

  test('in Exists, and not in it', async () => {
    const other = Exists(ofSameAuthor.filter({ views__gt: OuterRef('views') }));
    expect(await Post.objects.filter(other).update({ views: 7 })).toBe(1);
    expect(await views()).toEqual([7, 1, 2, 3]);
    expect(await Post.objects.filter(Exists(Post.objects.filter({ views: 8 })).not()).update({ views: 8 })).toBe(4);
  });

  // MySQL 9 said so of `EXISTS (SELECT 1 FROM "post" … WHERE 0)` too, in any depth.
  test('in an EXISTS of no row', async () => {
    const none = Q({ author__posts__views__in: [] }).not().not();
    expect(Post.objects.filter(none.or({ views: 3 })).toSql().sql).not.toContain('EXISTS');
    expect(await Post.objects.filter(none.or({ author__name: 'nobody' })).update({ views: 9 })).toBe(0);
    expect(await Post.objects.exclude({ author__posts__views__in: [] }).filter({ author__isnull: false }).update({ views: 9 })).toBe(4);
  });

  test('as a value', async () => {
    const highest = ofSameAuthor
      .orderBy()
      .values('author')
      .annotate({ most: Max('views') })
      .values('most');
    await Post.objects.filter({ views__lt: 2 }).update({ views: Subquery(highest) });
    expect(await views()).toEqual([1, 1, 2, 3]);
  });

  test('of a delete', async () => {
    const [last] = await Post.objects.orderBy('-views');
    expect((await Post.objects.filter({ views__in: Post.objects.filter({ views: 3 }).values('views') }).delete())[0]).toBeGreaterThan(0);
    expect(await Post.objects.filter({ pk: last!.id }).exists()).toBe(false);
  });
});
