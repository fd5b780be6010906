import { beforeAll, expect, test } from '@jest/globals';
import { connections, F, Lower, SearchQuery, SearchVector } from 'dunder';
import { createTables } from 'dunder/testing';
import { PgBooking, PgDocument, registry } from '../../generated/index.js';
import { useBlog } from '../support/blog.js';
import { describeEachDatabase } from '../support/databases.js';

/**
 * What Django's contrib.postgres answers otherwise than dunder did: a vector that is compared with a text or a SearchQuery is searched, arrays
 * of arrays have places and a length, and fullClean() asks exclusion constraints.
 */
describeEachDatabase('contrib.postgres', (database) => {
  // PGlite has the extensions only where it is opened with them.
  if (database.name !== 'postgres') {
    test('is of PostgreSQL alone', () => expect(database.name).not.toBe('postgres'));
    return;
  }
  useBlog(database);
  beforeAll(async () => {
    for (const name of ['hstore', 'citext', 'btree_gist']) await connections.default.script(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    await createTables(registry, { models: ['PgDocument', 'PgBooking'] });
    await PgDocument.objects.create({ title: 'blue cheese', username: 'a', labels: ['x', 'y'], board: [[1, 2], [3, 4]] }); // prettier-ignore
    await PgDocument.objects.create({ title: 'wine', username: 'b', labels: [], board: [[9]] });
    await PgDocument.objects.create({ title: 'none', username: 'c', board: null });
    await PgBooking.objects.create({ room: 1, during: day(1) });
  });
  const day = (date: number) => ({ lower: new Date(Date.UTC(2024, 0, date)), upper: new Date(Date.UTC(2024, 0, date + 1)) });
  const titles = async (rows: { valuesList(name: 'title', options: { flat: true }): PromiseLike<readonly string[]> }) =>
    [...(await rows.valuesList('title', { flat: true }))].sort();

  test('a vector is searched by exact', async () => {
    expect(await titles(PgDocument.objects.filter({ search: 'cheese' }))).toEqual(['blue cheese']);
    expect(await titles(PgDocument.objects.exclude({ search__exact: 'cheese' }))).toEqual(['none', 'wine']);
    const words = PgDocument.objects.annotate({ words: SearchVector('title') });
    expect(await titles(words.filter({ words: SearchQuery('cheese').or(SearchQuery('wine')) }))).toEqual(['blue cheese', 'wine']);
    expect(await titles(words.filter({ words__isnull: true }))).toEqual([]);
    expect(await PgDocument.objects.filter({ summary: null }).count()).toBe(3);
    expect(await PgDocument.objects.filter({ search: F('search') }).count()).toBe(3);
  });

  // `"labels" @> ("title", $1)` was an error of the database. The types take no expressions in lists.
  test('arrays with expressions among their members', async () => {
    const wine = PgDocument.objects.filter({ username: 'b' });
    await wine.update({ labels: ['wine', 'red'] });
    const found = (condition: object) => titles(PgDocument.objects.filter(condition as never));
    expect(await found({ labels__contains: [F('title')] })).toEqual(['wine']);
    expect(await found({ labels__overlap: ['x', Lower('title')] })).toEqual(['blue cheese', 'wine']);
    expect(await found({ labels__containedBy: [F('title'), 'red', 'a text of more than twenty letters'] })).toEqual(['none', 'wine']);
    expect(await found({ labels: [F('title'), 'red'] })).toEqual(['wine']);
    expect(await found({ labels__overlap: [F('title'), null] })).toEqual(['wine']);
    expect(await titles(PgDocument.objects.exclude({ labels__contains: [F('title')] } as never))).toEqual(['blue cheese', 'none']);
    expect(await found({ board__0__contains: [F('board__0__0'), 2] })).toEqual(['blue cheese']);
    await wine.update({ labels: [] });
  });

  // `"labels" @> (SELECT "title" …)` was an error of the database.
  test('arrays and the values of a QuerySet', async () => {
    const rows = PgDocument.objects;
    await rows.filter({ username: 'b' }).update({ labels: ['wine', 'red'] });
    const values = rows.filter({ username__in: ['b'] }).values('title');
    expect(await titles(rows.filter({ labels__contains: values }))).toEqual(['wine']);
    expect(await titles(rows.filter({ labels__overlap: rows.values('title') }))).toEqual(['wine']);
    expect(await titles(rows.filter({ labels__overlap: rows.filter({ username: 'a' }).values('labels__0') }))).toEqual(['blue cheese']);
    expect(await titles(rows.exclude({ labels__overlap: values }))).toEqual(['blue cheese', 'none']);
    expect(await titles(rows.filter({ labels__containedBy: values }))).toEqual(['none']);
    expect(await titles(rows.filter({ labels__contains: rows.none().values('title') }))).toEqual(['blue cheese', 'none', 'wine']);
    expect(await titles(rows.filter({ labels__overlap: rows.filter({ id__in: [] }).values('title') }))).toEqual([]);
    await rows.filter({ username: 'b' }).update({ labels: [] });
  });

  test('arrays of arrays', async () => {
    expect(await titles(PgDocument.objects.filter({ board__0__0: 1 }))).toEqual(['blue cheese']);
    expect(await titles(PgDocument.objects.filter({ board__1__1__gt: 3 }))).toEqual(['blue cheese']);
    expect(await titles(PgDocument.objects.filter({ board__1: [3, 4] }))).toEqual(['blue cheese']);
    expect(await titles(PgDocument.objects.exclude({ board__0: [1, 2] }))).toEqual(['none', 'wine']);
    expect(await PgDocument.objects.orderBy('username').valuesList('board__len', 'board__0', 'board__0__1')).toEqual([
      [2, [1, 2], 2],
      [1, [9], null],
      [null, null, null],
    ]);
    await expect(Promise.resolve().then(() => PgDocument.objects.filter({ labels__in: [['x', 'y'], []] }))).rejects.toMatchObject({
      code: 'QUERY.ARRAYS_IN_LIST',
    });
  });

  test('fullClean() asks exclusion constraints', async () => {
    const others = { exclude: ['days', 'guests', 'tickets', 'price'] } as const;
    const booking = (values: object) => new PgBooking({ room: 1, during: day(1), ...values }).fullClean(others as never);
    const broken = { messages: { __all__: ['Constraint “pg_no_double_booking” is violated.'] } };
    await expect(booking({})).rejects.toMatchObject(broken);
    await expect(booking({ during: { lower: new Date('2024-01-01T12:00:00Z'), upper: null } })).rejects.toMatchObject(broken);
    await booking({ room: 2 });
    await booking({ cancelled: true });
    await booking({ during: day(2) });
    await (await PgBooking.objects.get({ room: 1 })).fullClean(others as never);
    await expect(PgBooking.objects.create({ room: 1, during: day(1) })).rejects.toMatchObject({ code: 'INTEGRITY.EXCLUSION' });
  });
});
