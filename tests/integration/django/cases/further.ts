import { Case, Count, Exists, F, OuterRef, Q, RowNumber, Subquery, Sum, Value, When, Window } from 'dunder';
import { Author, Blog, Entry, Tag } from '../generated/index.js';
import { fails, ids, names, probe } from '../probe.js';

const blogs = Blog.objects;
const entries = Entry.objects;

/** What the probes leave out: corners of the same rules. Django was not asked these; the rows are worked out from its rules. */
export const FURTHER = [
  probe('X1', 'a fraction in a list', () => ids(entries.filter({ rating__in: [3.7, 5] })), [1]),
  probe('X2', 'a range beyond the column', () => ids(entries.filter({ rating__range: [3.5, 2 ** 70] })), [1, 4]),
  // Django's filter counts NULL among what is below, so that its exclude loses it.
  probe('X3', 'exclude beyond the column keeps NULL', () => ids(entries.exclude({ rating__lt: 2 ** 70 })), [2]),
  probe('X4', 'exclude over many rows and a column', () => ids(entries.exclude({ tag__name: 'red', rating: 5 })), [2, 3, 4, 5]),
  probe('X5', 'exclude of NULL over many rows is the rest of the filter', () => names(blogs.exclude({ entry__rating__isnull: true })), [
    'Beta',
  ]),
  probe('X6', 'exclude of null over many rows', () => names(blogs.exclude({ entry__rating: null })), ['Beta']),
  probe('X7', 'null over many rows, or no row', () => names(blogs.filter({ entry__rating: null })), ['Alpha', 'Empty']),
  probe('X8', 'exclude of not NULL', () => names(blogs.exclude({ entry__rating__isnull: false })), ['Empty']),
  probe('X9', 'no related row by two hops', () => names(blogs.filter({ entry__tag__isnull: true }).distinct()), ['Beta', 'Empty']),
  probe('X10', 'exclude of no related row by two hops', () => names(blogs.exclude({ entry__tag__isnull: true })), ['Alpha']),
  probe('X11', 'the other side of a one-to-one that is absent', () => ids(entries.filter({ detail__isnull: true })), [2, 3, 4, 5]),
  probe('X12', 'exclude by a relation and back', () => ids(entries.exclude({ blog__entry__rating: 5 })), [3, 4, 5]),
  probe('X13', 'not of OR over many rows', () => names(blogs.exclude(Q({ entry__rating: 5 }).or({ name: 'Empty' }))), ['Beta']),
  probe('X14', 'not of not', () => names(blogs.filter(Q({ entry__rating: 5 }).not().not())), ['Alpha']),
  probe(
    'X15',
    'a window in OR',
    () => ids(entries.annotate({ n: Window(RowNumber(), { orderBy: ['id'] }) }).filter(Q({ n__gt: 4 }).or({ rating: 5 }))),
    [1, 5],
  ),
  probe(
    'X16',
    'Case in an order',
    () => names(blogs.orderBy(Case(When({ name: 'Empty' }, { then: Value(0) }), { default: Value(1) }), '-name')),
    ['Empty', 'Beta', 'Alpha'],
  ),
  probe(
    'X17',
    'Exists in When',
    () =>
      blogs
        .annotate({ k: Case(When(Exists(entries.filter({ blog: OuterRef('pk') })), { then: Value('some') }), { default: Value('none') }) })
        .valuesList('k', { flat: true }),
    ['some', 'some', 'none'],
  ),
  probe(
    'X18',
    'a subquery in a subquery',
    () =>
      names(
        blogs.filter(
          Exists(entries.filter(Exists(Tag.objects.filter({ entry: OuterRef('pk'), name: 'green' })), { blog: OuterRef('pk') })),
        ),
      ),
    ['Beta'],
  ),
  probe(
    'X19',
    'the outer of the outer query',
    () =>
      names(
        blogs.filter(Exists(entries.filter({ id__in: Tag.objects.filter({ entry__blog: OuterRef(OuterRef('pk')) }).values('entry') }))),
      ),
    ['Alpha', 'Beta'],
  ),
  probe(
    'X20',
    'an aggregate over distinct values',
    () =>
      entries
        .values('blog')
        .distinct()
        .aggregate({ n: Count('blog') }),
    { n: 2 },
  ),
  probe(
    'X21',
    'a sum of cases',
    () => entries.aggregate({ n: Sum(Case(When({ hot: true }, { then: Value(1) }), { default: Value(0) })) }),
    { n: 1 },
  ),
  probe(
    'X22',
    'a filter between two counts of one relation',
    () =>
      blogs
        .filter({ entry__rating__gt: 0 })
        .annotate({ n: Count('entry') })
        .filter({ n__gte: 2 })
        .values('name', 'n'),
    [{ name: 'Beta', n: 2 }],
  ),
  probe(
    'X23',
    'count of rows with an annotation',
    async () => [
      await entries.annotate({ r: F('tag__name') }).count(),
      await entries
        .alias({
          r: Subquery(
            Tag.objects
              .filter({ entry: OuterRef('pk') })
              .values('name')
              .slice(0, 1),
          ),
        })
        .filter({ r__isnull: true })
        .count(),
    ],
    [6, 2],
  ),
  probe(
    'X24',
    'union of unions, and what runs on it',
    async () => {
      const union = blogs
        .filter({ name: 'Alpha' })
        .union(blogs.filter({ name: 'Beta' }))
        .union(blogs.filter({ name: 'Empty' }));
      return [await names(union.orderBy('-name')), await union.exists(), (await union.orderBy('name').first())?.name, await union.count()];
    },
    [['Empty', 'Beta', 'Alpha'], true, 'Alpha', 3],
  ),
  probe(
    'X25',
    'in a union',
    () =>
      names(
        blogs.filter({
          pk__in: blogs
            .filter({ name: 'Alpha' })
            .values('pk')
            .union(blogs.filter({ name: 'Beta' }).values('pk')),
        }),
      ),
    ['Alpha', 'Beta'],
  ),
  probe('X26', 'the moments of a column', () => entries.datetimes('at', 'day'), [
    '2008-06-01T00:00:00.000Z',
    '2008-12-31T00:00:00.000Z',
    '2009-06-01T00:00:00.000Z',
  ]),
  probe(
    'X27',
    'one value of a QuerySet',
    () =>
      ids(entries.filter({ rating: entries.orderBy('-rating').filter({ rating__isnull: false }).values('rating').slice(0, 1) as never })),
    [1],
  ),
  probe(
    'X28',
    'many to many from the other side, twice',
    () => names(Author.objects.filter({ entry__tag__name: 'red' }).filter({ entry__tag__name: 'blue' }).distinct().orderBy('name')),
    ['Xena', 'Yuri'],
  ),
  probe(
    'X29',
    'groups by a relation over many rows',
    async () =>
      (
        await entries
          .values('tag__name')
          .annotate({ n: Count('id') })
          .orderBy(F('tag__name').asc({ nullsFirst: true }))
      ).map((row) => [row.tag__name, row.n]),
    [
      [null, 2],
      ['blue', 1],
      ['green', 1],
      ['red', 2],
    ],
  ),
  probe('X30', 'exclude of a key of a document that is null', () => ids(entries.exclude({ data__n: null })), [2, 3, 4, 5]),
  probe(
    'X31',
    'a filter on a window inside a subquery',
    () =>
      ids(
        entries.filter({
          id__in: entries
            .annotate({ n: Window(RowNumber(), { partitionBy: ['blog'], orderBy: ['id'] }) })
            .filter({ n: 2 })
            .values('id'),
        }),
      ),
    [2, 4],
  ),
  probe(
    'X32',
    'not in a slice with NULL',
    () => ids(entries.exclude({ rating__in: entries.orderBy('id').values('rating').slice(0, 2) })),
    [2, 3, 4, 5],
  ),
  probe(
    'X33',
    'not in groups with NULL',
    () =>
      ids(
        entries.exclude({
          rating__in: entries
            .values('other')
            .annotate({ n: Count('id') })
            .filter({ n__gt: 0 })
            .values('other'),
        }),
      ),
    [2, 3, 4],
  ),
  probe(
    'X34',
    'Exists of a union',
    () =>
      names(
        blogs.filter(
          Exists(entries.filter({ blog: OuterRef('pk'), rating: 5 }).union(entries.filter({ blog: OuterRef('pk'), rating: 3 }))),
        ),
      ),
    ['Alpha', 'Beta'],
  ),
  probe(
    'X35',
    'values after union',
    () =>
      blogs
        .filter({ name: 'Alpha' })
        .union(blogs.filter({ name: 'Beta' }))
        .values('name')
        .orderBy('name'),
    [{ name: 'Alpha' }, { name: 'Beta' }],
  ),
  probe(
    'X36',
    'aggregate after union',
    () =>
      blogs
        .all()
        .union(blogs.all())
        .aggregate({ n: Count('*') }),
    { n: 3 },
  ),
  probe('X37', 'contains after union', ({ blogs: [alpha] }) => blogs.none().union(blogs.all()).contains(alpha), true),
  probe('X38', 'exclude where there is no author', () => ids(entries.exclude({ authors__isnull: true })), [1, 2, 3, 4]),
  probe(
    'X39',
    'a part of a text',
    () =>
      blogs
        .annotate({ a: F('name').slice(0, 2), b: F('name').slice(2), c: F('name').slice(1, 1) })
        .filter({ a__startswith: 'B' })
        .valuesList('a', 'b', 'c'),
    [['Be', 'ta', '']],
  ),
  probe('X40', 'a part of a text from the end', () => blogs.annotate({ a: F('name').slice(-2) }), fails('QUERY.BAD_SLICE')),
];
