import { describe, expect, test } from '@jest/globals';
import { openDriver } from '../../../runtime/connection/open-driver.js';
import type { Driver, DriverConnection } from '../../../runtime/dialects/driver.js';
import { ConnectionLost } from '../../../runtime/errors/operational-error.js';
import { describeEachDatabase, type TestDatabase } from '../../support/databases.js';
import { testPoolers } from './poolers.js';

describe('a database that is not there', () => {
  const open = async (url: string): Promise<unknown> => {
    const driver = await openDriver({ url, poolSize: 1, connectTimeout: 1_000, preparedStatements: 10 });
    return driver.acquire();
  };

  test.each([
    ['postgres://app:secret@127.0.0.1:1/shop', 'PostgreSQL at 127.0.0.1:1/shop cannot be reached'],
    ['mysql://app:secret@127.0.0.1:1/shop', 'MySQL at 127.0.0.1:1/shop cannot be reached'],
    ['sqlite:/nowhere/at/all.db', 'The SQLite database /nowhere/at/all.db cannot be opened'],
  ])('%s', async (url, message) => {
    const failure = await open(url).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'CONNECTION.UNREACHABLE', message: expect.stringContaining(message) });
    expect(String(failure)).not.toContain('secret');
  });
});

describeEachDatabase('connections', (database) => {
  if (database.name === 'pglite') {
    test('one session for all', () => withDriver(database, testTurns), 30_000);
    return;
  }

  test('the default poolSize, and the URL before it', async () => {
    const url = `${database.url}?poolSize=1&connectTimeout=150`;
    const driver = await openDriver({ url, poolSize: 10, connectTimeout: 5_000, preparedStatements: 10 });
    const first = await driver.acquire();
    if (database.dialect === 'sqlite') {
      driver.release(first);
    } else {
      await expect(driver.acquire()).rejects.toMatchObject({ code: 'CONNECTION.POOL_EXHAUSTED' });
      const later = driver.acquire();
      driver.release(first);
      expect(await later).toBe(first);
      driver.release(first);
    }
    await driver.close();
  });

  test('closing waits for the sessions in use and refuses new ones', () =>
    withDriver(database, async (driver) => {
      const connection = await driver.acquire();
      let isClosed = false;
      const closing = driver.close().then(() => (isClosed = true));
      await expect(driver.acquire()).rejects.toMatchObject({ code: 'CONNECTION.CLOSED' });
      expect(await one(connection, 'SELECT 1')).toBe(1);
      expect(isClosed).toBe(false);
      driver.release(connection);
      await closing;
    }));

  test('a session that is given back inside a transaction leaves nothing behind', () =>
    withDriver(database, async (driver) => {
      const connection = await driver.acquire();
      await connection.script('CREATE TABLE left_over (id integer)');
      await connection.script(database.dialect === 'mysql' ? 'START TRANSACTION' : 'BEGIN');
      await connection.script('INSERT INTO left_over VALUES (1)');
      driver.release(connection);
      const next = await driver.acquire();
      expect(await one(next, 'SELECT COUNT(*) FROM left_over')).toBe(0);
      driver.release(next);
    }));

  if (database.dialect === 'sqlite') test('one transaction at a time', () => withDriver(database, testTurns));

  if (database.dialect !== 'sqlite') {
    test('a session that the server ends fails its statement, is replaced, and ends nothing else', () =>
      withDriver(database, async (driver) => {
        const [victim, other] = [await driver.acquire(), await driver.acquire()];
        const kill = await killing(database, victim);
        const sleeping = one(victim, database.dialect === 'mysql' ? 'SELECT SLEEP(5)' : 'SELECT pg_sleep(5)').catch(
          (error: unknown) => error,
        );
        const waiting = one(victim, 'SELECT 1').catch((error: unknown) => error);
        await new Promise((resolve) => setTimeout(resolve, 50));
        await other.script(kill);
        const lost = await sleeping;
        expect(lost).toBeInstanceOf(ConnectionLost);
        expect(String(lost)).toMatch(/The connection to the database was lost: .*\n.*run the work again/i);
        expect(await waiting).toBeInstanceOf(ConnectionLost);
        driver.release(victim);
        const fresh = await driver.acquire();
        expect(await one(fresh, 'SELECT 1')).toBe(1);
        driver.release(fresh);
        driver.release(other);
      }));

    test('a session that ends between two statements says why to whoever holds it', () =>
      withDriver(database, async (driver) => {
        const [victim, other] = [await driver.acquire(), await driver.acquire()];
        await victim.script(database.dialect === 'mysql' ? 'START TRANSACTION' : 'BEGIN');
        await other.script(await killing(database, victim));
        await new Promise((resolve) => setTimeout(resolve, 100));
        for (const attempt of [() => one(victim, 'SELECT 1'), () => victim.script('SELECT 1')]) {
          const lost = await attempt().catch((error: unknown) => error);
          expect(lost).toBeInstanceOf(ConnectionLost);
          expect(String(lost)).toMatch(
            /was lost: (?:terminating connection due to administrator command|The server closed the connection)/,
          );
        }
        driver.release(victim);
        driver.release(other);
      }));

    test('rows that are read in chunks end with an error when their session ends between two', () =>
      withDriver(database, async (driver) => {
        const [victim, other] = [await driver.acquire(), await driver.acquire()];
        const kill = await killing(database, victim);
        const rows =
          database.dialect === 'mysql'
            ? "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i, REPEAT('x', 1000) FROM n"
            : "SELECT i, repeat('x', 1000) FROM generate_series(1, 200000) i";
        const read = async (): Promise<void> => {
          let chunks = 0;
          for await (const _ of victim.stream({ sql: rows, parameters: [] }, (row) => row[0], 100)) {
            if (++chunks !== 2) continue;
            await other.script(kill);
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        };
        await expect(read()).rejects.toBeInstanceOf(ConnectionLost);
        driver.release(victim);
        driver.release(other);
      }));

    test('an idle session that the server ends is replaced', () =>
      withDriver(database, async (driver) => {
        const [victim, other] = [await driver.acquire(), await driver.acquire()];
        const kill = await killing(database, victim);
        driver.release(victim);
        await other.script(kill);
        await new Promise((resolve) => setTimeout(resolve, 100));
        const fresh = await driver.acquire();
        expect(await one(fresh, 'SELECT 1')).toBe(1);
        driver.release(fresh);
        driver.release(other);
      }));
  }

  if (database.name === 'postgres') {
    describe('behind a pooler', () => {
      testPoolers(database);
    });
  }

  if (database.dialect === 'postgres') {
    test('a prepared statement whose table changed, or that is gone, is prepared again', () =>
      withDriver(database, async (driver) => {
        const connection = await driver.acquire();
        await connection.script('CREATE TABLE changing (a integer); INSERT INTO changing VALUES (1)');
        const all = { sql: 'SELECT * FROM changing', parameters: [], name: 'all' };
        expect((await connection.query(all, (row) => row)).rows).toEqual([['1']]);
        await connection.script('ALTER TABLE changing ADD COLUMN b integer DEFAULT 2');
        expect((await connection.query(all, (row) => row)).rows).toEqual([['1', '2']]);
        await connection.script('ALTER TABLE changing ADD COLUMN c integer DEFAULT 3');
        expect((await connection.pipeline([all, all])).map((result) => result.rows)).toEqual([[['1', '2', '3']], [['1', '2', '3']]]);
        await connection.script('DEALLOCATE ALL');
        expect((await connection.query(all, (row) => row)).rows).toEqual([['1', '2', '3']]);
        await connection.script('DISCARD ALL');
        expect((await connection.pipeline([all, all])).map((result) => result.rows.length)).toEqual([1, 1]);
        driver.release(connection);
      }));

    test('without prepared statements nothing is named', () =>
      withDriver({ ...database, url: `${database.url}?preparedStatements=0` }, async (driver) => {
        const connection = await driver.acquire();
        await connection.query({ sql: 'SELECT 1', parameters: [], name: 'one' }, (row) => row);
        expect(await one(connection, 'SELECT COUNT(*) FROM pg_prepared_statements')).toBe(0);
        driver.release(connection);
      }));

    test('no more names are kept than allowed', () =>
      withDriver({ ...database, url: `${database.url}?preparedStatements=3` }, async (driver) => {
        const connection = await driver.acquire();
        for (const number of [1, 2, 3, 4, 1, 5]) {
          await connection.query({ sql: `SELECT ${number}`, parameters: [], name: `n${number}` }, (row) => row);
        }
        const { rows } = await connection.query(
          { sql: 'SELECT name FROM pg_prepared_statements ORDER BY 1', parameters: [] },
          (row) => row[0],
        );
        expect(rows).toEqual(['n1', 'n4', 'n5']);
        driver.release(connection);
      }));
  }
});

/** While one session has a transaction open, the statements of another wait for its end. */
async function testTurns(driver: Driver): Promise<void> {
  const [first, second] = [await driver.acquire(), await driver.acquire()];
  await first.script('CREATE TABLE turns (id integer)');
  await first.script('BEGIN');
  const order: string[] = [];
  const counted = one(second, 'SELECT COUNT(*) FROM turns').then((count) => order.push(`second saw ${count}`));
  const begun = second.script('BEGIN').then(() => order.push('second began'));
  for (let id = 0; id < 3; id++) await first.script(`INSERT INTO turns VALUES (${id})`);
  order.push('first commits');
  await first.script('COMMIT');
  await Promise.all([counted, begun]);
  expect(order[0]).toBe('first commits');
  expect(order.slice(1).sort()).toEqual(['second began', 'second saw 3']);
  const third = one(first, 'SELECT COUNT(*) FROM turns');
  await second.script('DELETE FROM turns');
  await second.script('COMMIT');
  expect(await third).toBe(0);
  driver.release(first);
  driver.release(second);
}

/** The statement by which another session ends this one. */
async function killing({ dialect }: TestDatabase, session: DriverConnection): Promise<string> {
  const id = await one(session, dialect === 'mysql' ? 'SELECT CONNECTION_ID()' : 'SELECT pg_backend_pid()');
  return dialect === 'mysql' ? `KILL ${id}` : `SELECT pg_terminate_backend(${id})`;
}

async function withDriver(database: TestDatabase, work: (driver: Driver) => Promise<void>): Promise<void> {
  const driver = await openDriver({ url: database.url, poolSize: 3, connectTimeout: 3_000, preparedStatements: 100 });
  await work(driver);
  await driver.close();
}

async function one(connection: DriverConnection, sql: string): Promise<number> {
  const { rows } = await connection.query({ sql, parameters: [] }, (row) => Number(row[0]));
  return rows[0] ?? Number.NaN;
}
