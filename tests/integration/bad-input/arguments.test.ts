import { expect, test } from '@jest/globals';
import { Case, Count, F, GenericPrefetch, Prefetch, Q, Value, When } from 'dunder';
import { Author, Post, Tag } from '../../../generated/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { useTables } from '../writes/setup.js';

type Anything = any; // what a program without types may give

/** Objects that name nothing: what they hold is not in properties of their own. */
const silent: readonly (readonly [string, object])[] = [
  ['a promise', Promise.resolve({ name: 'no such' })],
  ['a Map', new Map([['name', 'no such']])],
  ['a Date', new Date(0)],
  ['URLSearchParams', new URLSearchParams('name=no+such')],
  ['symbols', { [Symbol('or')]: [{ name: 'no such' }] }],
  ['a prototype', Object.create({ name: 'no such' }) as object],
  ['getters', new (class Search { get name() { return 'no such'; } })()], // prettier-ignore
  ['a promise of a library', new (class Later { then() {} })()], // prettier-ignore
];

/** Bodies of requests, as libraries make them. */
class Body {
  declare name?: string;
  isEmpty(): boolean {
    return this.name === undefined;
  }
}
const marked = Object.defineProperty({ name: 'kept' }, Symbol('mark'), { value: 1 });

// A condition of them was no condition: filter(promise).delete() deleted all.
describeEachDatabase('objects that name nothing', (database) => {
  useTables(database);
  const tags: Anything = Tag.objects;

  test.each(silent)('%s is no condition, and no values', async (_, given) => {
    await Tag.objects.all().delete();
    await Tag.objects.create({ name: 'kept', slug: 'kept' } as never);
    const bad = { code: 'QUERY.BAD_CONDITION' };
    for (const run of [
      () => tags.filter(given).delete(),
      () => tags.exclude(given).count(),
      () => tags.get(given),
      () => tags.filter(Q(given as never)).update({ name: 'lost' }),
      () => tags.aggregate({ n: Count('*', { filter: given as never }) }),
      () => tags.annotate({ x: Case(When(given as never, { then: Value(1) })) }),
      () => tags.getOrCreate(given),
      () => tags.updateOrCreate(given, { defaults: { name: 'lost' } }),
    ] as readonly (() => Promise<unknown>)[])
      await expect((async () => await run())()).rejects.toMatchObject(bad);
    for (const run of [
      () => tags.create(given),
      () => tags.update(given),
      () => tags.getOrCreate({ name: 'kept' }, { defaults: given }),
      () => tags.first().then((tag: Anything) => tag.assign(given)),
    ] as readonly (() => Promise<unknown>)[])
      await expect((async () => await run())()).rejects.toMatchObject({ code: 'QUERY.BAD_ASSIGNMENT' });
    expect(await Tag.objects.values('name')).toEqual([{ name: 'kept' }]);
    expect(await tags.filter({}).count()).toBe(1);
    expect(await tags.filter(new Body()).count()).toBe(1);
    expect(await tags.filter(Object.assign(new Body(), { name: 'other' })).count()).toBe(0);
    expect(await tags.filter(marked).count()).toBe(1);
    expect(await tags.filter(Object.assign(Object.create(null) as object, { name: 'kept' })).count()).toBe(1);
  });
});

// SQLite and MySQL took a text for false and a number for true; PostgreSQL said that WHERE takes a boolean.
describeEachDatabase('what is neither true nor false', (database) => {
  useTables(database);
  const posts: Anything = Post.objects;

  test.each<[string, () => unknown]>([
    ['a text', () => posts.filter(F('title'))],
    ['a number', () => posts.exclude(F('views'))],
    ['a constant', () => posts.filter(Value(1))],
    ['a QuerySet', () => posts.filter(Author.objects.all())],
    ['one beside another', () => posts.filter(Q({ title: 'x' }).or(F('views') as never))],
    ['a filter of an aggregate', () => posts.annotate({ n: Count('comments', { filter: F('views') as never }) })],
    ['a branch', () => posts.annotate({ n: Case(When(F('views') as never, { then: Value(1) })) })],
  ])('%s is no condition', async (_, query) => {
    await expect((async () => await (query() as Promise<unknown>))()).rejects.toMatchObject({ code: 'QUERY.BAD_CONDITION' });
  });
});

