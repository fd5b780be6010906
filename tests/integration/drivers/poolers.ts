import { describe, expect, test } from '@jest/globals';
import { openDriver } from '../../../runtime/connection/open-driver.js';
import type { TestDatabase } from '../../support/databases.js';
import { FakePooler, type Manner } from '../../support/fake-pooler.js';

/** PgBouncer and its like, which pass on no settings of the start-up message. */
export function testPoolers(database: TestDatabase): void {
  describe.each(['refuses', 'overlooks'] as const)('that %s settings', (manner: Manner) => {
    test('every session has the settings that reading relies on, those that are opened at once too', async () => {
      await withPooler(database.url, manner, async (url) => {
        const driver = await openDriver({ url, poolSize: 4, connectTimeout: 5_000, preparedStatements: 0 });
        const sessions = await Promise.all(Array.from({ length: 4 }, () => driver.acquire()));
        for (const session of sessions) {
          const sql = `SELECT current_setting('TimeZone'), current_setting('DateStyle'), current_setting('IntervalStyle')`;
          const { rows } = await session.query({ sql, parameters: [] }, (row) => row);
          expect(rows).toEqual([['UTC', expect.stringMatching(/^ISO/), 'postgres']]);
          driver.release(session);
        }
        expect(await driver.serverVersion()).toMatch(/^\d/);
        await driver.close();
      });
    });
  });

  test('a prepared statement that is gone in the middle of a transaction names the way out', async () => {
    const driver = await openDriver({ url: database.url, poolSize: 1, connectTimeout: 5_000, preparedStatements: 10 });
    const session = await driver.acquire();
    const one = { sql: 'SELECT 1', parameters: [], name: 'one' };
    await session.query(one, (row) => row);
    // As on another connection, which the pooler gives to the next transaction.
    await session.script('BEGIN; DEALLOCATE ALL');
    await expect(session.query(one, (row) => row)).rejects.toMatchObject({
      code: 'DATABASE.OPERATIONAL',
      message: expect.stringContaining('?preparedStatements=0'),
    });
    await session.script('ROLLBACK');
    expect((await session.query(one, (row) => row)).rows).toEqual([['1']]);
    driver.release(session);
    await driver.close();
  });

  test.each([
    ['database "nope" does not exist', 'CONNECTION.NO_DATABASE'],
    ['no such database: nope', 'CONNECTION.NO_DATABASE'],
    ['no more connections allowed (max_client_conn)', 'CONNECTION.REFUSED'],
  ])('what a pooler says itself, %j, is no fault of the network', (says, code) =>
    withPooler(database.url, { says }, async (url) => {
      const driver = await openDriver({ url, poolSize: 1, connectTimeout: 5_000, preparedStatements: 0 });
      await expect(driver.acquire()).rejects.toMatchObject({ code, cause: { message: says } });
      await driver.close();
    }),
  );

  test('settings of the URL are not forgotten in silence', () =>
    withPooler(database.url, 'refuses', async (url) => {
      const driver = await openDriver({
        url: `${url}?options=-c%20search_path%3Dapp`,
        poolSize: 1,
        connectTimeout: 5_000,
        preparedStatements: 0,
      });
      await expect(driver.acquire()).rejects.toMatchObject({
        code: 'CONNECTION.REFUSED',
        message: expect.stringContaining('ALTER ROLE app SET search_path = app'),
      });
      await driver.close();
    }));
}

/** The database has other settings of its own meanwhile. */
async function withPooler(target: string, manner: Manner, work: (url: string) => Promise<void>): Promise<void> {
  const name = new URL(target).pathname.slice(1);
  const settings = async (change: string): Promise<void> => {
    const driver = await openDriver({ url: target, poolSize: 1, connectTimeout: 5_000, preparedStatements: 0 });
    const session = await driver.acquire();
    await session.script(change);
    driver.release(session);
    await driver.close();
  };
  await settings(`ALTER DATABASE "${name}" SET timezone TO 'Asia/Kathmandu'; ALTER DATABASE "${name}" SET datestyle TO 'SQL, DMY'`);
  const pooler = new FakePooler(target, manner);
  try {
    await work((await pooler.listen()).href);
  } finally {
    await pooler.close();
    await settings(`ALTER DATABASE "${name}" RESET ALL`);
  }
}
