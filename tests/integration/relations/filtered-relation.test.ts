import { beforeAll, expect, test } from '@jest/globals';
import { Count, F, FilteredRelation, Q, Value } from 'dunder';
import { Author, Comment, Post } from '../../../generated/index.js';
import { statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const approved = () =>
  Post.objects.orderBy('id').annotate({ good: FilteredRelation('comments', { condition: Q({ comments__approved: true }) }) });
const red = () => Post.objects.orderBy('id').annotate({ red: FilteredRelation('tags', { condition: Q({ tags__name: 'red' }) }) });

describeEachDatabase('FilteredRelation', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    await Comment.objects.filter({ body__in: ['a', 'd'] }).update({ approved: true });
  });

  test('rows without a related row stay', async () => {
    expect(await approved().valuesList('title', 'good__body')).toEqual([
      ['first', 'a'],
      ['second', null],
      ['third', 'd'],
      ['fourth', null],
    ]);
  });

  test('over a key that is never NULL, where Django loses the rows without', async () => {
    const ann = Post.objects.annotate({ ann: FilteredRelation('author', { condition: Q({ author__name: 'Ann' }) }) });
    expect(await ann.orderBy('id').valuesList('title', 'ann__name')).toEqual([
      ['first', 'Ann'],
      ['second', 'Ann'],
      ['third', null],
      ['fourth', null],
    ]);
  });

  test('filters, and what is not there', async () => {
    expect(await approved().filter({ good__isnull: false }).valuesList('title', { flat: true })).toEqual(['first', 'third']);
    expect(await approved().filter({ good: null }).valuesList('title', { flat: true })).toEqual(['second', 'fourth']);
    expect(await approved().filter({ good__author: blog.authors[1] }).count()).toBe(2);
    expect(await approved().exclude({ good__body: 'a' }).valuesList('title', { flat: true })).toEqual(['second', 'third', 'fourth']);
    expect(await approved().filter({ good__body: 'c' }).exists()).toBe(false);
  });

  test('counted: the rows that the condition leaves', async () => {
    expect(
      await approved()
        .annotate({ n: Count('good'), authors: Count('good__author', { distinct: true }) })
        .valuesList('title', 'n', 'authors'),
    ).toEqual([
      ['first', 1, 1],
      ['second', 0, 0],
      ['third', 1, 1],
      ['fourth', 0, 0],
    ]);
  });

  test('a many-to-many gives no row of the join table alone', async () => {
    expect(await red().valuesList('title', 'red__slug')).toEqual([
      ['first', 'red'],
      ['second', null],
      ['third', 'red'],
      ['fourth', null],
    ]);
  });

  test('one name is one joined row, in however many calls', async () => {
    const authors = Author.objects
      .annotate({ own: FilteredRelation('posts', { condition: Q({ posts__title__in: ['first', 'third'] }) }) })
      .filter({ own__title: 'first' })
      .filter({ own__views: 0 });
    expect(await authors.valuesList('name', 'own__title')).toEqual([['Ann', 'first']]);
  });

  test('a condition beside a column of the model', async () => {
    const edited = Post.objects.annotate({ own: FilteredRelation('author', { condition: Q({ author__id: F('editor') }) }) });
    expect(await edited.orderBy('id').valuesList('title', 'own__name')).toEqual([
      ['first', null],
      ['second', null],
      ['third', 'Bob'],
      ['fourth', null],
    ]);
  });

  test('selectRelated hangs the row on the instance', async () => {
    let names: unknown[] = [];
    const queries = await statements(async () => {
      const posts = await approved().selectRelated('good', 'good__author');
      names = posts.map((post) => [post.title, post.good?.body, post.good?.author?.name]);
    });
    expect(names).toEqual([
      ['first', 'a', 'Bob'],
      ['second', undefined, undefined],
      ['third', 'd', 'Bob'],
      ['fourth', undefined, undefined],
    ]);
    expect(queries).toHaveLength(1);
    const [, second] = await approved().selectRelated('good');
    expect(second?.good).toBeNull();
  });

  test('an update finds its rows by it', async () => {
    expect(await approved().filter({ good__body: 'd' }).update({ views: 7 })).toBe(1);
    expect(await Post.objects.filter({ views: 7 }).valuesList('title', { flat: true })).toEqual(['third']);
    await Post.objects.update({ views: 0 });
  });

  test('refuses what it cannot be', async () => {
    await expect(Promise.resolve(Post.objects.annotate({ x: FilteredRelation('title' as never) }))).rejects.toThrow('must name a relation');
    await expect(
      Promise.resolve(Post.objects.annotate({ x: FilteredRelation('comments', { condition: Q({ tags__name: 'red' }) }) }).values('x__id')),
    ).rejects.toThrow("which is beyond 'comments'");
    await expect(Promise.resolve(approved().prefetchRelated('good' as never))).rejects.toThrow("'good'");
    expect(() => FilteredRelation('' as never)).toThrow('takes the path of a relation');
    expect(() => Post.objects.annotate({ title: FilteredRelation('comments') as never })).toThrow('conflicts with a field');
    expect(() => Post.objects.annotate({ save: Value(1) as never })).toThrow("'save' conflicts with a member of Post");
    expect(
      await Post.objects
        .values('id')
        .annotate({ save: Value(1) as never })
        .orderBy('id')
        .first(),
    ).toMatchObject({ save: 1 });
  });
});
