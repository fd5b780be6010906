import { expect, test } from '@jest/globals';
import { atomic, connections, F, sql, TruncHour } from 'dunder';
import { Author, Post, PostTag, Tag } from '../../../generated/index.js';
import { features, useBlog } from '../../support/blog.js';
import { describeEachDatabase, type TestDatabase } from '../../support/databases.js';
import { outcome } from './outcome.js';

const ask = (text: string): Promise<unknown> => connections.default.query(sql.unsafe(text));
const run = (text: string): Promise<unknown> => connections.default.run(sql.unsafe(text));
const twoHundred = 'x'.repeat(201);

/** An error that the server raises because it is told to. */
const raise = (dialect: TestDatabase['dialect'], state: string): Promise<unknown> =>
  dialect === 'mysql'
    ? connections.default.script(`SIGNAL SQLSTATE '${state}' SET MESSAGE_TEXT = 'told'`)
    : connections.default.script(`DO $$ BEGIN RAISE EXCEPTION 'told' USING ERRCODE = '${state}'; END $$`);

/** What databases refuse, by the code; `null` where a database has no such fault. */
const REFUSED: Readonly<Record<string, (database: TestDatabase) => (() => unknown) | null>> = {
  'INTEGRITY.CHECK': () => () => Post.objects.filter({ title: 'first' }).update({ views: -1 }),
  'INTEGRITY.FOREIGN_KEY': () => () => PostTag.objects.create({ postId: -1, tagId: -1 }),
  'INTEGRITY.NOT_NULL': () => () => Tag.objects.update({ name: null as never }),
  'INTEGRITY.UNIQUE': () => () => Tag.objects.create({ name: 'red', slug: 'other' }),
  'INTEGRITY.VIOLATION': ({ dialect }) =>
    dialect === 'sqlite'
      ? () =>
          atomic(async () => {
            await run(`CREATE TRIGGER no_red BEFORE DELETE ON tag BEGIN SELECT RAISE(ABORT, 'told'); END`);
            await run('DELETE FROM tag');
          })
      : () => raise(dialect, '23000'),
  'DATABASE.DATA': ({ dialect }) => {
    if (dialect === 'sqlite') return () => ask(`SELECT json_extract('{', '$')`);
    return () => Post.objects.create({ authorId: 1, title: twoHundred, slug: 'long' });
  },
  'DATABASE.OUT_OF_RANGE': ({ dialect }) =>
    dialect === 'sqlite'
      ? () => ask('SELECT abs(-9223372036854775808)')
      : () =>
          Post.objects.update({
            views: F('views')
              .add(2 ** 31 - 1)
              .add(1),
          }),
  'DATABASE.ERROR': ({ dialect }) => (dialect === 'sqlite' ? null : () => raise(dialect, dialect === 'mysql' ? '45000' : 'P0001')),
  // SQLite knows no users.
  'DATABASE.FORBIDDEN': ({ dialect }) => {
    if (dialect === 'sqlite') return null;
    if (dialect === 'mysql') return () => run('CREATE TABLE information_schema.mine (id integer)');
    return () =>
      atomic(async () => {
        await connections.default.script('SET LOCAL ROLE pg_monitor');
        await Author.objects.count();
      });
  },
  'DATABASE.PROGRAMMING': () => () => ask('SELECT no_such_function(1)'),
  // Nothing interrupts a statement of SQLite, which runs in the same thread.
  'DATABASE.QUERY_CANCELED': ({ dialect }) => {
    if (dialect === 'sqlite') return null;
    return dialect === 'mysql' ? () => connections.default.script('KILL QUERY CONNECTION_ID()') : () => raise(dialect, '57014');
  },
  'DATABASE.NOT_SUPPORTED': ({ dialect }) => {
    if (dialect === 'sqlite') return () => Post.objects.annotate({ x: TruncHour('createdAt', { tzinfo: 'Europe/Berlin' }) });
    if (dialect === 'mysql') return () => run('CREATE TABLE rolled (a integer, b integer GENERATED ALWAYS AS (CONNECTION_ID()) STORED)');
    return () => ask('SELECT 1 FROM author GROUP BY id FOR UPDATE');
  },
  'DATABASE.SYNTAX': () => () => ask('SELEC 1'),
  // PostgreSQL reads thousands.
  'DATABASE.TOO_DEEP': ({ dialect }) => {
    if (dialect === 'postgres') return null;
    let authors = Author.objects.all();
    for (let level = 0; level < 65; level++) authors = Author.objects.filter({ mentor__in: authors });
    return () => authors;
  },
  // PostgreSQL joins any number.
  'DATABASE.TOO_MANY_TABLES': ({ dialect }) =>
    dialect === 'postgres' ? null : () => Author.objects.filter({ [`${'mentor__'.repeat(65)}name`]: 'Ann' } as object),
  // The others take a gigabyte.
  'DATABASE.TOO_LARGE': ({ dialect }) =>
    dialect === 'mysql'
      ? async () => {
          const [row] = await connections.default.query<{ most: number }>(sql`SELECT @@max_allowed_packet AS most`);
          return Author.objects.filter({ name: 'x'.repeat(Number(row!.most)) }).count();
        }
      : null,
  'DATABASE.TOO_MANY_PARAMETERS': () => () =>
    connections.default.query(sql`SELECT 1 WHERE 1 IN (${sql.join(Array.from({ length: features().maxParameters + 1 }, (_, i) => i))})`),
  'DATABASE.UNKNOWN_TABLE': () => () => ask('SELECT * FROM nowhere'),
  'DATABASE.UNKNOWN_COLUMN': () => () => ask('SELECT colour FROM author'),
  'DATABASE.EXISTS': () => () => run('CREATE TABLE author (id integer)'),
  // MySQL keeps such texts.
  'DATABASE.ZERO_BYTE': ({ dialect }) => (dialect === 'mysql' ? null : () => Author.objects.filter({ name: 'a\0b' })),
};

