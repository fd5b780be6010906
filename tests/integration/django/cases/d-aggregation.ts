import { Avg, Coalesce, Count, ExtractYear, F, Max, OuterRef, Q, RowNumber, StdDev, Subquery, Sum, Window } from 'dunder';
import { Blog, Entry } from '../generated/index.js';
import { fails, probe } from '../probe.js';

const blogs = Blog.objects;
const entries = Entry.objects;
const byEntry = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

/** Counts, sums and groups. */
export const AGGREGATION = [
  // Django multiplies: 5 and 5 for Alpha, which has 3 tags and 3 authors.
  probe(
    'D1',
    'two counts over two many-valued relations',
    () =>
      blogs
        .annotate({ t: Count('entry__tag'), a: Count('entry__authors') })
        .orderBy('id')
        .valuesList('name', 't', 'a'),
    fails('QUERY.MULTIPLIED_AGGREGATES'),
  ),
  probe(
    'D2',
    'two distinct counts',
    () =>
      blogs
        .annotate({ t: Count('entry__tag', { distinct: true }), a: Count('entry__authors', { distinct: true }) })
        .orderBy('id')
        .valuesList('name', 't', 'a'),
    [
      ['Alpha', 3, 2],
      ['Beta', 1, 2],
      ['Empty', 0, 0],
    ],
  ),
  probe(
    'D3',
    'related rows and rows',
    () =>
      blogs
        .annotate({ n: Count('entry'), s: Count('*') })
        .orderBy('id')
        .valuesList('name', 'n', 's'),
    [
      ['Alpha', 2, 2],
      ['Beta', 2, 2],
      ['Empty', 0, 1],
    ],
  ),
  probe(
    'D4',
    'a count, then a filter over the same relation',
    () =>
      blogs
        .annotate({ n: Count('entry') })
        .filter({ entry__rating__gte: 4 })
        .orderBy('id')
        .valuesList('name', 'n'),
    [
      ['Alpha', 2],
      ['Beta', 2],
    ],
  ),
  probe(
    'D5',
    'a filter, then a count over the same relation',
    () =>
      blogs
        .filter({ entry__rating__gte: 4 })
        .annotate({ n: Count('entry') })
        .orderBy('id')
        .valuesList('name', 'n'),
    [
      ['Alpha', 1],
      ['Beta', 1],
    ],
  ),
  probe('D6', 'groups by a column', async () => byEntry(await blogs.values('name').annotate({ n: Count('id') })), [
    '{"name":"Alpha","n":1}',
    '{"name":"Beta","n":1}',
    '{"name":"Empty","n":1}',
  ]),
  probe(
    'D7',
    'the order joins the groups',
    async () =>
      byEntry(
        await entries
          .orderBy('name')
          .values('blog')
          .annotate({ n: Count('id') }),
      ),
    ['{"blog":1,"n":1}', '{"blog":1,"n":1}', '{"blog":2,"n":1}', '{"blog":2,"n":1}', '{"blog":null,"n":1}'],
  ),
  probe(
    'D8',
    'values after the count: no other groups',
    () =>
      entries
        .annotate({ n: Count('tag') })
        .values('blog', 'n')
        .orderBy('id'),
    [
      { blog: 1, n: 2 },
      { blog: 1, n: 1 },
      { blog: 2, n: 0 },
      { blog: 2, n: 1 },
      { blog: null, n: 0 },
    ],
  ),
  probe(
    'D9',
    'a filter on a count or a column',
    () =>
      blogs
        .annotate({ n: Count('entry') })
        .filter(Q({ n__gt: 1 }).or({ name: 'Empty' }))
        .orderBy('id')
        .valuesList('name', 'n'),
    [
      ['Alpha', 2],
      ['Beta', 2],
      ['Empty', 0],
    ],
  ),
  probe(
    'D10',
    'aggregates with a filter of their own',
    () =>
      blogs
        .annotate({
          n: Count('entry', { filter: Q({ entry__rating__gte: 4 }) }),
          m: Sum('entry__rating', { filter: Q({ entry__hot: true }), default: 0 }),
        })
        .orderBy('id')
        .valuesList('name', 'n', 'm'),
    [
      ['Alpha', 1, 5],
      ['Beta', 1, 0],
      ['Empty', 0, 0],
    ],
  ),
  probe(
    'D11',
    'aggregates over no rows',
    () =>
      entries.filter({ name: 'zz' }).aggregate({ s: Sum('rating'), s0: Sum('rating', { default: 0 }), c: Count('id'), a: Avg('rating') }),
    { s: null, s0: 0, c: 0, a: null },
  ),
  probe(
    'D12',
    'aggregates over none()',
    () => entries.none().aggregate({ s: Sum('rating'), s0: Sum('rating', { default: 0 }), c: Count('id') }),
    { s: null, s0: 0, c: 0 },
  ),
  probe(
    'D13',
    'an aggregate over a slice',
    () =>
      entries
        .orderBy('id')
        .slice(0, 2)
        .aggregate({ sum: Sum('rating') }),
    { sum: 5 },
  ),
  probe(
    'D14',
    'an aggregate over counts',
    async () => {
      const { avg, max } = await blogs.annotate({ n: Count('entry') }).aggregate({ avg: Avg('n'), max: Max('n') });
      return [avg?.toFixed(3), max];
    },
    ['1.333', 2],
  ),
  probe(
    'D15',
    'count of distinct, sliced and grouped rows',
    async () => [
      await blogs.filter({ entry__rating__gt: 0 }).distinct().count(),
      await entries.orderBy('id').slice(1, 3).count(),
      await blogs.annotate({ n: Count('entry') }).count(),
      await blogs
        .values('name')
        .annotate({ n: Count('entry') })
        .count(),
    ],
    [2, 2, 3, 3],
  ),
  probe(
    'D16',
    'the types of aggregates',
    async () => {
      const { a, s, p, d } = await entries.aggregate({ a: Avg('rating'), s: Sum('price'), p: Avg('price'), d: StdDev('rating') });
      return [a, s, p, d?.toFixed(3)];
    },
    [3.25, '16.85', '3.37', '1.479'],
  ),
  probe('D17', 'an aggregate without a name', () => entries.aggregate(Sum(F('rating').add(1)) as never), fails('QUERY.NOT_AN_EXPRESSION')),
  probe(
    'D18',
    'an aggregate of an aggregate',
    () => entries.annotate({ n: Count('tag') }).annotate({ m: Sum('n') }),
    fails('QUERY.NESTED_AGGREGATE'),
  ),
  probe(
    'D19',
    'a count of a subquery',
    () =>
      blogs
        .annotate({
          n: Coalesce(
            Subquery(
              entries
                .filter({ blog: OuterRef('pk') })
                .orderBy()
                .values('blog')
                .annotate({ c: Count('*') })
                .values('c'),
            ),
            0,
          ),
        })
        .valuesList('name', 'n'),
    [
      ['Alpha', 2],
      ['Beta', 2],
      ['Empty', 0],
    ],
  ),
  probe(
    'D20',
    'exclude on a count',
    () =>
      blogs
        .annotate({ n: Count('entry') })
        .exclude({ n__gt: 1 })
        .valuesList('name', 'n'),
    [['Empty', 0]],
  ),
  probe(
    'D21',
    'groups by an expression, with a filter on it',
    () =>
      entries
        .values({ y: ExtractYear('pub') })
        .annotate({ n: Count('id') })
        .filter({ y__gte: 2008 } as never)
        .orderBy('y' as never),
    [
      { y: 2008, n: 2 },
      { y: 2009, n: 1 },
    ],
  ),
  probe(
    'D22',
    'exists of groups and slices, contains of a slice',
    async ({ entries: [, , third] }) => {
      const grouped = await blogs
        .annotate({ n: Count('entry') })
        .filter({ n__gt: 5 })
        .exists();
      const sliced = await entries.orderBy('id').slice(0, 1).exists();
      if (grouped || !sliced) throw new Error('A slice of one row exists; groups of more than five do not.');
      return await entries.orderBy('id').slice(0, 2).contains(third);
    },
    fails('QUERY.AFTER_SLICE'),
  ),
  probe(
    'D23',
    'a filter on a window function',
    () =>
      entries
        .annotate({ rk: Window(RowNumber(), { partitionBy: 'blog', orderBy: [F('rating').desc(), 'id'] }) })
        .filter({ rk: 1, rating__gt: 2 })
        .orderBy('id')
        .valuesList('name', 'rk'),
    [
      ['Lennon 2008', 1],
      ['100% News_x', 1],
    ],
  ),
];
