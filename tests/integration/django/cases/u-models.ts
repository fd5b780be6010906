import { Count, isSame, sql, type ValidationError } from 'dunder';
import { Author, Blog, Line, Place, Rest, Uq } from '../generated/index.js';
import { fails, names, probe } from '../probe.js';
import { undone } from '../undone.js';

const blogs = Blog.objects;

/** Inheritance, keys of several columns, and queries put together. */
export const MODELS = [
  probe(
    'U1',
    'a child of two tables: create, query, update, delete',
    async () => {
      const made = await Rest.objects.create({ name: 'r', pizza: true });
      const place = await Place.objects.get({ name: 'r' });
      return [
        made.name,
        await names(Rest.objects.filter({ name: 'r' })),
        (await place.rest)?.name,
        await Rest.objects.filter({ pizza: true }).update({ name: 'r2', pizza: false }),
        await (await Rest.objects.get()).delete(),
      ];
    },
    ['r', ['r'], 'r', 1, [2, { Rest: 1, Place: 1 }]],
  ),
  // Django raises; here the other side of a one-to-one that is absent is null, as its type says.
  probe(
    'U1b',
    'a parent without a child',
    async () => {
      const place = await Place.objects.create({ name: 'p' });
      return await place.rest;
    },
    null,
  ),
  probe(
    'U2',
    'a key of two columns',
    async () => {
      for (const [order, no] of [
        [1, 1],
        [1, 2],
        [2, 1],
      ] as const)
        await Line.objects.create({ order, no });
      const line = await Line.objects.get({ pk: [1, 2] });
      const found = [
        [line.order, line.no],
        await Line.objects
          .filter({
            pk__in: [
              [1, 1],
              [2, 1],
            ],
          })
          .count(),
        await Line.objects.aggregate({ c: Count('pk') }),
        (await Line.objects.orderBy('-pk')).map(({ order, no }) => [order, no]),
        await Line.objects.filter({ pk__gt: [1, 1] }).count(),
      ];
      await Line.objects.all().delete();
      return found;
    },
    [
      [1, 2],
      2,
      { c: 3 },
      [
        [2, 1],
        [1, 2],
        [1, 1],
      ],
      2,
    ],
  ),
  probe(
    'U3',
    'union: order, slice and count',
    async () => [
      await blogs.valuesList('name').union(Author.objects.valuesList('name')).orderBy('name').slice(0, 4),
      await blogs.valuesList('name').union(Author.objects.valuesList('name')).count(),
    ],
    [[['Alpha'], ['Beta'], ['Empty'], ['Xena']], 6],
  ),
  probe('U3b', 'a filter after union', () => blogs.all().union(blogs.all()).filter({ name: 'x' }), []),
  probe('U3b2', 'delete after union', () => blogs.all().union(blogs.all()).delete(), fails('QUERY.AFTER_COMBINATION')),
  probe(
    'U3c',
    'union of slices',
    async () => (await names(blogs.filter({ name: 'Alpha' }).slice(0, 1).union(blogs.orderBy('-name').slice(0, 1), { all: true }))).sort(),
    ['Alpha', 'Empty'],
  ),
  probe(
    'U3d',
    'difference and intersection',
    async () => [
      (await names(blogs.difference(blogs.filter({ name: 'Beta' })))).sort(),
      await names(blogs.intersection(blogs.filter({ name: 'Beta' }))),
    ],
    [['Alpha', 'Empty'], ['Beta']],
  ),
  // Django applies the order of the model, which is not selected, and fails; here only an order that is asked for applies.
  probe(
    'U3e',
    'union without the columns of the order of the model',
    async () => (await blogs.valuesList('id', { flat: true }).union(blogs.valuesList('id', { flat: true }))).sort(),
    [1, 2, 3],
  ),
  probe('U5', 'explain', async () => (await blogs.filter({ name: 'x' }).explain()).length > 0, true),
  probe(
    'U4',
    'raw: fields that are left out are awaited',
    async () => {
      const rows = await blogs.raw(sql`SELECT id FROM blog WHERE name = ${'Beta'}`, { defer: ['name'] });
      return await Promise.all(rows.map(async (row) => [row.id, await row.name]));
    },
    [[2, 'Beta']],
  ),
  probe('U4b', 'raw without the key', () => blogs.raw(sql`SELECT name FROM blog`), fails('QUERY.RAW_NO_KEY')),
  probe(
    'U6',
    'fullClean asks the database for what must be unique',
    () =>
      undone(async () => {
        await Uq.objects.create({ name: 'g' });
        return await new Uq({ name: 'g' }).fullClean().catch((error: unknown) => (error as ValidationError).messages);
      }),
    { name: ['Uq with this Name already exists.'] },
  ),
  // Django's `==` is isSame: JavaScript has no equality to define.
  probe(
    'U7',
    'equality: the same model and the same key',
    () => [
      isSame(new Blog({ id: 1, name: 'a' }), new Blog({ id: 1, name: 'b' })),
      isSame(new Blog({ name: 'a' }), new Blog({ name: 'a' })),
      isSame(new Blog({ id: 1, name: 'a' }), new Author({ id: 1, name: 'a' })),
    ],
    [true, false, false],
  ),
  probe(
    'XU2',
    'values of a key of two columns are tuples',
    () =>
      undone(async () => {
        for (const [order, no] of [
          [1, 1],
          [1, 2],
        ] as const)
          await Line.objects.create({ order, no });
        const lines = Line.objects.orderBy('pk');
        return [
          await lines.values('pk', 'no'),
          await lines.valuesList('no', 'pk'),
          await lines.valuesList('pk', { flat: true }),
          await Line.objects
            .values('pk')
            .annotate({ n: Count('*') })
            .orderBy('pk'),
        ];
      }),
    [
      [
        { pk: [1, 1], no: 1 },
        { pk: [1, 2], no: 2 },
      ],
      [
        [1, [1, 1]],
        [2, [1, 2]],
      ],
      [
        [1, 1],
        [1, 2],
      ],
      [
        { pk: [1, 1], n: 1 },
        { pk: [1, 2], n: 1 },
      ],
    ],
  ),
];
