import type { Driver, DriverOptions } from '../dialects/driver.js';
import { parseUrl } from './parse-url.js';
import type { IsolationLevel, SqliteTransactionMode } from './transaction-options.js';

/** One database, as `configure` is told. A URL alone means all defaults. */
export interface DatabaseOptions {
  /** `postgres://`, `pglite:`, `mysql://`, `mariadb://`, `sqlite:path`, `sqlite::memory:` */
  readonly url: string;
  /** Sessions at most. Default 10. */
  readonly poolSize?: number | undefined;
  /** How long to wait for a session of the pool, and for the server to answer a connection, in milliseconds. Default 10,000. */
  readonly connectTimeout?: number | undefined;
  /** Prepared statements kept per session at most; 0 switches them off, as a transaction pooler needs. Default 500. */
  readonly preparedStatements?: number | undefined;
  /** Of every transaction that does not say its own. Default: that of the server. */
  readonly isolation?: IsolationLevel | undefined;
  /** How SQLite begins transactions that may write. Default `immediate`: it waits for the lock at once, where it can wait. */
  readonly transactionMode?: SqliteTransactionMode | undefined;
  /** Extensions of PGlite, as its packages export them: `{ hstore, vector }`. Those that come with it can be named in the URL: `pglite:data?extensions=hstore,citext`. */
  readonly extensions?: Readonly<Record<string, object>> | undefined;
  /** Another way to the database than the drivers that come with dunder: a fake in a unit test, a proxy. */
  readonly openDriver?: ((options: DriverOptions) => Driver | Promise<Driver>) | undefined;
}

/** Which dialect a URL speaks, known before any connection. Fails when the URL cannot be read. */
export function dialectOfUrl(url: string): Driver['dialect'] {
  const { kind } = parseUrl(url);
  return kind === 'pglite' ? 'postgres' : kind;
}

/** What the URL says (`?poolSize=20`) goes before the options. */
export function driverOptions(options: DatabaseOptions): DriverOptions {
  const address = parseUrl(options.url);
  return {
    url: options.url,
    poolSize: address.poolSize ?? options.poolSize ?? 10,
    connectTimeout: address.connectTimeout ?? options.connectTimeout ?? 10_000,
    preparedStatements: address.preparedStatements ?? options.preparedStatements ?? 500,
    ...(options.extensions === undefined ? {} : { extensions: options.extensions }),
  };
}
