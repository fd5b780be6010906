import { captureQueries } from 'dunder/testing';
import { Concat, F, Greatest, Least, Value } from 'dunder';
import { Entry } from '../generated/index.js';
import { fails, names, probe } from '../probe.js';

const entries = Entry.objects;

/** Which columns the rows have, and what is computed for them. */
export const VALUES = [
  probe(
    'F1',
    'the key of a relation in values',
    async ({ entries: [first] }) => [
      await entries.filter({ pk: first.id }).values('blog', 'blogId', 'blog__name'),
      Object.keys((await entries.values().first()) ?? {}).sort(),
    ],
    [
      [{ blog: 1, blogId: 1, blog__name: 'Alpha' }],
      ['at', 'blogId', 'body', 'data', 'hot', 'id', 'name', 'other', 'price', 'pub', 'rating'],
    ],
  ),
  probe(
    'F2',
    'values of two many-valued relations multiply',
    ({ entries: [first] }) =>
      entries.filter({ pk: first.id }).valuesList('name', 'tag__name', 'authors__name').orderBy('tag__name', 'authors__name'),
    [
      ['Lennon 2008', 'blue', 'Xena'],
      ['Lennon 2008', 'blue', 'Yuri'],
      ['Lennon 2008', 'red', 'Xena'],
      ['Lennon 2008', 'red', 'Yuri'],
    ],
  ),
  probe('F3', 'flat with two fields', () => entries.valuesList('id', 'name', { flat: true } as never), fails('QUERY.FLAT_NEEDS_ONE')),
  probe('F4', 'an annotation with the name of a field', () => entries.annotate({ name: Value(1) as never }), fails('QUERY.ALIAS_CLASH')),
  probe(
    'F5',
    'an alias is there for filters and orders',
    () =>
      names(
        entries
          .alias({ r2: F('rating').mul(2) })
          .filter({ r2__gt: 7 })
          .orderBy('-r2'),
      ),
    ['Lennon 2008', '100% News_x'],
  ),
  probe(
    'X41',
    'an alias made a column under its name',
    () =>
      entries
        .alias({ r2: F('rating').mul(2) })
        .annotate({ r2: F('r2') })
        .filter({ r2__gt: 7 })
        .orderBy('-r2')
        .valuesList('r2', { flat: true }),
    [10, 8],
  ),
  probe('F5b', 'an alias in values', () => entries.alias({ r2: F('rating').mul(2) }).values('r2' as never), fails('QUERY.ALIAS_SELECTED')),
  probe(
    'F6',
    'only: save writes what was loaded, and the rest is awaited',
    async ({ entries: [first] }) => {
      const entry = await entries.only('name').get({ pk: first.id });
      entry.name = 'Lennon 2008';
      const sent = await captureQueries(() => (entry as unknown as Entry).save());
      const update = sent.map(({ sql }) => sql).find((sql) => sql.startsWith('UPDATE')) ?? '';
      return [/name. = /.test(update), /rating/.test(update), await entry.rating];
    },
    [true, false, 5],
  ),
  probe(
    'F7',
    'only without the relation that selectRelated follows',
    () => entries.selectRelated('blog').only('name'),
    fails('QUERY.DEFERRED_RELATION'),
  ),
  probe(
    'F8',
    'distinct values in the order of a related column',
    async () =>
      (
        await entries
          .values('blog')
          .orderBy(F('blog__name').asc({ nullsLast: true }))
          .distinct()
      ).map((row) => row.blog),
    [1, 2, null],
  ),
  probe(
    'F9',
    'an integer and a decimal',
    () =>
      entries
        .annotate({ x: F('rating').add(F('price')) })
        .orderBy('id')
        .valuesList('x', { flat: true }),
    ['15.5', null, '4', '7', '1.1'],
  ),
  probe(
    'F9b',
    'a date and an integer',
    () => entries.annotate({ x: F('pub').add(F('rating')) as never }).valuesList('x' as never),
    fails('QUERY.UNKNOWN_TYPE'),
  ),
  probe(
    'F10',
    'arithmetic of integers',
    () =>
      entries
        .filter({ rating: 5 })
        .annotate({ x: F('rating').div(2), y: F('rating').div(Value(2.5)), z: F('rating').mod(3), p: F('rating').pow(2) })
        .valuesList('x', 'y', 'z', 'p'),
    [[2, 2, 2, 25]],
  ),
  // Of Greatest and Least with NULL, Django gives what each database says.
  probe(
    'F11',
    'texts and extremes with NULL',
    () =>
      entries
        .orderBy('id')
        .annotate({ c: Concat('name', Value('-'), 'blog__name'), g: Greatest('rating', 'other'), l: Least('rating', 'other') })
        .valuesList('c', 'g', 'l'),
    [
      ['Lennon 2008-Alpha', 5, 5],
      ['Lennon 2009-Alpha', 1, 1],
      ['lennon bio-Beta', 3, 3],
      ['100% News_x-Beta', 4, 2],
      ['Orphan-', 1, 1],
    ],
  ),
];
