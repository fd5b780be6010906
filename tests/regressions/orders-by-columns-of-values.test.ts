import { beforeAll, expect, test } from '@jest/globals';
import { Count } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// `values('author').orderBy('author')` followed the ordering of authors, by name, and told groups apart by it; in Django it is the column.
describeEachDatabase('a relation that values() names and orderBy() too', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    await Author.objects.filter({ pk: blog.authors[0].pk }).update({ name: 'Zoe' });
  });
  const ids = () => blog.authors.map(({ id }) => id);

  test('is ordered by its column', async () => {
    const [ann, bob, cid] = ids();
    expect(await Post.objects.values('author').distinct().orderBy('author')).toEqual([{ author: ann }, { author: bob }, { author: cid }]);
    expect(
      await Post.objects
        .values('author')
        .annotate({ n: Count('*') })
        .orderBy('-author'),
    ).toEqual([
      { author: cid, n: 1 },
      { author: bob, n: 1 },
      { author: ann, n: 2 },
    ]);
    expect(Post.objects.values('author').orderBy('author').toSql().sql).not.toContain('JOIN');
    expect(await Author.objects.valuesList('posts', { flat: true }).filter({ posts__title: 'first' }).orderBy('-posts')).toEqual([
      blog.posts[1].id,
      blog.posts[0].id,
    ]);
  });

  test('follows the ordering of its model where it is not selected', async () => {
    const names = await Post.objects.orderBy('author', 'title').valuesList('title', { flat: true });
    expect(names).toEqual(['third', 'fourth', 'first', 'second']);
    expect(await Post.objects.values('author').orderBy('author__name').first()).toEqual({ author: blog.authors[1].id });
  });
});
