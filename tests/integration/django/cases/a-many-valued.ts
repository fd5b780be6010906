import { F, FilteredRelation, Q } from 'dunder';
import { Blog, Entry } from '../generated/index.js';
import { names, probe } from '../probe.js';

const blogs = Blog.objects;

/** Relations to many rows. */
export const MANY_VALUED = [
  probe(
    'A1',
    'one filter: one related row meets both',
    () => names(blogs.filter({ entry__name__contains: 'Lennon', entry__pub__year: 2008 })),
    ['Alpha'],
  ),
  probe(
    'A2',
    'two filters: two joins, and a row for each pair',
    () => names(blogs.filter({ entry__name__contains: 'Lennon' }).filter({ entry__pub__year: 2008 })),
    ['Alpha', 'Alpha'],
  ),
  probe(
    'A3',
    'exclude with two conditions: not the same row',
    () => names(blogs.exclude({ entry__name__contains: 'Lennon', entry__rating: 4 })),
    ['Alpha', 'Beta', 'Empty'],
  ),
  probe(
    'A4',
    'exclude by a subquery: the same row',
    () => names(blogs.exclude({ entry__in: Entry.objects.filter({ name__contains: 'Lennon', rating: null }) })),
    ['Beta', 'Empty'],
  ),
  probe('A5', 'a negated Q over many rows', () => names(blogs.filter(Q({ entry__rating: 5 }).not())), ['Beta', 'Empty']),
  probe(
    'A6',
    'a condition and a negated one in one filter: the same row',
    () => names(blogs.filter(Q({ entry__name__contains: 'Lennon' }), Q({ entry__rating: 5 }).not())),
    ['Alpha'],
  ),
  probe('A7', 'exclude over two hops', () => names(blogs.exclude({ entry__authors__name: 'Xena' })), ['Beta', 'Empty']),
  probe(
    'A8',
    'OR over one relation: one join, and a row for each match',
    () => names(blogs.filter(Q({ entry__rating: 5 }).or({ entry__rating: 3 }).or({ entry__rating: 4 }))),
    ['Alpha', 'Beta', 'Beta'],
  ),
  probe(
    'A9',
    'and() of two QuerySets: as two filters',
    () => names(blogs.filter({ entry__name__contains: 'Lennon' }).and(blogs.filter({ entry__pub__year: 2008 }))),
    ['Alpha', 'Alpha'],
  ),
  probe('A10', 'or() of two QuerySets', () => names(blogs.filter({ entry__rating: 5 }).or(blogs.filter({ name: 'Empty' }))), [
    'Alpha',
    'Empty',
  ]),
  probe(
    'A11',
    'a filter right after a related manager shares its join',
    async ({ authors: [xena] }) => [
      await names(xena.entrySet.filter({ authors__name: 'Yuri' })),
      await names(xena.entrySet.filter({}).filter({ authors__name: 'Yuri' })),
      await names(xena.entrySet.exclude({ authors__name: 'Yuri' }).orderBy('id')),
    ],
    [[], ['Lennon 2008'], ['Lennon 2008', 'Lennon 2009']],
  ),
  probe(
    'A12',
    'isnull over many rows',
    async () => [
      await names(blogs.filter({ entry__isnull: true })),
      await names(blogs.filter({ entry__rating__isnull: true })),
      await names(blogs.filter({ entry__isnull: false }).distinct()),
    ],
    [['Empty'], ['Alpha', 'Empty'], ['Alpha', 'Beta']],
  ),
  probe('A13', 'exclude where there is no related row', () => names(blogs.exclude({ entry: null })), ['Alpha', 'Beta']),
  probe(
    'A14',
    'a column of many rows multiplies',
    () =>
      blogs
        .annotate({ r: F('entry__rating') })
        .orderBy('id', F('r').asc({ nullsLast: true }))
        .valuesList('name', 'r'),
    [
      ['Alpha', 5],
      ['Alpha', null],
      ['Beta', 3],
      ['Beta', 4],
      ['Empty', null],
    ],
  ),
  probe('A15', 'an order by many rows multiplies', () => names(blogs.orderBy(F('entry__name').asc({ nullsLast: true }))), [
    'Beta',
    'Alpha',
    'Alpha',
    'Beta',
    'Empty',
  ]),
  probe(
    'A16',
    'distinct with an order by a related column is not distinct',
    () => names(blogs.filter({ entry__isnull: false }).orderBy('entry__name').distinct()),
    ['Beta', 'Alpha', 'Alpha', 'Beta'],
  ),
  probe(
    'A17',
    'FilteredRelation: the condition stands in ON',
    () =>
      blogs
        .annotate({ good: FilteredRelation('entry', { condition: Q({ entry__rating__gte: 4 }) }) })
        .orderBy('id')
        .valuesList('name', 'good__name'),
    [
      ['Alpha', 'Lennon 2008'],
      ['Beta', '100% News_x'],
      ['Empty', null],
    ],
  ),
];
