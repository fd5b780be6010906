import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openDriver } from '../../../runtime/connection/open-driver.js';
import type { Driver, DriverConnection, Statement } from '../../../runtime/dialects/driver.js';
import { describeEachDatabase, type TestDatabase } from '../../support/databases.js';

const options = { poolSize: 4, connectTimeout: 5_000, preparedStatements: 20 };

describeEachDatabase('statements', (database) => {
  let driver: Driver;
  let connection: DriverConnection;
  const say = (sql: string, ...parameters: unknown[]): Statement => ({ sql: placed(database, sql), parameters });
  const named = (name: string, sql: string, ...parameters: unknown[]): Statement => ({ ...say(sql, ...parameters), name });
  const read = async (sql: string, ...parameters: unknown[]): Promise<unknown[][]> =>
    (await connection.query(say(sql, ...parameters), (row) => [...row])).rows;

  beforeAll(async () => {
    driver = await openDriver({ url: database.url, ...options });
    connection = await driver.acquire();
    await connection.script(
      'CREATE TABLE item (id integer PRIMARY KEY, name varchar(50) NOT NULL, amount bigint); CREATE TABLE other (id integer PRIMARY KEY)',
    );
  }, 30_000);
  afterAll(async () => {
    driver.release(connection);
    await driver.close();
  });
  beforeEach(async () => {
    await connection.script('DELETE FROM item');
    for (let id = 1; id <= 10; id++)
      await connection.query(named('insert', 'INSERT INTO item VALUES (?, ?, ?)', id, `item ${id}`, id * 10), none);
  });

  test('a table can be dropped after EXPLAIN', async () => {
    await connection.script('CREATE TABLE explained (id integer PRIMARY KEY, name varchar(50))');
    const words = database.dialect === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
    expect((await read(`${words} SELECT * FROM explained WHERE name = ?`, 'x')).length).toBeGreaterThan(0);
    await connection.script('DROP TABLE explained');
    await expect(read('SELECT * FROM explained')).rejects.toMatchObject({ name: expect.stringMatching(/Error$/) });
  });

  test('a statement of one row at most holds nothing after it', async () => {
    await connection.script(
      'CREATE TABLE lone (id integer PRIMARY KEY, amount bigint); INSERT INTO lone VALUES (1, 5), (2, 9007199254740993)',
    );
    const one = async (id: number): Promise<unknown[]> =>
      (await connection.query({ ...say('SELECT amount FROM lone WHERE id = ?', id), single: true }, (row) => String(row[0]))).rows;
    expect([await one(1), await one(2), await one(3), await one(1)]).toEqual([['5'], ['9007199254740993'], [], ['5']]);
    await connection.script('DROP TABLE lone');
    await expect(one(1)).rejects.toMatchObject({ name: expect.stringMatching(/Error$/) });
  });

  test('says its version and dialect', async () => {
    expect(driver.dialect).toBe(database.dialect);
    expect(await driver.serverVersion()).toMatch(/^\d+\.\d+/);
  });

  test('reads rows by position, of the same named statement with other values', async () => {
    for (const id of [3, 7]) {
      const { rows } = await connection.query(named('byKey', 'SELECT id, name FROM item WHERE id = ?', id), (row) => `${row[0]}/${row[1]}`);
      expect(rows).toEqual([`${id}/item ${id}`]);
    }
  });

  test('a name that is used for another text means the other text', async () => {
    expect((await connection.query(named('twice', 'SELECT name FROM item WHERE id = ?', 1), first)).rows).toEqual(['item 1']);
    expect((await connection.query(named('twice', 'SELECT name FROM item WHERE id <> ? ORDER BY id', 1), first)).rows[0]).toBe('item 2');
  });

  test('more names than are kept', async () => {
    for (let round = 0; round < 2; round++) {
      for (let number = 1; number <= 50; number++) {
        const { rows } = await connection.query(
          named(`many${number}`, `SELECT name FROM item WHERE id = ? AND ${number} = ${number}`, 2),
          first,
        );
        expect(rows).toEqual(['item 2']);
      }
    }
  });

  test('counts rows inserted, matched and deleted', async () => {
    expect((await connection.query(say("INSERT INTO item VALUES (20, 'a', 0), (21, 'b', 0)"), none)).affected).toBe(2);
    // Matched, although one has the value already.
    expect((await connection.query(say("UPDATE item SET name = 'a' WHERE id >= ?", 20), none)).affected).toBe(2);
    expect((await connection.query(say('DELETE FROM item WHERE id >= ?', 21), none)).affected).toBe(1);
    expect((await connection.query(say('DELETE FROM item WHERE id = ?', 99), none)).affected).toBe(0);
    expect((await connection.query(say('SELECT id FROM item'), none)).affected).toBe(0);
  });

  test('names the columns when asked', async () => {
    const statement = say('SELECT id AS a, name AS b FROM item WHERE id = ?', 1);
    expect((await connection.query({ ...statement, describe: true }, none)).columns).toEqual(['a', 'b']);
  });

  test('raw rows are objects with values by type, exact beyond 2^53', async () => {
    await connection.query(say('UPDATE item SET amount = ? WHERE id = 1', 2n ** 60n + 1n), none);
    const { rows, columns } = await connection.queryRaw(say('SELECT id, name, amount FROM item WHERE id <= ? ORDER BY id', 2));
    expect(rows).toEqual([
      { id: 1, name: 'item 1', amount: 2n ** 60n + 1n },
      { id: 2, name: 'item 2', amount: 20 },
    ]);
    expect(columns).toEqual(['id', 'name', 'amount']);
  });

  test('values arrive as they are', async () => {
    const texts = ['', 'ü€😀', 'it\'s \\ "quoted"', 'x'.repeat(50)];
    for (const text of texts) {
      await connection.query(say('UPDATE item SET name = ? WHERE id = 1', text), none);
      expect(await read('SELECT name FROM item WHERE id = 1')).toEqual([[text]]);
    }
    for (const amount of [0, -1, 2 ** 53 - 1, -(2n ** 63n), 2n ** 63n - 1n]) {
      await connection.query(say('UPDATE item SET amount = ? WHERE id = 1', amount), none);
      expect((await connection.query(say('SELECT amount FROM item WHERE id = 1'), (row) => BigInt(String(row[0])))).rows).toEqual([
        BigInt(amount),
      ]);
    }
    await connection.query(say('UPDATE item SET amount = ? WHERE id = 1', null), none);
    expect(await read('SELECT amount FROM item WHERE id = 1')).toEqual([[null]]);
    expect(Number((await read('SELECT COUNT(*) FROM item WHERE amount = ? LIMIT ?', 20, 1))[0]?.[0])).toBe(1);
  });

  test('bytes arrive as they are', async () => {
    await connection.script(
      `DROP TABLE IF EXISTS raw_bytes; CREATE TABLE raw_bytes (content ${database.dialect === 'postgres' ? 'bytea' : 'blob'}, size integer)`,
    );
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await connection.query(say('INSERT INTO raw_bytes (size, content) VALUES (?, ?)', 256, bytes), none);
    const { rows } = await connection.queryRaw(say('SELECT content, size FROM raw_bytes'));
    expect(Uint8Array.from(rows[0]?.['content'] as Uint8Array)).toEqual(bytes);
    expect(rows[0]?.['size']).toBe(256);
  });

  test('an error of the reader is the error of the query, and the connection goes on', async () => {
    const failure = new RangeError('no such colour');
    const broken = (): never => {
      throw failure;
    };
    await expect(connection.query(say('SELECT id FROM item'), broken)).rejects.toBe(failure);
    await expect(collect(connection.stream(say('SELECT id FROM item'), broken, 2))).rejects.toBe(failure);
    expect(await read('SELECT name FROM item WHERE id = 1')).toEqual([['item 1']]);
  });

  if (database.dialect === 'mysql')
    test('instants are the texts that the server has of them', async () => {
      await connection.script(
        'CREATE TABLE moments (id integer AUTO_INCREMENT PRIMARY KEY, m datetime(6), s datetime, t datetime(3), u timestamp(6) NULL, d date)',
      );
      const texts = [
        '0001-01-01 00:00:00.000000',
        '0999-12-31 23:59:59.999999',
        '1582-10-15 00:00:00.000001',
        '1970-01-01 00:00:01.000000',
      ];
      for (let index = 0; index < 600; index++)
        texts.push(new Date(index * 86_461_001 * 24).toISOString().replace('T', ' ').replace('Z', '789'));
      for (const text of texts)
        await connection.query(say('INSERT INTO moments (m, s, t, u, d) VALUES (?, ?, ?, ?, ?)', text, text, text, text < '1970-01-01 00:00:01' ? null : text, text.slice(0, 10)), none); // prettier-ignore
      const columns = ['m', 's', 't', 'u', 'd'];
      const sql = `SELECT ${columns.join(', ')}, ${columns.map((name) => `CAST(${name} AS CHAR)`).join(', ')} FROM moments WHERE id > ?`;
      const trimmed = (value: unknown): unknown => (value === null ? null : String(value).replace(/\.0*$|(?<=\.\d*?[1-9])0+$/, ''));
      for (const row of await read(sql, 0)) expect(row.slice(0, 5).map(trimmed)).toEqual(row.slice(5).map(trimmed));
      expect(await read('SELECT MIN(m), MAX(u), COUNT(*) FROM moments WHERE id > ?', 0)).toEqual([
        ['0001-01-01 00:00:00', texts.at(-1), texts.length],
      ]);
    });

  test('a pipeline answers in order', async () => {
    const begin = database.dialect === 'mysql' ? 'START TRANSACTION' : 'BEGIN';
    const results = await connection.pipeline([
      say(begin),
      named('byKey', 'SELECT id, name FROM item WHERE id = ?', 4),
      named('byKey', 'SELECT id, name FROM item WHERE id = ?', 5),
      say('UPDATE item SET name = ?', 'same'),
      say('COMMIT'),
    ]);
    expect(results.map((result) => result.rows.map((row) => row.map(String)))).toEqual([[], [['4', 'item 4']], [['5', 'item 5']], [], []]);
    expect(results.map((result) => result.affected)).toEqual([0, 0, 0, 10, 0]);
    expect(await connection.pipeline([])).toEqual([]);
  });

  test('a pipeline that fails says which, and the connection goes on', async () => {
    const begin = database.dialect === 'mysql' ? 'START TRANSACTION' : 'BEGIN';
    const failing = [
      say(begin),
      named('p1', 'DELETE FROM item WHERE id = ?', 1),
      named('p2', 'INSERT INTO item VALUES (?, ?, ?)', 2, 'x', 1),
      named('p3', 'DELETE FROM item WHERE id = ?', 3),
    ];
    await expect(connection.pipeline(failing)).rejects.toMatchObject({ code: 'INTEGRITY.UNIQUE', sql: failing[2]?.sql });
    await connection.script('ROLLBACK');
    expect(await read('SELECT COUNT(*) FROM item')).toEqual([[expect.anything()]]);
    expect((await connection.query(named('p3', 'DELETE FROM item WHERE id = ?', 3), none)).affected).toBe(1);
    expect((await connection.query(named('p1', 'DELETE FROM item WHERE id = ?', 1), none)).affected).toBe(1);
  });

  test('statements sent at once are answered in order', async () => {
    const sent = [1, 2, 3, 4, 5].map((id) => connection.query(say('SELECT name FROM item WHERE id = ?', id), first));
    expect((await Promise.all(sent)).map((result) => result.rows[0])).toEqual(['item 1', 'item 2', 'item 3', 'item 4', 'item 5']);
  });

  test('streams in chunks, to the end and not to the end, inside and outside of a transaction', async () => {
    const select = say('SELECT id FROM item WHERE id <= ? ORDER BY id', 10);
    const begin = database.dialect === 'mysql' ? 'START TRANSACTION' : 'BEGIN';
    for (const inTransaction of [false, true]) {
      if (inTransaction) await connection.script(begin);
      expect(await collect(connection.stream(select, (row) => Number(row[0]), 4))).toEqual([
        [1, 2, 3, 4],
        [5, 6, 7, 8],
        [9, 10],
      ]);
      expect(await collect(connection.stream(select, (row) => Number(row[0]), 5))).toEqual([
        [1, 2, 3, 4, 5],
        [6, 7, 8, 9, 10],
      ]);
      expect(await collect(connection.stream(say('SELECT id FROM item WHERE id > ?', 10), (row) => row[0], 5))).toEqual([]);
      for await (const chunk of connection.stream(select, (row) => Number(row[0]), 2)) {
        expect(chunk).toEqual([1, 2]);
        break;
      }
      expect(await read('SELECT name FROM item WHERE id = 1')).toEqual([['item 1']]);
      if (inTransaction) await connection.script('COMMIT');
    }
    await connection.script('DROP TABLE other; CREATE TABLE other (id integer PRIMARY KEY)');
  });

  test('other statements of a transaction run between the chunks of a stream', async () => {
    await connection.script(database.dialect === 'mysql' ? 'START TRANSACTION' : 'BEGIN');
    const names: unknown[] = [];
    for await (const chunk of connection.stream(say('SELECT id FROM item ORDER BY id'), (row) => Number(row[0]), 3)) {
      names.push((await read('SELECT name FROM item WHERE id = ?', chunk[0]))[0]?.[0]);
    }
    await connection.script('COMMIT');
    expect(names).toEqual(['item 1', 'item 4', 'item 7', 'item 10']);
  });

  test('a stream of a statement that fails', async () => {
    await expect(collect(connection.stream(say('SELECT id FROM nowhere'), none, 3))).rejects.toMatchObject({
      code: 'DATABASE.UNKNOWN_TABLE',
    });
    expect(await read('SELECT name FROM item WHERE id = 1')).toEqual([['item 1']]);
  });

  test('a parameter that no database knows', async () => {
    for (const value of [{ a: 1 }, new Date(0), Symbol('x'), () => 1]) {
      await expect(connection.query(named('bad', 'SELECT name FROM item WHERE name = ?', value), none)).rejects.toMatchObject({
        code: 'DATABASE.UNKNOWN_PARAMETER',
      });
    }
    expect((await connection.query(named('bad', 'SELECT name FROM item WHERE name = ?', 'item 1'), first)).rows).toEqual(['item 1']);
  });

  test('the connection is in UTC', async () => {
    if (database.dialect === 'sqlite') return;
    const sql = database.dialect === 'postgres' ? "SELECT timestamptz '2024-01-02 03:04:05.678901+02'" : 'SELECT FROM_UNIXTIME(1704157445)';
    expect(await read(sql)).toEqual([[database.dialect === 'postgres' ? '2024-01-02 01:04:05.678901+00' : '2024-01-02 01:04:05']]);
  });
});

/** Placeholders of the dialect: `?` becomes `$1`, `$2` … */
function placed(database: TestDatabase, sql: string): string {
  let count = 0;
  return database.dialect === 'postgres' ? sql.replace(/\?/g, () => `$${++count}`) : sql;
}

function none(): undefined {
  return undefined;
}

function first(row: readonly unknown[]): unknown {
  return row[0];
}

async function collect<T>(chunks: AsyncIterable<T[]>): Promise<T[][]> {
  const all: T[][] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}
