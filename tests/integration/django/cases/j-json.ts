import { JsonNull } from 'dunder';
import { Entry } from '../generated/index.js';
import { differs, fails, ids, probe } from '../probe.js';

const entries = Entry.objects;

/** JSON columns. */
export const JSON_COLUMNS = [
  probe(
    'J1',
    'a number is not a text',
    async () => [await ids(entries.filter({ data__a: 1 })), await ids(entries.filter({ data__a: '1' }))],
    [[1], [3]],
  ),
  probe(
    'J2',
    'a key that is null, a key that is not there, a column that is NULL',
    async () => [
      await ids(entries.filter({ data__n: null })),
      await ids(entries.filter({ data__n__isnull: true })),
      await ids(entries.filter({ data__n__isnull: false })),
      await ids(entries.filter({ data__isnull: true })),
    ],
    [[1], [2, 3, 4, 5], [1], [4]],
  ),
  // Django answers [2, 4]: it guards the column and not the key, so that documents without the key vanish.
  probe('J3', 'exclude by a key keeps documents without it', () => ids(entries.exclude({ data__s: 'x' })), [2, 3, 4, 5]),
  probe(
    'J4',
    'paths and indexes',
    async () => [await ids(entries.filter({ data__l__1__z: 2 })), await ids(entries.filter({ data__0: 1 }))],
    [[1], [5]],
  ),
  probe(
    'J5',
    'contained documents and keys',
    async () => [
      await ids(entries.filter({ data__hasKey: 's' })),
      await ids(entries.filter({ data__hasKeys: ['a', 's'] })),
      await ids(entries.filter({ data__hasAnyKeys: ['s', 'zz'] })),
      await ids(entries.filter({ data__contains: { a: 1 } })),
    ],
    differs({ sqlite: fails('DATABASE.NOT_SUPPORTED'), others: [[1, 2], [1, 2], [1, 2], [1]] }),
  ),
  probe(
    'J6',
    'a key compared',
    async () => [
      await ids(entries.filter({ data__a__gt: 1 })),
      await ids(entries.filter({ data__s__icontains: 'X' })),
      await ids(entries.filter({ data__a__in: [1, '1'] })),
    ],
    // Whether a text is more than a number is up to the database.
    differs({ sqlite: [[2, 3], [1], [1, 3]], mysql: [[2, 3], [1], [1, 3]], mariadb: [[2], [1], [1, 3]], others: [[2], [1], [1, 3]] }),
  ),
  probe('J7', 'values of keys', () => entries.orderBy('id').valuesList('data__a', 'data__l__1'), [
    [1, { z: 2 }],
    [2, null],
    ['1', null],
    [null, null],
    [null, null],
  ]),
  probe(
    'J8',
    'JSON null stored',
    async () => {
      const entry = await Entry.objects.create({ name: 'jn', data: JsonNull });
      const found = [
        (await ids(entries.filter({ data: JsonNull }))).map((id) => id === entry.id),
        await ids(entries.filter({ data__isnull: true })),
      ];
      await entry.delete();
      return found;
    },
    [[true], [4]],
  ),
];
