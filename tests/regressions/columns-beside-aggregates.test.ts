import { beforeAll, expect, test } from '@jest/globals';
import { Count, F, JSONObject, Sum } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

// An annotation of an aggregate and of columns beside it grouped by none of these columns: an error of PostgreSQL and of MySQL, and of
// SQLite the value of any row. They are groups, as in Django.
describeEachDatabase('columns beside an aggregate', (database) => {
  useBlog(database);
  beforeAll(async () => {
    await Post.objects.filter({ title: 'first' }).update({ views: 5 });
  });

  test('of the model itself, whose rows have an order', async () => {
    const rows = Author.objects.annotate({ a: JSONObject({ name: 'name', n: Count('posts') }) }).values('a');
    const found = (await rows).map(({ a }) => a);
    expect(found.sort((one, other) => one.name.localeCompare(other.name))).toEqual([
      { name: 'Ann', n: 2 },
      { name: 'Bob', n: 1 },
      { name: 'Cid', n: 1 },
    ]);
  });

  test('of a relation', async () => {
    const rows = Post.objects
      .annotate({ a: JSONObject({ title: 'title', author: 'author__name', n: Count('tags') }) })
      .orderBy('id')
      .values('a');
    expect((await rows).map(({ a }) => [a.title, a.author, a.n])).toEqual([
      ['first', 'Ann', 2],
      ['second', 'Ann', 1],
      ['third', 'Bob', 3],
      ['fourth', 'Cid', 0],
    ]);
    expect(await rows.count()).toBe(4);
  });

  test('makes the groups that values() announced smaller', async () => {
    const rows = Post.objects
      .values('author__name')
      .annotate({ more: F('author__id').add(Sum('views')) })
      .orderBy('author__name');
    expect((await rows).map((row) => row.author__name)).toEqual(['Ann', 'Bob', 'Cid']);
    expect((await rows).map(({ more }) => more)).toEqual([6, 2, 3]);
  });
});
