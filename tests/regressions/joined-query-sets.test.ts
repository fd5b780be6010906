import { expect, test } from '@jest/globals';
import { Count, F } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

describeEachDatabase('or() and xor() of QuerySets', (database) => {
  useBlog(database);

  // The two calls became one, which asked for a tag that is red and green at once.
  test('leave each filter() its own join', async () => {
    const both = Post.objects.filter({ tags__name: 'red' }).filter({ tags__name: 'green' });
    expect(
      await both
        .or(Post.objects.filter({ title: 'fourth' }))
        .distinct()
        .orderBy('id')
        .valuesList('title', { flat: true }),
    ).toEqual(['first', 'third', 'fourth']);
    const neither = Post.objects.exclude({ tags__name: 'red' }).exclude({ tags__name: 'green' });
    expect(await neither.xor(Post.objects.filter({ views: 1 })).valuesList('title', { flat: true })).toEqual(['fourth']);
  });

  // QUERY.UNKNOWN_FIELD: the second query's annotation was not there.
  test('know the annotations of both', async () => {
    const busy = Author.objects.annotate({ n: Count('posts') }).filter({ n__gt: 1 });
    const named = Author.objects.annotate({ mentorName: F('mentor__name') }).filter({ mentorName: 'Ann', name: 'Cid' });
    expect((await busy.or(named as never).orderBy('id')).map(({ name, n }) => [name, n])).toEqual([
      ['Ann', 2],
      ['Cid', 1],
    ]);
  });

  test('join more than two', async () => {
    const titled = (title: string) => Post.objects.filter({ title });
    expect(await titled('first').or(titled('third')).or(titled('fourth')).count()).toBe(3);
    expect(await titled('first').xor(titled('third')).xor(titled('first')).valuesList('title', { flat: true })).toEqual(['third']);
  });
});

describeEachDatabase('dates() over a relation', (database) => {
  useBlog(database);

  // The rows without NULL were another join than the one that was read.
  test('leaves NULL out', async () => {
    await Post.objects.filter({ title: 'third' }).update({ publishedAt: new Date('2025-03-04T05:06:07Z') });
    expect(await Author.objects.dates('posts__publishedAt', 'month')).toEqual(['2025-03-01']);
    expect(await Author.objects.datetimes('posts__publishedAt', 'hour')).toEqual([new Date('2025-03-04T05:00:00Z')]);
  });
});
