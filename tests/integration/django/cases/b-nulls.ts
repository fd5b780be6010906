import { F, Q } from 'dunder';
import { Entry } from '../generated/index.js';
import { differs, fails, ids, probe } from '../probe.js';

const entries = Entry.objects;
const NULLS_LAST = [1, 3, 4, 5, null];

/** Columns that may be NULL. */
export const NULLS = [
  probe('B1', 'exclude of a value keeps NULL', () => ids(entries.exclude({ rating: 3 })), [1, 2, 4, 5]),
  probe('B2', 'exclude of a comparison keeps NULL', () => ids(entries.exclude({ rating__gt: 3 })), [2, 3, 5]),
  probe('B3', 'not equal to another column, either NULL', () => ids(entries.filter(Q({ rating: F('other') }).not())), [2, 3, 4, 5]),
  probe('B4', 'exclude over a relation that may be absent', () => ids(entries.exclude({ blog__name: 'Alpha' })), [3, 4, 5]),
  probe('B5', 'null in a list is ignored', () => ids(entries.filter({ rating__in: [null as never, 5] })), [1]),
  probe('B6', 'null in a list that is excluded excludes NULL', () => ids(entries.exclude({ rating__in: [null as never, 5] })), [3, 4, 5]),
  probe('B7', 'in nothing', () => ids(entries.filter({ rating__in: [] })), []),
  probe('B8', 'not in nothing', () => ids(entries.exclude({ rating__in: [] })), [1, 2, 3, 4, 5]),
  // Django answers [2]: one NULL in the subquery makes NOT IN lose every row.
  probe('B9', 'not in a subquery with NULL', () => ids(entries.exclude({ rating__in: entries.values('other') })), [2, 3, 4]),
  probe('B10', 'equal to null', () => ids(entries.filter({ rating: null })), [2]),
  probe('B10b', 'less than null', () => ids(entries.filter({ rating__lt: null as never })), fails('QUERY.NULL_VALUE')),
  probe(
    'B11',
    'a relation and its columns being null',
    async () => [
      await ids(entries.filter({ blog__isnull: true })),
      await ids(entries.filter({ blog__name__isnull: true })),
      await ids(entries.filter({ blog__name: null as never })),
    ],
    [[5], [5], [5]],
  ),
  probe(
    'B12',
    'where an order puts NULL is up to the database',
    () => entries.orderBy('rating').valuesList('rating', { flat: true }),
    differs({ postgres: NULLS_LAST, pglite: NULLS_LAST, others: [null, 1, 3, 4, 5] }),
  ),
  probe('B13', 'NULL at the end', () => entries.orderBy(F('rating').desc({ nullsLast: true })).valuesList('rating', { flat: true }), [
    5,
    4,
    3,
    1,
    null,
  ]),
  probe('B14', 'not of two conditions with NULL', () => ids(entries.filter(Q({ rating: 1, other: 2 }).not())), [1, 2, 3, 4, 5]),
  probe('B15', 'exclude of two conditions with NULL', () => ids(entries.exclude({ rating: 5, other: 5 })), [2, 3, 4, 5]),
  probe('B16', 'exclude over the other side of a one-to-one', () => ids(entries.exclude({ detail__text: 'd0' })), [2, 3, 4, 5]),
];
