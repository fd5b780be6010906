import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import { openDriver } from '../../../runtime/connection/open-driver.js';
import { createDialect } from '../../../runtime/dialects/dialects.js';
import type { Dialect } from '../../../runtime/dialects/dialect.js';
import type { Driver, DriverConnection } from '../../../runtime/dialects/driver.js';
import { DataError, NotSupportedError } from '../../../runtime/errors/database-error.js';
import type { ValueType } from '../../../runtime/sql/ast/index.js';
import { describeEachDatabase } from '../../support/databases.js';
import { withExtensions } from '../../support/extensions.js';
import { everywhere, inexactOnSqlite, onPostgres, type Case } from './values.js';

describeEachDatabase('values of every type', (database) => {
  let driver: Driver;
  let connection: DriverConnection;
  let dialect: Dialect;
  let tables = 0;

  beforeAll(async () => {
    driver = await openDriver({ ...(await withExtensions(database)), poolSize: 1, connectTimeout: 20_000, preparedStatements: 100 });
    connection = await driver.acquire();
    dialect = createDialect(driver.dialect, await driver.serverVersion());
  }, 60_000);
  afterAll(async () => {
    driver.release(connection);
    await driver.close();
  });

  const run = (sql: string, parameters: readonly unknown[] = []) => connection.query({ sql, parameters }, (row) => row[0]);
  const placeholder = (): string => (database.dialect === 'postgres' ? '$1' : '?');

  /** Writes values into a column of the type, one row each, and reads them back in order. */
  async function roundTrip(type: ValueType, values: readonly unknown[]): Promise<unknown[]> {
    const table = `codec_${++tables}`;
    await connection.script(`CREATE TABLE ${table} (id integer PRIMARY KEY, v ${dialect.codecs.sqlType(type)})`);
    const encode = dialect.codecs.encoder(type, 'Codec.v');
    for (const [index, value] of values.entries())
      await run(`INSERT INTO ${table} (id, v) VALUES (${index}, ${placeholder()})`, [encode(value)]);
    const { rows } = await run(`SELECT v FROM ${table} ORDER BY id`);
    const decode = dialect.codecs.decoder(type);
    return rows.map((value) => (value === null || decode === undefined ? value : decode(value)));
  }

  describe('of all databases', () => {
    for (const { type, values, read } of everywhere)
      test(title(type), async () => {
        expect(await roundTrip(type, [...values, null])).toEqual([...(read ?? values), null]);
      });

    test('keys beyond 2^53 are an error, never a rounding', async () => {
      const table = `codec_${++tables}`;
      await connection.script(`CREATE TABLE ${table} (v bigint)`);
      await run(`INSERT INTO ${table} VALUES (9007199254740993)`);
      const { rows } = await run(`SELECT v FROM ${table}`);
      const decode = dialect.codecs.decoder({ kind: 'bigAuto' });
      expect(() => decode?.(rows[0])).toThrow('VALUE.OUT_OF_SAFE_RANGE: The database gave the integer 9007199254740993');
      expect(dialect.codecs.decoder({ kind: 'bigInteger' })?.(rows[0])).toBe(9007199254740993n);
    });

    test('values are found by an equal parameter, and bigints exactly', async () => {
      const table = `codec_${++tables}`;
      await connection.script(`CREATE TABLE ${table} (v bigint)`);
      await run(`INSERT INTO ${table} VALUES (9007199254740993), (9007199254740992)`);
      const encode = dialect.codecs.encoder({ kind: 'bigInteger' }, 'v');
      const { rows } = await run(`SELECT v FROM ${table} WHERE v = ${placeholder()}`, [encode(9007199254740993n)]);
      expect(rows.map((value) => BigInt(value as string))).toEqual([9007199254740993n]);
    });

    test('instants and durations are found and ordered', async () => {
      const table = `codec_${++tables}`;
      const type: ValueType = { kind: 'dateTime' };
      const encode = dialect.codecs.encoder(type, 'v');
      const instants = ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00.000001Z', '2024-01-01T00:00:00.5Z', '2024-01-01T00:00:01Z'];
      await connection.script(`CREATE TABLE ${table} (id integer, v ${dialect.codecs.sqlType(type)})`);
      for (const [index, instant] of instants.entries())
        await run(`INSERT INTO ${table} VALUES (${index}, ${placeholder()})`, [encode(instant)]);
      for (const [index, instant] of instants.entries()) {
        const less = await run(`SELECT id FROM ${table} WHERE v <= ${placeholder()} ORDER BY v`, [encode(instant)]);
        expect(less.rows.map(Number)).toEqual([0, 1, 2, 3].slice(0, index + 1));
      }
    });
  });

  if (database.dialect === 'sqlite') {
    test('decimals of more than 15 digits are refused', () => {
      const encode = dialect.codecs.encoder({ kind: 'decimal' }, 'Post.price');
      for (const value of inexactOnSqlite) expect(() => encode(value)).toThrow('VALUE.TOO_PRECISE');
    });
    test('decimals compare, sort and add up to what they say', async () => {
      await connection.script('CREATE TABLE prices (v decimal(10, 2))');
      const encode = dialect.codecs.encoder({ kind: 'decimal', maxDigits: 10, decimalPlaces: 2 }, 'v');
      for (const price of ['10.00', '9.99', '0.10', '0.20', '-3.5']) await run('INSERT INTO prices VALUES (?)', [encode(price)]);
      const decode = dialect.codecs.decoder({ kind: 'decimal', maxDigits: 10, decimalPlaces: 2 });
      const sorted = await run('SELECT v FROM prices ORDER BY v');
      expect(sorted.rows.map((value) => String(decode?.(value)))).toEqual(['-3.5', '0.1', '0.2', '9.99', '10']);
      const sum = await run('SELECT SUM(v) FROM prices WHERE v IN (?, ?)', [encode('0.1'), encode('0.2')]);
      expect(String(decode?.(sum.rows[0]))).toBe('0.3');
    });
  } else {
    test('decimals of 38 digits', async () => {
      const values = inexactOnSqlite.map((value) => new Decimal(value));
      const read = await roundTrip({ kind: 'decimal', maxDigits: 38, decimalPlaces: 19 }, values);
      expect(read.map(String)).toEqual(values.map(String));
    });
  }

  for (const { type, values, read, extension } of onPostgres)
    test(title(type), async () => {
      if (database.dialect !== 'postgres') {
        expect(() => dialect.codecs.encoder(type, 'Codec.v')).toThrow(NotSupportedError);
        expect(() => dialect.codecs.sqlType(type)).toThrow(NotSupportedError);
        return;
      }
      if (extension !== undefined && !(await hasExtension(extension))) {
        process.stderr.write(`SKIPPED ${title(type)} on ${database.name}: the server has no extension ${extension}\n`);
        return;
      }
      expect(await roundTrip(type, [...values, null])).toEqual([...(read ?? values), null]);
    });

  if (database.dialect === 'postgres') {
    test('a NUL in text is an error of the database, translated', async () => {
      await expect(roundTrip({ kind: 'text' }, ['a\0b'])).rejects.toThrow(DataError);
    });
    test('an array of values is one parameter', async () => {
      const type: ValueType = { kind: 'char', maxLength: 3 };
      const values = ['a"b\\', 'NULL', '', 'long enough to be cut by varchar(3)'];
      const encoded = dialect.codecs.arrayEncoder(type, 'v')([...values, null]);
      const { rows } = await run(`SELECT v FROM UNNEST($1::${dialect.codecs.parameterType(type)}[]) AS u(v)`, [encoded]);
      expect(rows).toEqual([...values, null]);
    });
  }

  async function hasExtension(name: string): Promise<boolean> {
    const found = await run('SELECT count(*) FROM pg_available_extensions WHERE name = $1', [name]);
    if (Number(found.rows[0]) === 0) return false;
    await connection.script(`CREATE EXTENSION IF NOT EXISTS "${name}"`);
    return true;
  }
});

function title(type: Case['type']): string {
  const inner = 'base' in type ? ` of ${type.base.kind}` : '';
  return `${type.kind}${inner}`;
}
