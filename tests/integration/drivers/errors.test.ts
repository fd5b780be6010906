import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDriver } from '../../../runtime/connection/open-driver.js';
import type { Driver, DriverConnection } from '../../../runtime/dialects/driver.js';
import { DataError, ProgrammingError } from '../../../runtime/errors/database-error.js';
import {
  CheckViolation,
  ForeignKeyViolation,
  IntegrityError,
  NotNullViolation,
  UniqueViolation,
} from '../../../runtime/errors/integrity-error.js';
import { LockNotAvailable, OperationalError } from '../../../runtime/errors/operational-error.js';
import { describeEachDatabase } from '../../support/databases.js';

describeEachDatabase('errors', (database) => {
  let driver: Driver;
  let connection: DriverConnection;
  const fail = async (sql: string, ...parameters: unknown[]): Promise<unknown> => {
    let count = 0;
    const placed = database.dialect === 'postgres' ? sql.replace(/\?/g, () => `$${++count}`) : sql;
    return connection
      .query({ sql: placed, parameters }, (row) => row)
      .then(
        () => expect(sql).toBe('a failure'),
        (error: unknown) => error,
      );
  };

  beforeAll(async () => {
    driver = await openDriver({ url: database.url, poolSize: 4, connectTimeout: 5_000, preparedStatements: 20 });
    connection = await driver.acquire();
    await connection.script(`
      CREATE TABLE author (id integer PRIMARY KEY, email varchar(50) UNIQUE);
      CREATE TABLE post (
        id integer PRIMARY KEY, author_id integer NOT NULL, slug varchar(10) NOT NULL, views integer,
        CONSTRAINT post_author FOREIGN KEY (author_id) REFERENCES author (id),
        CONSTRAINT post_author_slug UNIQUE (author_id, slug),
        CONSTRAINT post_views CHECK (views >= 0)
      );
      INSERT INTO author VALUES (1, 'a@b.c');
      INSERT INTO post VALUES (1, 1, 'x', 0);
    `);
  }, 30_000);
  afterAll(async () => {
    driver.release(connection);
    await driver.close();
  });

  test('unique', async () => {
    const error = await fail('INSERT INTO post VALUES (?, ?, ?, ?)', 2, 1, 'x', 0);
    expect(error).toBeInstanceOf(UniqueViolation);
    expect(error).toBeInstanceOf(IntegrityError);
    expect(error).toMatchObject({ code: 'INTEGRITY.UNIQUE', parameterCount: 4, sql: expect.stringContaining('INSERT INTO post') });
    // SQLite names the columns, MySQL the constraint, PostgreSQL both.
    if (database.dialect !== 'sqlite') expect(error).toMatchObject({ constraint: 'post_author_slug' });
    if (database.dialect !== 'mysql') expect(error).toMatchObject({ table: 'post', columns: ['author_id', 'slug'] });
  });

  if (database.dialect === 'mysql')
    test('a URL without a database says what is missing', async () => {
      const nowhere = await openDriver({ url: new URL('/', database.url).href, poolSize: 1, connectTimeout: 5_000, preparedStatements: 0 });
      const session = await nowhere.acquire();
      await expect(session.queryRaw({ sql: 'SELECT * FROM author', parameters: [] })).rejects.toThrow(
        'Name the database at the end of the URL',
      );
      nowhere.release(session);
      await nowhere.close();
    });

  test('foreign key, both ways', async () => {
    const child = await fail('INSERT INTO post VALUES (?, ?, ?, ?)', 3, 99, 'y', 0);
    const parent = await fail('DELETE FROM author WHERE id = ?', 1);
    for (const error of [child, parent]) {
      expect(error).toBeInstanceOf(ForeignKeyViolation);
      if (database.dialect !== 'sqlite') expect(error).toMatchObject({ constraint: 'post_author', table: 'post' });
    }
  });

  test('not null', async () => {
    const error = await fail('INSERT INTO post VALUES (?, ?, ?, ?)', 4, 1, null, 0);
    expect(error).toBeInstanceOf(NotNullViolation);
    expect(error).toMatchObject({ columns: ['slug'] });
  });

  test('check', async () => {
    const error = await fail('INSERT INTO post VALUES (?, ?, ?, ?)', 5, 1, 'z', -1);
    expect(error).toBeInstanceOf(CheckViolation);
    expect(error).toMatchObject({ constraint: 'post_views' });
  });

  test('wrong statements', async () => {
    for (const [sql, code] of [
      ['SELECT * FROM nowhere', 'DATABASE.UNKNOWN_TABLE'],
      ['SELECT colour FROM post', 'DATABASE.UNKNOWN_COLUMN'],
      ['SELECT FROM WHERE', 'DATABASE.SYNTAX'],
    ] as const) {
      const error = await fail(sql);
      expect(error).toBeInstanceOf(ProgrammingError);
      expect(error).toMatchObject({ code, sql, driverCode: expect.any(String), cause: expect.anything() });
      // Tables of another age than the schema are the usual reason.
      expect(String(error).includes('`npx dunder generate`')).toBe(code !== 'DATABASE.SYNTAX');
    }
    const there = connection.script('CREATE TABLE post (id integer)');
    await expect(there).rejects.toBeInstanceOf(ProgrammingError);
    await expect(there).rejects.toMatchObject({ code: 'DATABASE.EXISTS' });
  });

  test('values that do not fit', async () => {
    // SQLite keeps any text in any column.
    if (database.dialect === 'sqlite') return;
    expect(await fail('INSERT INTO post VALUES (?, ?, ?, ?)', 6, 1, 'far too long a slug', 0)).toBeInstanceOf(DataError);
    expect(await fail('INSERT INTO post VALUES (?, ?, ?, ?)', 6, 1, 'a', 2 ** 40)).toBeInstanceOf(DataError);
  });

  test('a taken lock', async () => {
    if (database.name !== 'postgres' && database.name !== 'mysql') return;
    const other = await driver.acquire();
    await other.pipeline([
      { sql: 'START TRANSACTION', parameters: [] },
      { sql: 'SELECT id FROM author WHERE id = 1 FOR UPDATE', parameters: [] },
    ]);
    const error = await fail('SELECT id FROM author WHERE id = 1 FOR UPDATE NOWAIT');
    await other.script('ROLLBACK');
    driver.release(other);
    expect(error).toBeInstanceOf(LockNotAvailable);
    expect(error).toBeInstanceOf(OperationalError);
  });
});
