import { beforeAll, expect, test } from '@jest/globals';
import { Case, Count, Exists, F, Max, OuterRef, Q, Rank, Subquery, Sum, Value, When, Window } from 'dunder';
import { Author, Comment, Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

/** Ann has the posts with 1 and 3 views, Bob that with 2, Cid that with 0. */
describeEachDatabase('subqueries that name aggregates of the query around', (database) => {
  const blog = useBlog(database);
  beforeAll(async () => {
    for (const [index, views] of [1, 3, 2, 0].entries()) await Post.objects.filter({ pk: blog.posts[index]!.pk }).update({ views });
  });
  const counted = Author.objects.annotate({ n: Count('posts') });
  const own = Post.objects.filter({ author: OuterRef('pk') });
  const seen = own.filter({ views__gt: OuterRef('n') });
  const names = async (rows: PromiseLike<readonly { readonly name: string }[]>) => (await rows).map(({ name }) => name);

  test('in conditions', async () => {
    expect(await names(counted.filter(Exists(seen)).orderBy('name'))).toEqual(['Ann', 'Bob']);
    expect(await names(counted.exclude(Exists(seen)).orderBy('name'))).toEqual(['Cid']);
    expect(await names(counted.filter(Q({ name: 'Cid' }).or(Exists(seen))).orderBy('-name'))).toEqual(['Cid', 'Bob', 'Ann']);
    expect(await names(counted.filter(Exists(seen)).filter({ n__gt: 1 }))).toEqual(['Ann']);
    expect(await names(counted.filter({ posts__in: seen }).orderBy('name'))).toEqual(['Ann', 'Bob']);
    expect(await counted.filter(Exists(seen)).count()).toBe(2);
    expect(await counted.filter(Exists(seen)).exists()).toBe(true);
    expect(await counted.filter(Exists(seen.filter({ views__gt: 3 }))).exists()).toBe(false);
    expect(await counted.filter(Exists(seen)).aggregate({ sum: Sum('n') })).toEqual({ sum: 3 });
    expect(await names(Author.objects.filter({ pk__in: counted.filter(Exists(seen)).values('pk') }).orderBy('name'))).toEqual(['Ann', 'Bob']); // prettier-ignore
  });

  test('in columns and orders', async () => {
    const made = counted.annotate({ title: Subquery(seen.orderBy('title').values('title').slice(0, 1)), any: Exists(seen) });
    const found = [
      { name: 'Ann', n: 2, title: 'second', any: true },
      { name: 'Bob', n: 1, title: 'third', any: true },
      { name: 'Cid', n: 1, title: null, any: false },
    ];
    expect(await made.orderBy('name').values('name', 'n', 'title', 'any')).toEqual(found);
    expect(await made.orderBy('-any', '-name').slice(0, 1).values('name', 'n', 'title', 'any')).toEqual([found[1]]);
    expect((await made.orderBy('name'))[0]).toMatchObject({ name: 'Ann', n: 2, title: 'second', any: true });
    expect(await made.filter({ title: 'third' }).values('name')).toEqual([{ name: 'Bob' }]);
    expect(await made.values('any').distinct().orderBy('any')).toEqual([{ any: false }, { any: true }]);
    const far = own.orderBy('views').annotate({ far: F('views').sub(OuterRef('n')) });
    expect(
      await counted
        .annotate({ far: Subquery(far.values('far').slice(0, 1)) })
        .orderBy('far', 'name')
        .values('name', 'far'),
    ).toEqual([
      { name: 'Ann', far: -1 },
      { name: 'Cid', far: -1 },
      { name: 'Bob', far: 1 },
    ]);
    expect(await names(counted.orderBy(Exists(seen), '-name'))).toEqual(['Cid', 'Bob', 'Ann']);
    const told = Case(When(Exists(seen), { then: F('n').mul(10) }), { default: Value(0) });
    expect(await counted.annotate({ told }).orderBy('-told').values('told')).toEqual([{ told: 20 }, { told: 10 }, { told: 0 }]);
  });

  test('of groups, of all their rows, and of the query around that', async () => {
    const perEditor = Post.objects.values('editor').annotate({ n: Count('*'), top: Max('views') });
    const above = Exists(Post.objects.filter({ views__gt: OuterRef('top') }));
    expect(await perEditor.filter(above).orderBy('n').values('n', 'top')).toEqual([{ n: 2, top: 2 }]);
    expect(await perEditor.filter(above.not()).values('n', 'top')).toEqual([{ n: 2, top: 3 }]);
    const as = Exists(Post.objects.filter({ views: OuterRef('n') }));
    expect(await perEditor.annotate({ as }).orderBy('n').values('as')).toEqual([{ as: true }, { as: true }]);
    const deep = Exists(own.filter(Exists(Comment.objects.filter({ post: OuterRef('pk'), pk__gt: OuterRef(OuterRef('n')) }))));
    expect(await names(counted.filter(deep).orderBy('name'))).toEqual(['Ann', 'Bob']);
  });

  test('in updates and deletes', async () => {
    expect(await counted.filter(Exists(seen)).update({ age: 7 })).toBe(2);
    expect(await Author.objects.filter({ age: 7 }).count()).toBe(2);
    await Author.objects.create({ name: 'Eve', email: 'eve@example.com' });
    expect(
      (
        await counted
          .filter(Exists(Post.objects.filter({ views: OuterRef('n') })))
          .filter({ n: 0 })
          .delete()
      )[0],
    ).toBe(1);
  });

  test('are refused beside windows', async () => {
    const ranked = counted.annotate({ place: Window(Rank(), { orderBy: '-n' }) }).filter(Exists(seen));
    await expect(ranked).rejects.toMatchObject({ code: 'QUERY.OUTER_AGGREGATE' });
  });
});
