import { expect, test } from '@jest/globals';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// MariaDB read 2.5 as an integer where the column has an index: `author_id IN (2.5)` found rows.
describeEachDatabase('a fraction in a list beside an integer column', (database) => {
  useBlog(database);

  test('equals none', async () => {
    const posts = Post.objects.orderBy('id');
    expect(await posts.filter({ author__id__in: [1.5, 2.5] })).toEqual([]);
    expect(await posts.filter({ tags__id__in: [2.5] })).toEqual([]);
    expect(await posts.filter({ author__id__in: [2.5, 2] }).count()).toBe(1);
  });
});

/** MySQL 9 read the fraction as an integer where an UPDATE or DELETE asks for the absence of rows by an index. */
describeEachDatabase('a fraction beside an integer column of absent rows', (database) => {
  useBlog(database);

  test('equals none', async () => {
    expect(await Post.objects.exclude({ tags__id: 1.5 }).update({ views: 1 })).toBe(4);
    expect(await Post.objects.exclude({ tags__id: 1 }).update({ views: 2 })).toBe(2);
    expect(await Author.objects.exclude({ posts__id__in: [1.5] }).count()).toBe(3);
    expect(await Author.objects.exclude({ posts__id__in: [3.5, 3] }).count()).toBe(2);
    expect((await Post.objects.exclude({ tags__id: 1.5 }).delete())[1]['Post']).toBe(4);
  });
});
