import { captureQueries } from 'dunder/testing';
import { Blog, Entry } from '../generated/index.js';
import { differs, fails, names, probe } from '../probe.js';

const blogs = Blog.objects;
const entries = Entry.objects;

/** Slices, orders, and the methods that run a query. */
export const EVALUATION = [
  probe('E1', 'a filter after a slice', () => entries.orderBy('id').slice(0, 2).filter({ rating: 5 }), fails('QUERY.AFTER_SLICE')),
  probe('E2', 'a negative place', () => entries.at(-1), fails('QUERY.BAD_SLICE')),
  probe('E3', 'reverse after a slice', () => entries.orderBy('id').slice(0, 2).reverse(), fails('QUERY.AFTER_SLICE')),
  probe('E3b', 'last after a slice', () => entries.orderBy('id').slice(0, 2).last(), fails('QUERY.AFTER_SLICE')),
  probe('E5', 'a slice of a slice', () => names(entries.orderBy('id').slice(1, 4).slice(1, 2)), ['lennon bio']),
  probe(
    'E6',
    'first without an order is by key; last turns the order round',
    async () => [(await entries.first())?.name, typeof (await entries.orderBy().first())?.name, (await blogs.last())?.name],
    ['Lennon 2008', 'string', 'Empty'],
  ),
  probe('E7', 'get that finds two', ({ blogs: [alpha] }) => entries.get({ blog: alpha }), fails('QUERY.MULTIPLE_OBJECTS')),
  probe('E7b', 'get that finds none', () => entries.get({ pk: 99_999 }), fails('QUERY.DOES_NOT_EXIST')),
  probe('E7c', 'get of a slice', async () => (await entries.orderBy('id').slice(0, 1).get()).name, 'Lennon 2008'),
  probe('E8', 'update of a slice', () => entries.slice(0, 1).update({ rating: 1 }), fails('QUERY.AFTER_SLICE')),
  probe('E8b', 'delete of a slice', () => entries.slice(0, 1).delete(), fails('QUERY.AFTER_SLICE')),
  // Django keeps the rows in the QuerySet: 3 statements.
  probe(
    'E9',
    'a QuerySet keeps no rows: each use is a query',
    async () => {
      const query = entries.orderBy('id');
      const sent = await captureQueries(async () => {
        await query.at(0);
        await query.at(0);
        await query;
        await query.count();
        await query.exists();
        await query.all();
      });
      return sent.length;
    },
    6,
  ),
  probe(
    'E10',
    'inBulk by key and by a unique field',
    async ({ blogs: [alpha] }) =>
      [await blogs.inBulk([alpha.id, 999]), await blogs.inBulk(['Beta'], { fieldName: 'name' }), await blogs.inBulk([])].map(
        (found: ReadonlyMap<unknown, Blog>) => [...found].map(([key, blog]) => [key, blog.name]),
      ),
    [[[1, 'Alpha']], [['Beta', 'Beta']], []],
  ),
  probe('E10b', 'inBulk by a field that is not unique', () => entries.inBulk([1], { fieldName: 'rating' }), fails('QUERY.NOT_UNIQUE')),
  probe(
    'E11',
    'an iterator in chunks',
    async () => {
      let count = 0;
      for await (const row of entries.iterator({ chunkSize: 2 })) count += row.id > 0 ? 1 : 0;
      return count;
    },
    5,
  ),
  // Django asks for a chunk size; here a chunk has 2,000 rows unless another size is said.
  probe(
    'E12',
    'an iterator that prefetches',
    async () => {
      const tags: number[] = [];
      for await (const row of entries.orderBy('id').prefetchRelated('tags').iterator()) tags.push([...row.tags].length);
      return tags;
    },
    [2, 1, 0, 1, 0],
  ),
  probe(
    'E12b',
    'an iterator prefetches for each chunk',
    async () => {
      const tags: number[] = [];
      const sent = await captureQueries(async () => {
        for await (const row of entries.orderBy('id').prefetchRelated('tags').iterator({ chunkSize: 2 })) tags.push([...row.tags].length);
      });
      return [tags, sent.filter(({ sql }) => /FROM .tag./.test(sql)).length];
    },
    [[2, 1, 0, 1, 0], 3],
  ),
  probe(
    'E13',
    'latest and earliest: NULL is where the database sorts it',
    async () => [(await entries.latest('rating')).name, (await entries.earliest('-pub', 'id')).name],
    differs({
      postgres: ['Lennon 2009', 'Orphan'],
      pglite: ['Lennon 2009', 'Orphan'],
      others: ['Lennon 2008', 'Lennon 2009'],
    }),
  ),
  probe('E14', 'the months of a date', () => entries.dates('pub', 'month', { order: 'DESC' }), [
    '2009-06-01',
    '2008-12-01',
    '2008-06-01',
    '2007-06-01',
  ]),
  probe(
    'E15',
    'distinct on a field',
    () => entries.orderBy('blogId', '-rating').distinct('blogId').valuesList('name', { flat: true }),
    differs({
      postgres: ['Lennon 2009', '100% News_x', 'Orphan'],
      pglite: ['Lennon 2009', '100% News_x', 'Orphan'],
      others: fails('QUERY.DISTINCT_ON'),
    }),
  ),
];
