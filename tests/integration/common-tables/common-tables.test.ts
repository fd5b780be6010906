import { beforeAll, expect, test } from '@jest/globals';
import { Concat, Count, Cte, F, NotSupportedError, OuterRef, recursiveCte, StringAgg, Subquery, Sum, Value } from 'dunder';
import { Author, Post, Tag } from '../../../generated/index.js';
import { features, statements, useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';

const totals = Cte('totals', Post.objects.values('author').annotate({ n: Count('*'), seen: Sum('views') }));
const tree = recursiveCte('tree', Tag.objects.filter({ parent: null }).values('id', { path: F('name'), depth: Value(0) }), (parents) =>
  Tag.objects
    .withCte(parents, { on: { id: 'parent' } })
    .values('id', { path: Concat('tree__path', Value('/'), 'name'), depth: F('tree__depth').add(1) }),
);
const below = (root: number) =>
  recursiveCte('below', Tag.objects.filter({ id: root }).values('id'), (found) =>
    Tag.objects.withCte(found, { on: { id: 'parent' } }).values('id'),
  );

describeEachDatabase('common table expressions', (database) => {
  const blog = useBlog(database);
  let long: Tag;
  beforeAll(async () => {
    const [red] = blog.tags;
    const dark = await Tag.objects.create({ name: 'dark', slug: 'dark', parent: red });
    await Tag.objects.create({ name: 'wine', slug: 'wine', parent: dark });
    long = await Tag.objects.create({ name: 'x'.repeat(40), slug: 'x', parent: dark });
    await Post.objects.filter({ title: 'first' }).update({ views: 10 });
  });

  test('its rows alone', async () => {
    expect(await totals.objects.filter({ n__gt: 1 })).toEqual([{ author: blog.authors[0].id, n: 2, seen: 10 }]);
    expect(await totals.objects.aggregate({ most: Sum('n') })).toEqual({ most: 4 });
    expect(await totals.objects.count()).toBe(3);
    expect(await totals.objects.filter({ seen__gt: 99 }).exists()).toBe(false);
    expect(await totals.objects.orderBy('-n').values('n').first()).toEqual({ n: 2 });
  });

  test('joined to a model', async () => {
    const rows = await Author.objects
      .withCte(totals, { on: { author: 'pk' } })
      .filter({ totals__seen__gte: 10 })
      .annotate({ n: F('totals__n') });
    expect(rows.map((row) => [row.name, row.n])).toEqual([['Ann', 2]]);
    expect(rows[0]).toBeInstanceOf(Author);
  });

  test('joined left: rows without stay', async () => {
    const seen = Cte(
      'seen',
      Post.objects
        .filter({ views__gt: 0 })
        .values('author')
        .annotate({ n: Count('*') }),
    );
    const rows = Author.objects.orderBy('id').withCte(seen, { on: { author: 'pk' }, join: 'left' });
    expect(await rows.valuesList('name', 'seen__n')).toEqual([
      ['Ann', 1],
      ['Bob', null],
      ['Cid', null],
    ]);
    expect(await rows.filter({ seen__isnull: true }).count()).toBe(2);
    expect(await rows.exclude({ seen__n: 1 }).valuesList('name', { flat: true })).toEqual(['Bob', 'Cid']);
  });

  test('read twice in one statement', async () => {
    const queries = await statements(async () => {
      const rows = Author.objects
        .filter({ id__in: totals.objects.filter({ n: 1 }).values('author') })
        .exclude({ id__in: totals.objects.filter({ seen__gt: 0 }).values('author') })
        .annotate({ n: Subquery(totals.objects.filter({ author: OuterRef('pk') }).values('n')) });
      expect(await rows.orderBy('id').valuesList('name', 'n')).toEqual([
        ['Bob', 1],
        ['Cid', 1],
      ]);
    });
    expect(queries[0]!.match(/WITH/g)).toHaveLength(1);
    expect(queries[0]!.match(/GROUP BY/g)).toHaveLength(1);
  });

  test('a tree with depth and path', async () => {
    expect(await tree.objects.orderBy('path').values('path', 'depth')).toEqual([
      { path: 'blue', depth: 0 },
      { path: 'green', depth: 0 },
      { path: 'red', depth: 0 },
      { path: 'red/dark', depth: 1 },
      { path: 'red/dark/wine', depth: 2 },
      { path: `red/dark/${long.name}`, depth: 2 },
    ]);
    const tags = await Tag.objects.withCte(tree, { on: { id: 'pk' } }).filter({ tree__depth: 2 }).orderBy('tree__path').annotate({ path: F('tree__path') }); // prettier-ignore
    expect(tags.map((tag) => [tag.slug, tag.path])).toEqual([
      ['wine', 'red/dark/wine'],
      ['x', `red/dark/${long.name}`],
    ]);
  });

  test('descendants, with other values each time', async () => {
    const [red, green] = blog.tags;
    const ids = async (root: Tag) => (await Tag.objects.filter({ id__in: below(root.id).objects.values('id') })).map((tag) => tag.name);
    expect((await ids(red)).sort()).toEqual(['dark', 'red', 'wine', long.name].sort());
    expect(await ids(green)).toEqual(['green']);
  });

  test('ancestors of a row', async () => {
    const above = recursiveCte('above', Tag.objects.filter({ name: 'wine' }).values('parent', { up: Value(1) }), (rows) =>
      Tag.objects.withCte(rows, { on: { parent: 'pk' } }).values('parent', { up: F('above__up').add(1) }),
    );
    const rows = await Tag.objects
      .withCte(above, { on: { parent: 'pk' } })
      .orderBy('above__up')
      .annotate({ up: F('above__up') });
    expect(rows.map((row) => [row.name, row.up])).toEqual([
      ['dark', 1],
      ['red', 2],
    ]);
  });

  test('a cycle ends where equal rows are left out', async () => {
    const [, green, blue] = blog.tags;
    await Tag.objects.filter({ id: green.id }).update({ parent: blue });
    await Tag.objects.filter({ id: blue.id }).update({ parent: green });
    const ring = recursiveCte('ring', Tag.objects.filter({ id: green.id }).values('id'), (rows) => Tag.objects.withCte(rows, { on: { id: 'parent' } }).values('id'), { distinct: true }); // prettier-ignore
    expect(await ring.objects.count()).toBe(2);
    await Tag.objects.filter({ id__in: [green.id, blue.id] }).update({ parent: null });
  });

  test('a recursion as deep as it is, read in constant memory', async () => {
    const numbers = recursiveCte('numbers', Tag.objects.filter({ name: 'red' }).values('id', { n: Value(1) }), (rows) =>
      Tag.objects
        .withCte(rows, { on: { id: 'id' } })
        .filter({ numbers__n__lt: 5_000 })
        .values('id', { n: F('numbers__n').add(1) }),
    );
    expect(await numbers.objects.count()).toBe(5_000);
    let seen = 0;
    for await (const row of numbers.objects.iterator({ chunkSize: 100 })) {
      seen = row.n;
      if (seen === 250) break;
    }
    expect(seen).toBe(250);
  });

  test('aggregates over what was joined', async () => {
    const rows = await Tag.objects
      .filter({ parent: null })
      .withCte(tree, { on: { id: 'pk' } })
      .values('tree__depth')
      .annotate({ names: StringAgg('name', { delimiter: ',', orderBy: ['name'] }) });
    expect(rows).toEqual([{ tree__depth: 0, names: 'blue,green,red' }]);
  });

  test('updates and deletes find their rows by it', async () => {
    expect(
      await Post.objects
        .withCte(totals, { on: { author: 'author' } })
        .filter({ totals__n: 2 })
        .update({ rating: 5 }),
    ).toBe(2);
    expect(await Post.objects.filter({ author__in: totals.objects.filter({ n: 1 }).values('author') }).update({ rating: 1 })).toBe(2);
    await Tag.objects.create({ name: 'leaf', slug: 'leaf', parent: long });
    const leaf = tree.objects.filter({ depth: 3 }).values('id');
    expect((await Tag.objects.filter({ id__in: leaf }).delete())[0]).toBe(1);
  });

  test('no rows, and what cannot be', async () => {
    expect(await Cte('nobody', Author.objects.filter({ id__in: [] }).values('id')).objects).toEqual([]);
    expect(await Cte('nobody', Author.objects.none().values('id')).objects).toEqual([]);
    expect(await Author.objects.withCte(Cte('nobody', Author.objects.none().values('id')), { on: { id: 'pk' } })).toEqual([]);
    expect(() => Cte('post', Post.objects.values('id'))).toThrow("'post' is a table");
    // Some databases tell no capital letters from small ones: "comment" would be read from it.
    expect(() => Cte('Comment', Post.objects.values('id'))).toThrow("'Comment' is a table");
    const [few, others] = [Cte('few', Post.objects.values('id')), Cte('Few', Tag.objects.values('id'))];
    await expect(Promise.resolve(few.objects.filter({ id__in: others.objects.values('id') }))).rejects.toThrow('QUERY.CTE_NAME');
    expect(() => Cte('a b', Post.objects.values('id'))).toThrow('QUERY.CTE_NAME');
    expect(() => Cte('rows', Post.objects.all() as never)).toThrow('QUERY.UNNAMED_COLUMNS');
    expect(() => Cte('rows', Post.objects.valuesList('id') as never)).toThrow('QUERY.UNNAMED_COLUMNS');
    expect(() => Author.objects.withCte(totals, { on: {} as never })).toThrow('QUERY.CTE_JOIN');
    expect(() => Author.objects.withCte({} as never, { on: {} as never })).toThrow('QUERY.NOT_A_CTE');
    await expect(Promise.resolve(Author.objects.withCte(totals, { on: { nope: 'pk' } as never }))).rejects.toThrow("no column 'nope'");
    expect(() => recursiveCte('r', Tag.objects.values('id'), () => Tag.objects.values('name') as never)).toThrow('QUERY.CTE_COLUMNS');
    expect(() => recursiveCte('r', Tag.objects.values('id'), () => Tag.objects.values('id').slice(0, 1))).toThrow('QUERY.CTE_STEP');
    await expect(Author.objects.update({ age: Subquery(totals.objects.filter({ author: OuterRef('pk') }).values('n')) })).rejects.toThrow(
      'QUERY.CTE_IN_UPDATE',
    );
  });

  test('lateral: several columns of one row', async () => {
    const latest = Post.objects
      .filter({ author: OuterRef('pk') })
      .orderBy('-id')
      .values('id', 'title')
      .slice(0, 1);
    const authors = Author.objects.orderBy('id').lateral({ latest });
    if (!features().lateralJoins) {
      await expect(Promise.resolve(authors)).rejects.toThrow(NotSupportedError);
      return;
    }
    const rows = await authors;
    expect(rows.map((row) => [row.name, row.latest__title, row.latest__id])).toEqual([
      ['Ann', 'second', blog.posts[1].id],
      ['Bob', 'third', blog.posts[2].id],
      ['Cid', 'fourth', blog.posts[3].id],
    ]);
    expect(await authors.filter({ latest__title__startswith: 't' }).valuesList('name', 'latest__id')).toEqual([['Bob', blog.posts[2].id]]);
    expect(await authors.count()).toBe(3);
    const none = await Author.objects.lateral({ latest: Post.objects.none().values('title') });
    expect(none.map((row) => row.latest__title)).toEqual([null, null, null]);
  });
});
