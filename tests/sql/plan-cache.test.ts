import { configure, connections, Cte, F, Func, L2Distance, Lower, Prefetch, Q, type QuerySet, TrigramDistance, Value } from 'dunder';
import { Author, Comment, Post, Tag, type TagSchema } from '../../generated/index.js';
import type { Dialect } from '../../runtime/dialects/dialect.js';
import { registrations } from '../../runtime/lookups/custom.js';
import { planStatistics, preparedFor } from '../../runtime/query/execute/plan-cache.js';
import { FAMILIES } from './cases.js';

void configure({
  databases: { default: 'sqlite::memory:', postgres: 'postgres://nobody@localhost/none', mysql: 'mysql://nobody@localhost/none' },
});
afterAll(() => connections.close());

interface Shown {
  using(alias: string): { toSql(): { readonly sql: string; readonly parameters: readonly unknown[] } };
}

/** How many plans showing a query makes. */
function planned(query: Shown, alias = 'postgres'): number {
  const before = planStatistics.planned;
  query.using(alias).toSql();
  return planStatistics.planned - before;
}

// Planning and compiling happen once per shape: the second query of a shape finds its plan.
describe('a shape is planned once', () => {
  const cases = Object.entries(FAMILIES).flatMap(([family, queries]) => Object.entries(queries).map(([name, query]) => [`${family}: ${name}`, query] as const)); // prettier-ignore

  test.each(cases)('%s', (_name, query) => {
    try {
      query().using('postgres').toSql();
    } catch {
      return; // what cannot be planned is refused each time, which the golden files show
    }
    expect(planned(query())).toBe(0);
  });

  test.each<[string, (value: number) => Shown]>([
    ['values', (n) => Post.objects.filter({ id: n, title: `t${n}` })],
    ['lists of any length', (n) => Post.objects.filter({ id__in: Array.from({ length: n + 1 }, (_, i) => i) })],
    [
      'values of what is prefetched in the statement',
      (n) =>
        Post.objects
          .prefetchStrategy('statement')
          .filter({ id: n })
          .prefetchRelated(Prefetch('comments', Comment.objects.filter({ body: `b${n}` }).slice(n, n + 2)), 'tags'),
    ],
    ['offsets', (n) => Post.objects.orderBy('id').slice(n * 10, n * 10 + 10)],
    ['constants of expressions', (n) => Post.objects.annotate({ x: F('views').add(n) }).filter({ x__gt: n })],
    [
      'values in Q and in subqueries',
      (n) => Author.objects.filter(Q({ id: n }).or({ id__in: Post.objects.filter({ views: n }).values('author') })),
    ],
    ['values of common tables', (n) => Cte('few', Post.objects.filter({ views: n }).values('id')).objects.filter({ id__gt: n })],
    ['updates of related rows', (n) => Comment.objects.filter({ post__author__id: n }).values('id', { x: Value(`v${n}`) })],
  ])('with other %s', (_name, query) => {
    query(1).using('postgres').toSql();
    expect(planned(query(2))).toBe(0);
    expect(planned(query(7))).toBe(0);
    expect(query(7).using('postgres').toSql()).not.toEqual(query(2).using('postgres').toSql());
  });

  test('lists without array parameters are padded: a few texts serve all lengths', () => {
    const list = (length: number) => Post.objects.filter({ id__in: Array.from({ length }, (_, i) => i) });
    const made = Array.from({ length: 100 }, (_, i) => planned(list(i + 1), 'mysql')).reduce((sum, one) => sum + one, 0);
    expect(made).toBe(8); // 1, 2, 4, 8, 16, 32, 64, 128
  });
});

describe('other shapes have other plans', () => {
  const tagged = Post.objects.prefetchStrategy('statement').prefetchRelated('tags');
  const withTags = (tags: QuerySet<TagSchema>) => Post.objects.prefetchStrategy('statement').prefetchRelated(Prefetch('tags', tags));
  test.each<[string, Shown, Shown]>([
    ['null and a value', Post.objects.filter({ price: null }), Post.objects.filter({ price: 1 })],
    ['true and false', Post.objects.filter({ author__isStaff: true }), Post.objects.filter({ author__isStaff: false })],
    ['an integer and a fraction', Post.objects.filter({ views__gt: 1 }), Post.objects.filter({ views__gt: 1.5 })],
    ['an empty list and a list', Post.objects.filter({ id__in: [] }), Post.objects.filter({ id__in: [1] })],
    ['page sizes', Post.objects.slice(0, 10), Post.objects.slice(0, 20)],
    ['filter and exclude', Post.objects.filter({ title: 'a' }), Post.objects.exclude({ title: 'a' })],
    ['fields', Post.objects.filter({ title: 'a' }), Post.objects.filter({ slug: 'a' })],
    [
      'one filter and two',
      Author.objects.filter({ posts__id: 1, posts__views: 2 }),
      Author.objects.filter({ posts__id: 1 }).filter({ posts__views: 2 }),
    ],
    [
      'common tables of other queries',
      Cte('few', Post.objects.filter({ views: 1 }).values('id')).objects,
      Cte('few', Post.objects.exclude({ views: 1 }).values('id')).objects,
    ],
    ['strategies', tagged, tagged.prefetchStrategy('queries')],
    ['what comes in the statement', tagged, tagged.prefetchRelated('comments')],
    [
      'the QuerySets of what comes in the statement',
      withTags(Tag.objects.filter({ name: 'a' })),
      withTags(Tag.objects.filter({ slug: 'a' })),
    ],
    ['where it is put', withTags(Tag.objects.only('name')), withTags(Tag.objects.only('name').orderBy('slug'))],
    ['models', Post.objects.filter({ id: 1 }), Comment.objects.filter({ id: 1 })],
    [
      'keys of json that look like more',
      Author.objects.filter({ "settings__a's;b": 1 } as never),
      Author.objects.filter({ settings__a: 's', b: 1 } as never),
    ],
  ])('%s', (_name, one, other) => {
    const show = (query: Shown) => {
      try {
        return query.using('postgres').toSql().sql;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(show(one)).not.toBe(show(other));
  });
});

// The SQL is the same; the types of what is read, or of what is sent, are not.
test.each<[string, () => Shown, () => Shown]>([
  [
    'a function by its name and one of the library',
    () => Author.objects.annotate({ x: Func('name', { function: 'lower' }) }),
    () => Author.objects.annotate({ x: Lower('name') }),
  ],
  [
    'distances of texts and of vectors',
    () => Author.objects.annotate({ x: TrigramDistance(Value('a'), F('name')) }),
    () => Author.objects.annotate({ x: L2Distance(Value('a') as never, F('name') as never) }),
  ],
])('%s have plans of their own', (_name, one, other) => {
  one().using('postgres').toSql();
  expect(planned(other())).toBe(1);
});

test('how often something was registered does not run into the shape that follows', () => {
  const before = registrations.count;
  const dialect = { features: { arrays: true } } as Dialect;
  const plan = (count: number, shape: string) => {
    registrations.count = count;
    return preparedFor(dialect, null, 'kind', (tracer) => tracer.text(shape), () => ({ compiled: null, name: undefined, extra: shape })).prepared.extra; // prettier-ignore
  };
  try {
    expect([plan(1, '23'), plan(12, '3'), plan(1, '23')]).toEqual(['23', '3', '23']);
  } finally {
    registrations.count = before;
  }
});
