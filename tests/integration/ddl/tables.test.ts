import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDriver } from '../../../runtime/connection/open-driver.js';
import { createDialect } from '../../../runtime/dialects/dialects.js';
import type { Dialect } from '../../../runtime/dialects/dialect.js';
import type { Driver, DriverConnection } from '../../../runtime/dialects/driver.js';
import { CheckViolation, ForeignKeyViolation, UniqueViolation } from '../../../runtime/errors/integrity-error.js';
import type { SchemaIR } from '../../../schema/ir/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { circle, shop } from '../../support/ddl-models.js';

describeEachDatabase('tables', (database) => {
  let driver: Driver;
  let connection: DriverConnection;
  let dialect: Dialect;

  beforeAll(async () => {
    driver = await openDriver({ url: database.url, poolSize: 1, connectTimeout: 20_000, preparedStatements: 100 });
    connection = await driver.acquire();
    dialect = createDialect(driver.dialect, await driver.serverVersion());
    await create(shop);
  }, 60_000);
  afterAll(async () => {
    driver.release(connection);
    await driver.close();
  });

  const run = (sql: string): Promise<{ readonly rows: unknown[] }> => connection.query({ sql, parameters: [] }, (row) => row[0]);
  const q = (name: string): string => dialect.compiler.quote(name);

  async function create(schema: SchemaIR): Promise<void> {
    for (const sql of (await dialect.ddl()).createTables(schema.models, schema).statements) await connection.script(sql);
  }
  async function drop(schema: SchemaIR): Promise<void> {
    for (const sql of (await dialect.ddl()).dropTables(schema.models, schema)) await connection.script(sql);
  }
  const addSeller = (idText: string, email: string, name: string, active: boolean): Promise<unknown> => {
    const flag = dialect.features.booleanType ? String(active) : active ? '1' : '0';
    return run(`INSERT INTO ${q('seller')} (id, email, name, active) VALUES (${idText}, '${email}', '${name}', ${flag})`);
  };
  const addItem = (idText: string, columns: string, values: string): Promise<unknown> =>
    run(`INSERT INTO ${q('item')} (id, seller_id, ${columns}) VALUES (${idText}, 1, ${values})`);

  test('unique over expressions holds', async () => {
    await addSeller('1', 'Ann@example.com', 'Ann', true);
    await expect(addSeller('2', 'ann@EXAMPLE.com', 'Ann B', true)).rejects.toThrow(UniqueViolation);
  });

  test('unique under a condition holds for its rows, and for no others', async () => {
    await expect(addSeller('3', 'three@example.com', 'Ann', true)).rejects.toThrow(UniqueViolation);
    await addSeller('4', 'four@example.com', 'Ann', false);
    await addSeller('5', 'five@example.com', 'Ann', false);
    // Case and trailing spaces tell texts apart on every database.
    await addSeller('6', 'six@example.com', 'ann', true);
    await addSeller('7', 'seven@example.com', 'Ann ', true);
  });

  test('defaults and generated columns', async () => {
    await addItem('1', 'title, price', "'chair', 2.50");
    await addItem('2', 'title, price, stock', "'table', 2.50, 3");
    const { rows } = await run(`SELECT worth FROM ${q('item')} ORDER BY id`);
    const decode = dialect.codecs.decoder({ kind: 'decimal', maxDigits: 14, decimalPlaces: 2 });
    expect(rows.map((value) => Number(decode?.(value)))).toEqual([0, 7.5]);
    const { rows: settings } = await run(`SELECT settings FROM ${q('item')} WHERE mood = 'good'`);
    expect(settings.map((text) => dialect.codecs.decoder({ kind: 'json' })?.(text))).toEqual([{ a: [1] }, { a: [1] }]);
    const { rows: added } = await run(`SELECT added_at FROM ${q('item')}`);
    const instants = added.map((text) => dialect.codecs.decoder({ kind: 'dateTime' })?.(text));
    expect(instants).toHaveLength(2);
    for (const instant of instants) expect(Math.abs(Date.now() - Number(instant))).toBeLessThan(60_000);
  });

  test('checks hold', async () => {
    await expect(addItem('3', 'title, price', "'free', 2")).rejects.toThrow(CheckViolation);
    await expect(addItem('4', 'title, price', "'cheap', 0.4")).rejects.toThrow(CheckViolation);
    await expect(addItem('5', 'title, price, mood, stock', `'sad', 1, 'it''s bad', 10`)).rejects.toThrow(CheckViolation);
    await addItem('6', 'title, price, mood, stock', `'sad', 1, 'it''s bad', 9`);
    await expect(addItem('7', 'title, mood', "'x', 'none'")).rejects.toThrow();
    await expect(addItem('8', 'title, stock', "'x', -1")).rejects.toThrow();
    await expect(addItem('9', 'title, settings', `'x', '{not json'`)).rejects.toThrow();
  });

  test('DB_CASCADE is carried out by the database', async () => {
    await run(`DELETE FROM ${q('seller')} WHERE id = 1`);
    expect((await run(`SELECT id FROM ${q('item')}`)).rows).toEqual([]);
  });

  test('keys must point at rows', async () => {
    await expect(addItem('10', 'title', "'lost'")).rejects.toThrow(ForeignKeyViolation);
  });

  test('tables that refer to each other are made, filled and dropped', async () => {
    await create(circle);
    await run('INSERT INTO team (id) VALUES (1)');
    await run('INSERT INTO captain (id, team_id) VALUES (1, 1)');
    await run('UPDATE team SET captain_id = 1');
    await drop(circle);
    await expect(run('SELECT * FROM team')).rejects.toThrow();
  });

  test('comments are kept as they were written', async () => {
    const sql =
      driver.dialect === 'mysql'
        ? "SELECT column_comment FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'item' AND column_name = 'stock' " +
          "UNION ALL SELECT table_comment FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'seller'"
        : driver.dialect === 'sqlite'
          ? "SELECT sql FROM sqlite_master WHERE sql LIKE '%nightly%' OR sql LIKE '%Who sells%'"
          : "SELECT col_description('item'::regclass, attnum) FROM pg_attribute WHERE attrelid = 'item'::regclass AND attname = 'stock' " +
            "UNION ALL SELECT obj_description('seller'::regclass)";
    // SQLite has no comments.
    const kept = driver.dialect === 'sqlite' ? [] : ["Counted nightly, isn't it? In C:\\stock.", "Who sells, it's said?"];
    expect((await run(sql)).rows).toEqual(kept);
  });

  test('what was created is dropped, twice without an error, and can be created again', async () => {
    await drop(shop);
    await drop(shop);
    await expect(run(`SELECT * FROM ${q('seller')}`)).rejects.toThrow();
    await create(shop);
    await drop(shop);
  });
});
