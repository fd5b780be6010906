import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDriver } from '../../../runtime/connection/open-driver.js';
import type { Driver, DriverConnection } from '../../../runtime/dialects/driver.js';
import { UniqueViolation } from '../../../runtime/errors/integrity-error.js';

/**
 * SQLite through each of its packages: the same answers from all that can be loaded, and a clear refusal of the others. better-sqlite3 is
 * compiled when it is installed, so it is not among the dependencies of this project: `npm install --no-save better-sqlite3` has it tested.
 */
const DRIVERS = ['better-sqlite3', 'libsql', 'node'] as const;
const require = createRequire(import.meta.url);

const open = (driver: string): Promise<Driver> =>
  openDriver({ url: `sqlite::memory:?driver=${driver}`, poolSize: 1, connectTimeout: 1_000, preparedStatements: 10 });

for (const name of DRIVERS) {
  const reason = whyNot(name);
  if (reason === undefined) describe(`SQLite through ${name}`, () => void answers(name));
  else
    test(`${name} is refused with the way out, and nothing else of it is tested: ${reason}`, async () => {
      const hint = name === 'node' ? /this is v\d+\.|22\.16 is needed/ : new RegExp(`npm install ${name}`);
      await expect(open(name)).rejects.toMatchObject({ code: 'CONNECTION.MISSING_DRIVER', message: expect.stringMatching(hint) });
    });
}

function whyNot(name: (typeof DRIVERS)[number]): string | undefined {
  if (name === 'node') {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    return major > 22 || (major === 22 && minor >= 16) ? undefined : `Node ${process.version} has no node:sqlite that returns arrays`;
  }
  try {
    require.resolve(name);
    return undefined;
  } catch {
    return 'it is not installed';
  }
}

function answers(name: string): void {
  let driver: Driver;
  let connection: DriverConnection;
  const query = (sql: string, ...parameters: unknown[]) => connection.query({ sql, parameters }, (row: readonly unknown[]) => [...row]);
  beforeAll(async () => {
    driver = await open(name);
    connection = await driver.acquire();
    await connection.script('CREATE TABLE item (id integer PRIMARY KEY, name text UNIQUE, size integer, data blob)');
  });
  afterAll(async () => {
    driver.release(connection);
    await driver.close();
  });

  test('gives values back as they were, integers beyond 2^53 and bytes included', async () => {
    await query('INSERT INTO item VALUES (?, ?, ?, ?)', 1, "O'Neil é", 9007199254740993n, new Uint8Array([0, 255]));
    const { rows } = await query('SELECT name, size, data, NULL AS id, id FROM item');
    const [[text, size, data, none, id] = []] = rows as readonly (readonly unknown[])[];
    expect([text, BigInt(size as bigint), [...(data as Uint8Array)], none, Number(id)]).toEqual([
      "O'Neil é",
      9007199254740993n,
      [0, 255],
      null,
      1,
    ]);
  });

  test('a violation is the error of its kind', async () => {
    const error = await query('INSERT INTO item (id, name) VALUES (?, ?)', 2, "O'Neil é").then(
      () => undefined,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(UniqueViolation);
    expect(error).toMatchObject({ columns: ['name'], driverCode: expect.stringContaining('SQLITE_CONSTRAINT') });
  });

  // libsql's `get` resets a statement after its row and not before: it answered for what `all`, or a call that failed, had bound.
  test('one row is that of its parameters, whatever the statement did before', async () => {
    await connection.script('CREATE TABLE depth (id integer PRIMARY KEY, size integer)');
    await query('INSERT INTO depth VALUES (1, 1), (2, 2), (3, -9223372036854775807 - 1)');
    const asked = async (id: number, single: boolean) =>
      (await connection.query({ sql: 'SELECT id, abs(size) FROM depth WHERE id = ?', parameters: [id], single }, (row) => Number(row[0]))).rows; // prettier-ignore
    for (const [id, single] of [
      [1, true],
      [2, true],
      [1, false],
      [2, true],
      [4, false],
      [1, true],
      [4, true],
      [2, false],
      [1, true],
    ] as const)
      // prettier-ignore
      expect(await asked(id, single)).toEqual(id === 4 ? [] : [id]);
    for (const single of [true, false]) {
      await expect(asked(3, single)).rejects.toThrow('integer overflow');
      expect([await asked(1, true), await asked(2, false), await asked(4, true)]).toEqual([[1], [2], []]);
    }
  });

  test('a transaction that is rolled back leaves nothing', async () => {
    await connection.script('BEGIN');
    await query('INSERT INTO item (id, name) VALUES (?, ?)', 3, 'gone');
    await connection.script('ROLLBACK');
    expect((await query('SELECT count(*) FROM item WHERE id = ?', 3)).rows.flat().map(Number)).toEqual([0]);
  });

  test('the functions that SQLite lacks are there', async () => {
    expect((await query("SELECT 'abc' REGEXP 'b.$'")).rows.flat().map(Number)).toEqual([1]);
  });
}