describeEachDatabase('what databases refuse', (database) => {
  useBlog(database);

  for (const [code, provocation] of Object.entries(REFUSED)) {
    const provoke = provocation(database);
    if (provoke !== null) test(code, async () => expect(await outcome(provoke)).toBe(code), 30_000);
  }

  const hints = {
    'DATABASE.UNKNOWN_TABLE': 'createTables()',
    'DATABASE.TOO_MANY_PARAMETERS': '(batchSize)',
    'DATABASE.TOO_DEEP': 'read the inner',
    'DATABASE.TOO_MANY_TABLES': 'prefetchRelated()',
    'DATABASE.TOO_LARGE': "(batchSize), or raise the server's max_allowed_packet",
  };
  for (const [code, hint] of Object.entries(hints)) {
    const provoke = REFUSED[code]?.(database) ?? null;
    if (provoke !== null) test(`${code} says what to do`, () => expect(Promise.resolve().then(provoke)).rejects.toThrow(hint));
  }

  if (database.dialect === 'sqlite')
    test('what no index of SQLite can hold', async () => {
      for (const expression of ['random()', 'abs(random())', '(SELECT 1)'])
        expect(await outcome(() => run(`CREATE INDEX at_random ON author ((${expression}))`))).toBe('DATABASE.NOT_SUPPORTED');
    });

  if (database.dialect === 'sqlite')
    test('a number of more than 64 bits', async () => {
      expect(await outcome(() => connections.default.query(sql`SELECT ${2n ** 64n}`))).toBe('DATABASE.OUT_OF_RANGE');
    });

  if (database.dialect === 'mysql')
    test('a text with a zero byte is kept', async () => {
      const ann = await Author.objects.create({ name: 'a\0b', email: 'zero@example.com' });
      await ann.refreshFromDb();
      expect(ann.name).toBe('a\0b');
      await ann.delete();
    });
});
