import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, test } from '@jest/globals';
import { addGlobalFilter, Count, Cte, F, FilteredRelation, OuterRef, Prefetch, Q, recursiveCte, Subquery, Value } from 'dunder';
import { Author, Comment, Post, Tag } from '../../../generated/index.js';
import { features, statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const tenant = new AsyncLocalStorage<number>();
const added: (() => void)[] = [];
afterEach(() => {
  for (const remove of added.splice(0)) remove();
});

describeEachDatabase('global filters where queries stand in others', (database) => {
  const blog = useBlog(database);
  const [ANN, BOB, CID] = [0, 1, 2] as const;

  /** Posts of the tenant alone, and comments on them. */
  function byTenant(): void {
    added.push(
      addGlobalFilter(Post.objects, 'tenant', () => ({ author: tenant.getStore()! })),
      addGlobalFilter(Comment.objects, 'tenant', () => ({ post__author: tenant.getStore()! })),
    );
  }
  /** Runs the same query for each of the three, so that a plan made for one serves the others. */
  async function each<T>(run: () => PromiseLike<T>): Promise<T[]> {
    const found: T[] = [];
    for (const index of [ANN, BOB, CID]) found.push(await tenant.run(blog.authors[index].id, async () => await run()));
    return found;
  }

  test('hold inside a common table expression', async () => {
    byTenant();
    const titles = Cte('titles', Post.objects.values('id', 'title', 'author'));
    const named = () => titles.objects.orderBy('id').valuesList('title', { flat: true });
    expect(await each(named)).toEqual([['first', 'second'], ['third'], ['fourth']]);
    expect(await each(() => titles.objects.count())).toEqual([2, 1, 1]);
    expect(await each(() => titles.objects.filter({ title: 'third' }).exists())).toEqual([false, true, false]);
    expect(await each(() => titles.objects.aggregate({ n: Count('*') }))).toEqual([{ n: 2 }, { n: 1 }, { n: 1 }]);
    const sent = await tenant.run(987_654, async () => await statements(named));
    expect(sent.join()).not.toContain('987654');
  });

  test('hold in what is counted by it, and in rows that it is joined to', async () => {
    byTenant();
    const totals = Cte('totals', Post.objects.values('author').annotate({ n: Count('*'), said: Count('comments') }));
    const joined = Author.objects.orderBy('id').withCte(totals, { on: { author: 'pk' }, join: 'left' });
    const rows = () => joined.valuesList('name', 'totals__n', 'totals__said');
    expect(await each(rows)).toEqual([
      [['Ann', 4, 3], ['Bob', null, null], ['Cid', null, null]],
      [['Ann', null, null], ['Bob', 1, 1], ['Cid', null, null]],
      [['Ann', null, null], ['Bob', null, null], ['Cid', 1, 0]],
    ]); // prettier-ignore
    const posts = Cte(
      'said',
      Comment.objects
        .unfiltered()
        .values('post')
        .annotate({ n: Count('*') }),
    );
    const behind = () =>
      Post.objects
        .orderBy('id')
        .withCte(posts, { on: { post: 'pk' } })
        .valuesList('title', 'said__n');
    expect(await each(behind)).toEqual([[['first', 3]], [['third', 1]], []]);
  });

  test('each query of a statement says for itself', async () => {
    byTenant();
    const all = Cte('every', Post.objects.unfiltered().values('id'));
    const own = Cte('own', Post.objects.values('id'));
    expect(await each(() => all.objects.count())).toEqual([4, 4, 4]);
    expect(await each(() => Post.objects.filter({ id__in: all.objects.values('id') }).count())).toEqual([2, 1, 1]);
    expect(
      await each(() =>
        Post.objects
          .unfiltered()
          .filter({ id__in: own.objects.values('id') })
          .count(),
      ),
    ).toEqual([2, 1, 1]);
    expect(
      await each(() =>
        Post.objects
          .unfiltered()
          .withCte(own, { on: { id: 'pk' } })
          .count(),
      ),
    ).toEqual([2, 1, 1]);
    expect(await each(() => Post.objects.withoutFilter('tenant').exclude({ id__in: own.objects.values('id') }).count())).toEqual([2, 3, 3]); // prettier-ignore
    const counted = Author.objects.orderBy('id').annotate({ n: Subquery(own.objects.filter({ id: OuterRef('pk') }).values('id')) });
    expect((await each(() => counted.count())).length).toBe(3);
  });

  test('hold in update() and delete() that find their rows by one', async () => {
    byTenant();
    const own = Cte('own', Post.objects.values('id'));
    const raised = () => Post.objects.unfiltered().filter({ id__in: own.objects.values('id') }).update({ views: F('views').add(1) }); // prettier-ignore
    expect(await each(raised)).toEqual([2, 1, 1]);
    const all = Cte('every', Post.objects.unfiltered().values('id'));
    expect(await each(() => Post.objects.filter({ id__in: all.objects.values('id') }).update({ views: 0 }))).toEqual([2, 1, 1]);
    const said = Cte('said', Comment.objects.values('id'));
    const gone = () =>
      Comment.objects
        .unfiltered()
        .filter({ id__in: said.objects.values('id'), body: 'none' })
        .delete();
    expect(await each(gone)).toEqual([[0, {}], [0, {}], [0, {}]]); // prettier-ignore
  });

  test('hold in both parts of a recursion', async () => {
    const [red, green, blue] = blog.tags;
    await Tag.objects.filter({ id: green.id }).update({ parent: red });
    await Tag.objects.filter({ id: blue.id }).update({ parent: green });
    const tree = recursiveCte('tree', Tag.objects.filter({ parent: null }).values('id', { depth: Value(0) }), (above) =>
      Tag.objects.withCte(above, { on: { id: 'parent' } }).values('id', { depth: F('tree__depth').add(1) }),
    );
    const names = () => Tag.objects.unfiltered().withCte(tree, { on: { id: 'pk' } }).orderBy('tree__depth').valuesList('name', { flat: true }); // prettier-ignore
    expect(await names()).toEqual(['red', 'green', 'blue']);
    let hidden = 'green';
    added.push(addGlobalFilter(Tag.objects, 'hidden', () => Q({ name: hidden }).not()));
    expect(await names()).toEqual(['red']);
    hidden = 'blue';
    expect(await names()).toEqual(['red', 'green']);
    hidden = 'red';
    expect(await names()).toEqual([]);
    added.pop()!();
    await Tag.objects.update({ parent: null });
  });

  test('without a value nothing is sent', async () => {
    byTenant();
    const own = Cte('own', Post.objects.values('id'));
    const sent = await statements(async () => {
      await expect(own.objects.count()).rejects.toThrow(/QUERY.FILTER_VALUE/);
      await expect(Author.objects.withCte(own, { on: { id: 'pk' } }).count()).rejects.toThrow(/QUERY.FILTER_VALUE/);
      await expect(Author.objects.filter({ id__in: own.objects.values('id') }).count()).rejects.toThrow(/QUERY.FILTER_VALUE/);
    });
    expect(sent).toEqual([]);
  });

  test('hold for a FilteredRelation over several relations, and beside a common table expression', async () => {
    byTenant();
    const noted = Author.objects.orderBy('id').annotate({ said: FilteredRelation('posts__comments', { condition: Q({ posts__comments__body__in: ['a', 'd'] }) }) }); // prettier-ignore
    const counts = () => noted.annotate({ n: Count('said') }).valuesList('n', { flat: true });
    expect(await each(counts)).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 0]]); // prettier-ignore
    const written = Author.objects.orderBy('id').annotate({ mine: FilteredRelation('posts', { condition: Q({ posts__title__in: ['second', 'third'] }) }) }); // prettier-ignore
    const loaded = async () => (await written.selectRelated('mine')).map(({ mine }) => mine?.title ?? null);
    expect(await each(loaded)).toEqual([['second', null, null], [null, 'third', null], [null, null, null]]); // prettier-ignore
    const own = Cte('own', Post.objects.values('author'));
    const both = () => noted.withCte(own, { on: { author: 'pk' } }).annotate({ n: Count('said') }).valuesList('name', 'n'); // prettier-ignore
    expect(await each(both)).toEqual([[['Ann', 2]], [['Bob', 1]], [['Cid', 0]]]);
  });

  test('hold for relations of one statement: nested, sliced, to attributes, beside a common table expression', async () => {
    byTenant();
    const query = Author.objects.orderBy('id').prefetchStrategy('statement');
    const nested = query.prefetchRelated(
      Prefetch('posts', Post.objects.orderBy('id').prefetchStrategy('statement').prefetchRelated(Prefetch('comments', Comment.objects.orderBy('id').slice(0, 2)))),
    ); // prettier-ignore
    const read = async () =>
      (await nested).map(({ posts }) => [...posts].map(({ title, comments }) => [title, ...[...comments].map(({ body }) => body)]));
    expect(await each(read)).toEqual([
      [[['first', 'a', 'b'], ['second']], [], []],
      [[], [['third', 'd']], []],
      [[], [], [['fourth']]],
    ]); // prettier-ignore
    const attribute = query.prefetchRelated(Prefetch('posts', Post.objects.orderBy('-id').slice(0, 1), { toAttr: 'last' }));
    expect(await each(async () => (await attribute).map(({ last }) => last.map(({ title }) => title)))).toEqual([
      [['second'], [], []],
      [[], ['third'], []],
      [[], [], ['fourth']],
    ]); // prettier-ignore
    const own = Cte('own', Post.objects.values('id'));
    const through = query.prefetchRelated(Prefetch('posts', Post.objects.unfiltered().filter({ id__in: own.objects.values('id') }).orderBy('id'))); // prettier-ignore
    expect(await each(async () => (await through).map(({ posts }) => [...posts].map(({ title }) => title)))).toEqual([
      [['first', 'second'], [], []],
      [[], ['third'], []],
      [[], [], ['fourth']],
    ]); // prettier-ignore
    const all = query.prefetchRelated(Prefetch('posts', Post.objects.unfiltered()));
    expect(await each(async () => (await all).map(({ posts }) => [...posts].length))).toEqual([[2, 1, 1], [2, 1, 1], [2, 1, 1]]); // prettier-ignore
  });

  test('hold inside a lateral join', async () => {
    byTenant();
    const latest = Post.objects.filter({ author: OuterRef('pk') }).orderBy('-id').values('id', 'title').slice(0, 1); // prettier-ignore
    const authors = Author.objects.orderBy('id').lateral({ latest });
    const read = async () => (await authors).map((row) => row.latest__title);
    if (features().lateralJoins) {
      expect(await each(read)).toEqual([['second', null, null], [null, 'third', null], [null, null, 'fourth']]); // prettier-ignore
      const own = Cte('own', Post.objects.values('id', 'author', 'title'));
      const named = Author.objects.orderBy('id').lateral({ own: own.objects.filter({ author: OuterRef('pk') }).orderBy('-id').values('title').slice(0, 1) }); // prettier-ignore
      expect(await each(async () => (await named).map((row) => row.own__title))).toEqual([['second', null, null], [null, 'third', null], [null, null, 'fourth']]); // prettier-ignore
      await expect(Promise.resolve(authors)).rejects.toThrow(/QUERY.FILTER_VALUE/);
    } else await expect(read()).rejects.toThrow(/no lateral joins/);
  });
});
