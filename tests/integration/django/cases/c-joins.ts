import { Q } from 'dunder';
import { Author, Entry } from '../generated/index.js';
import { fails, ids, names, probe } from '../probe.js';

const entries = Entry.objects;

/** Which tables are joined, and how. */
export const JOINS = [
  probe('C1', 'the key of a relation', ({ blogs: [alpha] }) => ids(entries.filter({ blog__id: alpha.id, blog__pk__gt: 0 })), [1, 2]),
  probe('C2', 'a filter over a relation that may be absent', () => ids(entries.filter({ blog__name: 'Alpha' })), [1, 2]),
  probe('C3', 'OR with a column of its own', () => ids(entries.filter(Q({ blog__name: 'Alpha' }).or({ rating: 1 }))), [1, 2, 5]),
  probe('C4', 'OR over one relation', () => ids(entries.filter(Q({ blog__name: 'Alpha' }).or({ blog__name: 'Beta' }))), [1, 2, 3, 4]),
  probe(
    'C5',
    'selectRelated with a filter over the same relation',
    async () => (await entries.selectRelated('blog').filter({ blog__name: 'Alpha' }).orderBy('id')).map((row) => [row.id, row.blog?.name]),
    [
      [1, 'Alpha'],
      [2, 'Alpha'],
    ],
  ),
  probe(
    'C6',
    'an order by a relation, by its attribute and by its key',
    async () => [await ids(entries.orderBy('blog')), await ids(entries.orderBy('blogId')), await ids(entries.orderBy('blog__pk'))],
    [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ],
  ),
  probe(
    'C7',
    'selectRelated over the other side of a one-to-one that is absent',
    async () => (await entries.selectRelated('detail').orderBy('id')).map((row) => row.detail?.text ?? null),
    ['d0', null, null, null, null],
  ),
  probe('C8', 'selectRelated over many rows', () => entries.selectRelated('authors' as never), fails('QUERY.BAD_RELATED')),
  probe('C9', 'a relation of a model to itself', () => names(Author.objects.filter({ boss__name: 'Xena', boss__boss__isnull: true })), [
    'Yuri',
  ]),
  probe(
    'C10',
    'three filters over one relation',
    () => ids(entries.filter({ blog__name: 'Alpha' }).filter({ blog__id__gt: 0 }).exclude({ blog__name: 'Beta' })),
    [1, 2],
  ),
];
