import { beforeAll, expect, test } from '@jest/globals';
import { atomic, Count, Exists, F, Max, OuterRef } from 'dunder';
import { Author, Post } from '../../generated/index.js';
import { features, useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/**
 * `distinct('author')` was forgotten inside another query: all the rows of each author were found, on every database. An order that it does not
 * begin with was an error of PostgreSQL.
 */
describeEachDatabase('distinct() with fields', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    for (const [index, { id }] of blog.posts.entries()) await Post.objects.filter({ id }).update({ views: index });
  });
  const latest = () => Post.objects.orderBy('author__id', '-views').distinct('author__id');
  const titles = async (rows: PromiseLike<readonly { readonly title: string }[]>) => (await rows).map(({ title }) => title);
  const refused = (work: () => PromiseLike<unknown>, code: string) => expect(Promise.resolve().then(work)).rejects.toMatchObject({ code });

  test('inside another query', async () => {
    const around = Post.objects.filter({ pk__in: latest() }).orderBy('id');
    if (!features().distinctOn) return await refused(() => around, 'QUERY.DISTINCT_ON');
    expect(await titles(latest())).toEqual(['second', 'third', 'fourth']);
    expect(await titles(around)).toEqual(['second', 'third', 'fourth']);
    expect(await titles(Post.objects.exclude({ pk__in: latest() }))).toEqual(['first']);
    expect(await titles(Post.objects.filter({ views__in: latest().values('views') }).orderBy('id'))).toEqual(['second', 'third', 'fourth']);
    // A first row whose value is NULL has none: no other row of the author stands for it.
    const editors = Post.objects.orderBy('author__id', '-views').distinct('author__id').values('editor');
    expect(await Author.objects.filter({ id__in: editors }).valuesList('name', { flat: true })).toEqual(['Bob']);
    expect(await Author.objects.exclude({ id__in: editors }).count()).toBe(2);
    const second = latest().filter({ pk: OuterRef('pk') }).slice(0, 1); // prettier-ignore
    expect(await Post.objects.filter(Exists(second)).count()).toBe(4);
    expect(await Post.objects.filter({ pk__in: latest() }).update({ views: F('views').add(10) })).toBe(3);
  });

  test('says which order it needs', async () => {
    const wrong = () => Post.objects.orderBy('title').distinct('author');
    const code = features().distinctOn ? 'QUERY.DISTINCT_ORDER' : 'QUERY.DISTINCT_ON';
    await refused(wrong, code);
    await refused(() => Post.objects.distinct('author'), code);
    await refused(() => Post.objects.orderBy('title', 'id').distinct('author__id', 'title'), code);
    await refused(() => wrong().count(), code);
    await refused(() => wrong().aggregate({ last: Max('id') }), code);
    await refused(() => Post.objects.filter({ pk__in: wrong() }), code);
    if (!features().distinctOn) return;
    expect(await Post.objects.orderBy('title', 'author__id', 'id').distinct('author__id', 'title').count()).toBe(4);
    expect(await Post.objects.orderBy('author__id').distinct('author__id', 'status').count()).toBe(3);
    expect(await Post.objects.orderBy().distinct('author').count()).toBe(3);
  });
});

/** PostgreSQL's own errors, and locks of unions that were forgotten in silence. */
describeEachDatabase('locks of what are no rows of a table', (database) => {
  useBlog(database);
  const locked: Readonly<Record<string, () => PromiseLike<unknown>>> = {
    groups: () => Author.objects.annotate({ n: Count('posts') }).selectForUpdate(),
    distinct: () => Author.objects.distinct().selectForUpdate(),
  };

  test.each(Object.entries(locked))('%s', async (_name, work) => {
    const { selectForUpdate, lockGroups } = features();
    const rows = atomic(work);
    if (selectForUpdate && !lockGroups) await expect(rows).rejects.toMatchObject({ code: 'QUERY.LOCK_GROUPS' });
    else expect(await rows).toHaveLength(3);
    const found = Author.objects.annotate({ n: Count('posts') }).filter({ n__gte: 1 });
    expect(await atomic(() => Author.objects.filter({ pk__in: found.values('pk') }).selectForUpdate())).toHaveLength(3);
  });

  test('unions and their parts', () => {
    const union = Author.objects.union([Author.objects.all()]);
    const code = 'QUERY.LOCK_COMBINATION';
    expect(() => union.selectForUpdate()).toThrow(expect.objectContaining({ code }));
    expect(() => Author.objects.selectForUpdate().union([Author.objects.all()])).toThrow(expect.objectContaining({ code }));
    expect(() => Author.objects.union([Author.objects.selectForUpdate()])).toThrow(expect.objectContaining({ code }));
  });
});
