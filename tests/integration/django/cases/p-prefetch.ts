import { Prefetch } from 'dunder';
import { expectQueries } from 'dunder/testing';
import { Blog, Entry, Note } from '../generated/index.js';
import { fails, names, probe } from '../probe.js';
import { undone } from '../undone.js';

const blogs = Blog.objects;
const entries = Entry.objects;
const alpha = blogs.filter({ name: 'Alpha' });

/** Loading in a second query. */
export const PREFETCHES = [
  probe(
    'P1',
    'two levels: three queries',
    async () => {
      const rows = await expectQueries(3, () => blogs.prefetchRelated('entrySet__tags'));
      return rows.map((blog) => [...blog.entrySet].map((entry) => [...entry.tags].map((tag) => tag.name).sort()).sort());
    },
    [[['blue', 'red'], ['red']], [[], ['green']], []],
  ),
  probe(
    'P2',
    'a filter of what was prefetched asks again',
    async () => {
      const [blog] = await alpha.prefetchRelated('entrySet');
      return (await expectQueries(1, () => blog!.entrySet.filter({ rating: 5 }))).length;
    },
    1,
  ),
  probe(
    'P3',
    'count, exists and all of what was prefetched ask nothing; first() asks for its order',
    async () => {
      const [blog] = await alpha.prefetchRelated('entrySet');
      const known = await expectQueries(0, async () => [
        await blog!.entrySet.count(),
        await blog!.entrySet.exists(),
        (await blog!.entrySet.all()).length,
      ]);
      return [...known, (await blog!.entrySet.first())?.name];
    },
    [2, true, 2, 'Lennon 2008'],
  ),
  probe(
    'P4',
    'Prefetch with toAttr',
    async () => {
      const top = Prefetch('entrySet', entries.filter({ rating__gte: 4 }).orderBy('-id'), { toAttr: 'top' });
      return (await blogs.prefetchRelated(top)).map((blog) => blog.top.map((entry) => entry.name));
    },
    [['Lennon 2008'], ['100% News_x'], []],
  ),
  probe(
    'P5',
    'Prefetch of a slice, for each parent',
    async () => {
      const last = Prefetch('entrySet', entries.orderBy('-id').slice(0, 1), { toAttr: 'last' });
      return (await blogs.prefetchRelated(last)).map((blog) => blog.last.map((entry) => entry.name));
    },
    [['Lennon 2009'], ['100% News_x'], []],
  ),
  // Django fails at the first access of the rows, because all() refines the slice.
  probe(
    'P5b',
    'Prefetch of a slice without toAttr',
    async () =>
      (await blogs.prefetchRelated(Prefetch('entrySet', entries.orderBy('-id').slice(0, 1)))).map((blog) =>
        [...blog.entrySet].map((entry) => entry.name),
      ),
    [['Lennon 2009'], ['100% News_x'], []],
  ),
  probe(
    'P6',
    'a relation that is loaded in two ways',
    () => blogs.prefetchRelated('entrySet__tags', Prefetch('entrySet', entries.all())),
    fails('QUERY.PREFETCH_TWICE'),
  ),
  probe('P7', 'an unknown relation', () => blogs.prefetchRelated('zz' as never), fails('QUERY.BAD_PREFETCH')),
  probe('P7b', 'a field that is no relation', () => blogs.prefetchRelated('name' as never), fails('QUERY.BAD_PREFETCH')),
  probe(
    'P8',
    'a foreign key: one query, and one instance for all',
    async () => {
      const rows = await expectQueries(2, () => entries.orderBy('id').prefetchRelated('blog'));
      return [rows[0]!.blog === rows[1]!.blog, rows.map((entry) => entry.blog?.name ?? null)];
    },
    [true, ['Alpha', 'Alpha', 'Beta', 'Beta', null]],
  ),
  probe(
    'P8b',
    'selectRelated makes an instance per row',
    async () => {
      const [one, two] = await entries.orderBy('id').selectRelated('blog');
      return one!.blog === two!.blog;
    },
    false,
  ),
  probe(
    'P9',
    'the members of a reverse relation know their parent',
    async () => {
      const [blog] = await alpha.prefetchRelated('entrySet');
      return await expectQueries(0, async () => {
        const known: boolean[] = [];
        for (const entry of blog!.entrySet) known.push((await entry.blog) === blog);
        return known;
      });
    },
    [true, true],
  ),
  probe(
    'P10',
    'many-to-many',
    async () =>
      (await entries.orderBy('id').prefetchRelated('authors')).map((entry) => [...entry.authors].map((author) => author.name).sort()),
    [['Xena', 'Yuri'], ['Xena'], ['Yuri'], ['Zoe'], []],
  ),
  probe(
    'P11',
    'add() forgets what was prefetched',
    ({ authors: [, , zoe] }) =>
      undone(async () => {
        const entry = await entries.prefetchRelated('authors').get({ name: 'Lennon 2008' });
        await entry.authors.add(zoe);
        return (await entry.authors.all()).length;
      }),
    3,
  ),
  probe(
    'P12',
    'the other side of a one-to-one, where it is absent too',
    async () => {
      const rows = await expectQueries(2, () => entries.orderBy('id').prefetchRelated('detail'));
      return rows.map((entry) => entry.detail !== null);
    },
    [true, false, false, false, false],
  ),
  probe('P13', 'values() leaves a prefetch out', () => blogs.prefetchRelated('entrySet').values('name'), [
    { name: 'Alpha' },
    { name: 'Beta' },
    { name: 'Empty' },
  ]),
  probe(
    'P14',
    'a generic foreign key: a query per model',
    ({ entries: [first, second], blogs: [blog] }) =>
      undone(async () => {
        for (const [name, obj] of [
          ['n1', first],
          ['n2', blog],
          ['n3', second],
        ] as const)
          await Note.objects.create({ obj, name });
        return (await Note.objects.orderBy('id').prefetchRelated('obj')).map((note) => note.obj?.name);
      }),
    ['Lennon 2008', 'Alpha', 'Lennon 2009'],
  ),
  probe(
    'P15',
    'peers load a relation and a deferred field together',
    async () => {
      const rows = await entries.orderBy('id').defer('body').fetchMode('peers');
      return await expectQueries(2, async () => {
        const found: unknown[] = [];
        for (const entry of rows) found.push([(await entry.blog)?.name ?? null, await entry.body]);
        return found;
      });
    },
    [
      ['Alpha', ''],
      ['Alpha', ''],
      ['Beta', ''],
      ['Beta', ''],
      [null, ''],
    ],
  ),
  probe(
    'P16',
    'nothing is loaded in the mode raise',
    async () => {
      const [entry] = await entries.fetchMode('raise');
      return await entry!.blog;
    },
    fails('LOADING.BLOCKED'),
  ),
  probe(
    'P17',
    'no rows, no second query',
    () => expectQueries(1, () => names(blogs.filter({ name: 'zz' }).prefetchRelated('entrySet'))),
    [],
  ),
];
