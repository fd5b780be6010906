import { Case, Exists, F, OuterRef, Q, Value, When } from 'dunder';
import { Blog, Entry } from '../generated/index.js';
import { fails, ids, names, probe } from '../probe.js';

const blogs = Blog.objects;
const entries = Entry.objects;
const moment = (text: string) => new Date(`${text}Z`);

/** How columns are compared. */
export const LOOKUPS = [
  probe(
    'G1',
    'parts of texts; % and _ are plain',
    async () => [
      await ids(entries.filter({ name__contains: 'Lennon' })),
      await ids(entries.filter({ name__icontains: 'LENNON' })),
      await ids(entries.filter({ name__contains: '%' })),
      await ids(entries.filter({ name__contains: '_x' })),
    ],
    [[1, 2], [1, 2, 3], [4], [4]],
  ),
  probe(
    'G2',
    'case is told apart unless it is ignored by name',
    async () => [
      await ids(entries.filter({ name__iexact: 'ORPHAN' })),
      await ids(entries.filter({ name: 'orphan' })),
      await ids(entries.filter({ name__startswith: 'orphan' })),
    ],
    [[5], [], []],
  ),
  probe(
    'G3',
    'regular expressions',
    async () => [await ids(entries.filter({ name__regex: '^L.*8$' })), await ids(entries.filter({ name__iregex: '^l.*9$' }))],
    [[1], [2]],
  ),
  // Django answers [3] to 3.7, and counts NULL among what is below 2^70.
  probe(
    'G4',
    'an integer column and numbers that it cannot hold',
    async () => [
      await ids(entries.filter({ rating__gt: 3.5 })),
      await ids(entries.filter({ rating__gte: 3.5 })),
      await ids(entries.filter({ rating__lt: 3.5 })),
      await ids(entries.filter({ rating: 3.7 })),
      await ids(entries.filter({ rating: 2 ** 70 })),
      await ids(entries.filter({ rating__lt: 2 ** 70 })),
    ],
    [[1, 4], [1, 4], [3, 5], [], [], [1, 3, 4, 5]],
  ),
  probe(
    'G5',
    'parts of dates',
    async () => [
      await ids(entries.filter({ pub__year: 2008 })),
      await ids(entries.filter({ pub__year__gt: 2008 })),
      await ids(entries.filter({ pub__month__in: [6] })),
      await ids(entries.filter({ pub__weekDay: 1 })),
      await ids(entries.filter({ pub__isoWeekDay: 7 })),
      await ids(entries.filter({ pub__quarter: 4 })),
    ],
    [[1, 4], [2], [1, 2, 3], [1], [1], [4]],
  ),
  probe(
    'G6',
    'a range of moments and the date of a moment',
    async () => [
      await ids(entries.filter({ at__range: [moment('2008-06-01T00:00'), moment('2008-06-01T00:00')] })),
      await ids(entries.filter({ at__date: '2008-06-01' })),
    ],
    [[], [1]],
  ),
  probe(
    'G7',
    'booleans',
    async () => [
      await ids(entries.filter({ hot: true })),
      await ids(entries.filter({ hot: false })),
      await ids(entries.exclude({ hot: true })),
    ],
    [[1], [2, 3, 4, 5], [2, 3, 4, 5]],
  ),
  probe('G8', 'in a QuerySet', () => ids(entries.filter({ blog__in: blogs.filter({ name__startswith: 'A' }).orderBy('name') })), [1, 2]),
  probe(
    'G8b',
    'in a QuerySet of two columns',
    () => ids(entries.filter({ blog__in: blogs.values('id', 'name') as never })),
    fails('QUERY.SUBQUERY_COLUMNS'),
  ),
  // MariaDB takes no LIMIT there, and Django passes its error on.
  probe('G8c', 'in a slice', () => ids(entries.filter({ blog__in: blogs.orderBy('name').slice(0, 1) })), [1, 2]),
  probe(
    'G9',
    'an instance that is not saved as a value',
    () => ids(entries.filter({ blog: new Blog({ name: 'u' }) })),
    fails('QUERY.UNSAVED_INSTANCE'),
  ),
  probe(
    'G9b',
    'save with a relation that is not saved',
    () => new Entry({ name: 'q', blog: new Blog({ name: 'u' }) }).save(),
    fails('MODEL.UNSAVED_RELATED'),
  ),
  probe(
    'G10',
    'an instance of another model as a value',
    ({ entries: [first] }) => ids(entries.filter({ blog: first as never })),
    fails('QUERY.WRONG_MODEL'),
  ),
  probe('G11', 'a lookup that does not exist', () => ids(entries.filter({ name__foo: 1 } as never)), fails('QUERY.UNKNOWN_LOOKUP')),
  probe('G11b', 'a field that does not exist', () => ids(entries.filter({ nope: 1 } as never)), fails('QUERY.UNKNOWN_FIELD')),
  probe(
    'G12',
    'conditions of nothing',
    async () => [
      await ids(entries.filter(Q({}))),
      await ids(entries.filter(Q({ pk__in: [] }).or({ rating: 5 }))),
      await ids(entries.filter(Q({ pk__in: [] }).not())),
    ],
    [[1, 2, 3, 4, 5], [1], [1, 2, 3, 4, 5]],
  ),
  probe(
    'G13',
    'XOR of three: an odd number holds',
    () =>
      ids(
        entries.filter(
          Q({ rating__gte: 3 })
            .xor(Q({ hot: true }))
            .xor({ other: 2 }),
        ),
      ),
    [3],
  ),
  probe(
    'G14',
    'Exists',
    async () => [
      await names(blogs.filter(Exists(entries.filter({ blog: OuterRef('pk'), rating__gte: 5 })))),
      await names(blogs.filter(Exists(entries.filter({ blog: OuterRef('pk') })).not())),
      await names(blogs.filter(Exists(entries.none()))),
      await blogs.annotate({ x: Exists(entries.none()) }).valuesList('x', { flat: true }),
    ],
    [['Alpha'], ['Empty'], [], [false, false, false]],
  ),
  probe(
    'G15',
    'Case: the first branch that holds, else NULL',
    () =>
      entries
        .orderBy('id')
        .annotate({ c: Case(When({ rating__gt: 3 }, { then: Value('hi') }), When({ rating__gt: 0 }, { then: Value('lo') })) })
        .valuesList('c', { flat: true }),
    ['hi', null, 'lo', 'hi', 'lo'],
  ),
  probe(
    'G16',
    'a condition as a column',
    () =>
      entries
        .orderBy('id')
        .annotate({ b: Q({ rating__gt: 3 }) })
        .valuesList('b', { flat: true }),
    [true, null, false, true, false],
  ),
  probe('G17', 'a part of a date on both sides', () => ids(entries.filter({ pub__year: F('at__year') })), [1, 2, 4]),
];
