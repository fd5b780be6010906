import { beforeAll, expect, test } from '@jest/globals';
import { F } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// `NOT ("id" IN ("age", 1) AND "age" IS NOT NULL)` left out no row with the key 1 whose age is NULL, and a range with an end that is NULL was neither
// found nor left out: exclude() is the rest of filter().
describeEachDatabase('exclude() with columns in a list', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    await Author.objects.filter({ pk: blog.authors[1].pk }).update({ age: blog.authors[1].id });
  });

  test('of which one is NULL', async () => {
    const [ann, bob, cid] = blog.authors.map(({ id }) => id) as [number, number, number];
    const both = async (condition: Parameters<typeof Author.objects.filter>[0]): Promise<readonly number[][]> => [
      await Author.objects.filter(condition as never).orderBy('id').valuesList('id', { flat: true }),
      await Author.objects.exclude(condition as never).orderBy('id').valuesList('id', { flat: true }),
    ]; // prettier-ignore
    expect(await both({ id__in: [F('age'), ann] })).toEqual([[ann, bob], [cid]]);
    expect(await both({ id__in: [ann, F('age'), F('mentor__age')] })).toEqual([[ann, bob], [cid]]);
    expect(await both({ id__in: [F('age'), F('mentor__age')] })).toEqual([[bob], [ann, cid]]);
    expect(await both({ id__range: [0, F('age')] })).toEqual([[bob], [ann, cid]]);
    expect(await both({ id__range: [F('age'), 1000] })).toEqual([[bob], [ann, cid]]);
    expect(await both({ id__range: [F('mentor__age'), F('age')] })).toEqual([[], [ann, bob, cid]]);
  });

  test('of a relation', async () => {
    const posts = Post.objects.exclude({ id__in: [F('editor__age'), 1] }).filter({ id: 1 });
    expect(await posts.count()).toBe(0);
  });
});
