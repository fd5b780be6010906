import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { openDriver } from '../../runtime/connection/open-driver.js';
import type { Driver } from '../../runtime/dialects/driver.js';
import { runFolder } from './run.js';

/** An empty database of its own for one describe block. */
export interface TestDatabase {
  readonly name: DatabaseName;
  readonly dialect: Driver['dialect'];
  /** For `openDriver` and `configure`. Opening PGlite takes a third of a second, and one process at a time may: open once per file. */
  readonly url: string;
}

export type DatabaseName = 'sqlite' | 'pglite' | 'postgres' | 'mysql';

/**
 * Declares the same tests for every database that can be reached:
 *
 * ```ts
 * describeEachDatabase('transactions', (database) => {
 *   let driver: Driver;
 *   beforeAll(async () => { driver = await openDriver({ url: database.url, poolSize: 2, connectTimeout: 5_000, preparedStatements: 100 }); });
 *   afterAll(() => driver.close());
 *   test('commit', …);
 * });
 * ```
 *
 * `DUNDER_TEST_DATABASES=sqlite,postgres` selects; `DUNDER_TEST_POSTGRES` and `DUNDER_TEST_MYSQL` are URLs of servers (the database
 * in them is only used to create others from). What cannot be reached is skipped with its reason; under `CI=true` that is a failure.
 */
export function describeEachDatabase(name: string, body: (database: TestDatabase) => void): void {
  for (const server of servers) {
    const reason = reasons.get(server.name);
    if (reason === undefined) describeOn(server, `${name} (${server.name})`, body);
    else describeMissing(`${name} (${server.name})`, reason);
  }
}

interface Server {
  readonly name: DatabaseName;
  readonly dialect: Driver['dialect'];
  /** Why it cannot be used, if so. */
  readonly check: () => Promise<string | undefined>;
  /** A database that is not there yet, with the ways to make it and to remove it. */
  readonly plan: () => { readonly url: string; readonly create: () => Promise<void>; readonly drop: () => Promise<void> };
}

const postgresUrl = process.env['DUNDER_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const mysqlUrl = process.env['DUNDER_TEST_MYSQL'] ?? 'mysql://root@127.0.0.1:3306/';

const allServers: readonly Server[] = [
  { name: 'sqlite', dialect: 'sqlite', check: () => checkPackages('libsql', 'better-sqlite3'), plan: planSqlite },
  { name: 'pglite', dialect: 'postgres', check: () => checkPackages('@electric-sql/pglite'), plan: planPglite },
  {
    name: 'postgres',
    dialect: 'postgres',
    check: () => checkServer(postgresUrl, 5432, 'DUNDER_TEST_POSTGRES'),
    plan: () => planServer(postgresUrl, '"', ' WITH (FORCE)', ['synchronous_commit = off']),
  },
  {
    name: 'mysql',
    dialect: 'mysql',
    check: () => checkServer(mysqlUrl, 3306, 'DUNDER_TEST_MYSQL'),
    plan: () => planServer(mysqlUrl, '`', ''),
  },
];

const servers = selectServers(process.env['DUNDER_TEST_DATABASES']);
const reasons = new Map<DatabaseName, string>();
// Tests are declared synchronously, so what can be reached must be known when this module is.
await Promise.all(
  servers.map(async (server) => {
    const reason = await server.check();
    if (reason !== undefined) reasons.set(server.name, reason);
  }),
);

function selectServers(names: string | undefined): readonly Server[] {
  if (names === undefined || names === '') return allServers;
  return names.split(',').map((name) => {
    const server = allServers.find((candidate) => candidate.name === name.trim());
    if (server === undefined)
      throw new Error(`DUNDER_TEST_DATABASES names '${name}'; known are ${allServers.map((known) => known.name).join(', ')}`);
    return server;
  });
}

function describeOn(server: Server, title: string, body: (database: TestDatabase) => void): void {
  const { url, create, drop } = server.plan();
  describe(title, () => {
    beforeAll(create, patience);
    body({ name: server.name, dialect: server.dialect, url });
    // Hooks after tests run in the order of their declaration: those of the body, which close its connections, first.
    afterAll(drop, patience);
  });
}

function describeMissing(title: string, reason: string): void {
  if (process.env['CI'] === 'true') {
    test(`${title} must be reachable in CI`, () => {
      throw new Error(reason);
    });
    return;
  }
  test.skip(`${title}: ${reason}`, () => undefined);
}

function planSqlite(): ReturnType<Server['plan']> {
  const folder = mkdtempSync(join(runFolder, 'database-'));
  return {
    url: `sqlite:${join(folder, 'test.sqlite')}`,
    create: () => Promise.resolve(),
    drop: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

function planPglite(): ReturnType<Server['plan']> {
  const folder = mkdtempSync(join(runFolder, 'database-'));
  return {
    url: `pglite:${folder}`,
    create: async () => {
      // Imported here, for the package is optional.
      const { copyPgliteTemplate } = await import('./pglite-template.js');
      await copyPgliteTemplate(folder);
    },
    drop: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

function planServer(adminUrl: string, quote: string, dropOption: string, settings: readonly string[] = []): ReturnType<Server['plan']> {
  const name = `dunder_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    create: () =>
      runScripts(
        adminUrl,
        `CREATE DATABASE ${quote}${name}${quote}`,
        ...settings.map((setting) => `ALTER DATABASE ${quote}${name}${quote} SET ${setting}`),
      ),
    drop: () => runScripts(adminUrl, `DROP DATABASE IF EXISTS ${quote}${name}${quote}${dropOption}`),
  };
}

async function runScripts(url: string, ...scripts: readonly string[]): Promise<void> {
  const driver = await openDriver({ url, poolSize: 1, connectTimeout: 5_000, preparedStatements: 0 });
  const connection = await driver.acquire();
  try {
    for (const sql of scripts) await connection.script(sql);
  } finally {
    driver.release(connection);
    await driver.close();
  }
}

function checkPackages(...names: readonly string[]): Promise<string | undefined> {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const isThere = names.some((name) => {
    try {
      require.resolve(name);
      return true;
    } catch {
      return false;
    }
  });
  return Promise.resolve(isThere ? undefined : `install ${names.join(' or ')}`);
}

function checkServer(url: string, defaultPort: number, variable: string): Promise<string | undefined> {
  const { hostname, port } = new URL(url);
  const address = { host: hostname, port: port === '' ? defaultPort : Number(port) };
  return new Promise((resolve) => {
    const socket = connect(address);
    const finish = (reason: string | undefined): void => {
      socket.destroy();
      resolve(reason);
    };
    socket.setTimeout(2_000, () => finish(`${address.host}:${address.port} does not answer; set ${variable}`));
    socket.once('connect', () => finish(undefined));
    socket.once('error', (error) => finish(`${address.host}:${address.port}: ${error.message}; set ${variable}`));
  });
}

/** For creating and dropping databases on a machine with much else to do, in milliseconds. */
const patience = 30_000;
