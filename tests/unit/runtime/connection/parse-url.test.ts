import { describe, expect, test } from '@jest/globals';
import { openDriver } from '../../../../runtime/connection/open-driver.js';
import { loadPackage } from '../../../../runtime/dialects/load-package.js';
import { parseUrl } from '../../../../runtime/connection/parse-url.js';

describe('parseUrl', () => {
  test.each([
    ['postgres://u:p@db:6000/shop', { kind: 'postgres', target: 'postgres://u:p@db:6000/shop', label: 'db:6000/shop' }],
    ['postgresql://db/shop', { kind: 'postgres', label: 'db:5432/shop' }],
    ['mysql://u@db/shop', { kind: 'mysql', label: 'db:3306/shop' }],
    ['mariadb://u@db/shop', { kind: 'mysql', label: 'db:3306/shop' }],
    ['sqlite:app.db', { kind: 'sqlite', target: 'app.db', label: 'app.db' }],
    ['sqlite:///var/lib/a%20b.db', { kind: 'sqlite', target: '/var/lib/a b.db' }],
    ['sqlite::memory:', { kind: 'sqlite', target: ':memory:', label: 'sqlite (memory)' }],
    ['pglite:', { kind: 'pglite', target: ':memory:' }],
    ['pglite:data/pg', { kind: 'pglite', target: 'data/pg' }],
  ])('%s', (url, expected) => {
    expect(parseUrl(url)).toMatchObject(expected);
  });

  test("takes out dunder's own parameters and leaves the driver's", () => {
    expect(parseUrl('postgres://db/shop?poolSize=20&sslmode=verify-full&connectTimeout=5&preparedStatements=0')).toEqual({
      kind: 'postgres',
      target: 'postgres://db/shop?sslmode=verify-full',
      label: 'db:5432/shop',
      poolSize: 20,
      connectTimeout: 5,
      preparedStatements: 0,
      driver: undefined,
    });
    expect(parseUrl('sqlite:app.db?driver=libsql').driver).toBe('libsql');
  });

  test('the schema that every server has is no fault', () => {
    expect(parseUrl('postgres://db/shop?schema=public').target).toBe('postgres://db/shop');
  });

  test.each([
    ['app.db', 'it has no scheme'],
    ['oracle://db/shop', "'oracle:' is no scheme"],
    ['postgres:shop', 'must be followed by //'],
    ['postgres://u:se#cret@db/shop', 'percent-encoded'],
    ['postgres://u:p@ss/wo#rd@db/shop', "holds a '#'"],
    ['postgres://u:p@db:70000/shop', 'no port 70000'],
    ['postgres://db/shop?pool_size=5', 'write poolSize=…'],
    ['postgres://db/shop?poolsize=5', 'write poolSize=…'],
    ['mysql://db/shop?connection_limit=5', 'write poolSize=…'],
    ['postgres://db/shop?connect_timeout=5', 'write connectTimeout=… in milliseconds'],
    ['postgres://db/shop?pgbouncer=true', 'write preparedStatements=0'],
    ['postgres://db/shop?schema=app', 'write options=-c%20search_path%3D…'],
    ['sqlite:', 'names no file'],
    ['sqlite:a%zz', 'percent sign'],
    ['sqlite:app.db?mode=ro', "no parameter 'mode'"],
    ['postgres://db/shop?poolSize=0', 'poolSize must be a whole number from 1'],
    ['postgres://db/shop?poolSize=many', "not 'many'"],
    ['postgre://db/shop', "'postgre:' is no scheme of a database. Did you mean 'postgres'?"],
    ['file:app.db', "'file:' is no scheme of a database. Write 'sqlite:app.db'."],
    ['data/app.sqlite3', "it has no scheme. Write 'sqlite:data/app.sqlite3'."],
    ['sqlite3:app.db', "'sqlite3:' is no scheme of a database. Write 'sqlite:app.db'."],
    ['C:/data/app.db', "it has no scheme. Write 'sqlite:C:/data/app.db'."],
    ['libsql://db.example.com', "'libsql:' is no scheme"],
    ['', 'it is empty.'],
  ])('refuses %s', (url, message) => {
    expect(() => parseUrl(url)).toThrow(message);
    expect(() => parseUrl(url)).toThrow('Accepted are postgres://');
    expect(() => parseUrl(url)).not.toThrow('cret');
  });
});

describe('openDriver', () => {
  const options = { poolSize: 1, connectTimeout: 100, preparedStatements: 10 };

  test('refuses a driver that it does not know', async () => {
    await expect(openDriver({ url: 'sqlite::memory:?driver=other', ...options })).rejects.toMatchObject({
      code: 'CONNECTION.BAD_URL',
      message: expect.stringContaining('libsql, better-sqlite3, node'),
    });
  });

  test('names the package that is missing', async () => {
    const name: string = 'a-package-that-is-not-there';
    await expect(loadPackage(name, 'SQLite', () => import(name))).rejects.toMatchObject({
      code: 'CONNECTION.MISSING_DRIVER',
      message: expect.stringContaining(`npm install ${name}`),
    });
  });

  test('knows a package that is not there by its message alone, as ts-node tells it', async () => {
    const missing = () => Promise.reject(new Error("Cannot find package 'pg' imported from /app/driver.js"));
    await expect(loadPackage('pg', 'PostgreSQL', missing)).rejects.toThrow('CONNECTION.MISSING_DRIVER');
    const broken = () => Promise.reject(new Error("Cannot find module 'pg-types'"));
    await expect(loadPackage('pg', 'PostgreSQL', broken)).rejects.toThrow('CONNECTION.BROKEN_DRIVER');
  });
});