// They were TypeErrors of the runtime's own lines: "path.split is not a function".
describeEachDatabase('arguments of other kinds', (database) => {
  useTables(database);
  const posts: Anything = Post.objects;
  const nothing = Object.create(null) as unknown;

  test.each(['only', 'defer', 'selectRelated', 'distinct', 'latest', 'earliest', 'withoutFilter'])('%s() takes names', async (method) => {
    for (const given of [undefined, 5, ['title'], Symbol('title'), nothing, {}])
      await expect((async () => await posts[method](given))()).rejects.toMatchObject({ code: 'QUERY.BAD_PATH' });
    await expect((async () => await posts[method](['title']))()).rejects.toThrow(`Write ${method}(...names) for a list of them.`);
  });

  test('options, lists and names are told by their kind', async () => {
    const told: readonly (readonly [string, () => unknown])[] = [
      ['QUERY.BAD_OPTIONS', () => posts.bulkCreate([], null)],
      ['QUERY.BAD_OPTIONS', () => posts.bulkUpdate([], ['title'], 5)],
      ['QUERY.BAD_OPTIONS', () => posts.getOrCreate({ slug: 'a' }, null)],
      ['QUERY.BAD_OPTIONS', () => posts.inBulk([1], null)],
      ['QUERY.BAD_OPTIONS', () => posts.explain(null)],
      ['QUERY.BAD_OPTIONS', () => posts.union(posts.all(), null)],
      ['QUERY.BAD_OPTIONS', () => posts.selectForUpdate(null)],
      ['QUERY.BAD_OPTIONS', () => posts.dates('createdAt', 'year', null)],
      ['QUERY.BAD_OPTIONS', () => posts.iterator(null).next()],
      ['QUERY.BAD_LIST', () => posts.bulkCreate(undefined)],
      ['QUERY.BAD_LIST', () => posts.bulkUpdate({ title: 'x' }, ['title'])],
      ['QUERY.BAD_PATH', () => posts.bulkUpdate([], 'title')],
      ['QUERY.BAD_PATH', () => posts.bulkUpdate([], [5])],
      ['QUERY.BAD_PATH', () => posts.dates(5, 'year')],
      ['QUERY.BAD_DATABASE', () => posts.using(5)],
      ['QUERY.BAD_SLICE', () => posts.slice(Symbol('a'))],
      ['QUERY.BAD_SLICE', () => posts.at(nothing)],
      ['QUERY.BAD_FETCH_MODE', () => posts.fetchMode(nothing)],
      ['QUERY.BAD_CONDITION', () => posts.getOrCreate(undefined)],
      ['QUERY.BAD_ASSIGNMENT', () => Author.objects.create(5 as never)],
    ];
    for (const [code, run] of told)
      expect([String(run), await (async () => await run())().catch((error: { code?: string }) => error.code)]).toEqual([String(run), code]);
  });

  test('of instances and of related managers', async () => {
    const author: Anything = await Author.objects.create({ name: 'Ann', email: 'arguments@example.com' });
    const post: Anything = await Post.objects.create({ author, title: 'Hi', slug: 'arguments' } as never);
    const told: readonly (readonly [string, () => unknown])[] = [
      ['QUERY.BAD_OPTIONS', () => post.save(null)],
      ['QUERY.BAD_OPTIONS', () => post.refreshFromDb(null)],
      ['QUERY.BAD_OPTIONS', () => post.fullClean(null)],
      ['QUERY.BAD_LIST', () => author.posts.bulkCreate(undefined)],
      ['QUERY.WRONG_MODEL', () => author.posts.bulkCreate([null])],
      ['QUERY.WRONG_MODEL', () => author.posts.bulkCreate([{ title: 'x' }])],
      ['RELATION.BAD_MEMBERS', () => post.tags.set(undefined)],
      ['RELATION.BAD_MEMBERS', () => post.tags.set('ab')],
      ['QUERY.BAD_OPTIONS', () => post.tags.set([], null)],
      ['QUERY.NOT_A_QUERY_SET', () => posts.prefetchRelated((Prefetch as Anything)('tags', { toAttr: 'kept' }))],
      ['QUERY.NOT_A_QUERY_SET', () => posts.prefetchRelated((Prefetch as Anything)('tags', null))],
      ['QUERY.NOT_A_QUERY_SET', () => posts.prefetchRelated((GenericPrefetch as Anything)('tags', posts))],
    ];
    for (const [code, run] of told)
      expect([String(run), await (async () => await run())().catch((error: { code?: string }) => error.code)]).toEqual([String(run), code]);
  });
});
