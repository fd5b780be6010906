import type { Connection, ConnectionOptions } from 'mysql2';
import type { Driver, DriverConnection, DriverOptions } from '../../driver.js';
import { loadPackage } from '../../load-package.js';
import { SessionPool } from '../../session-pool.js';
import { connectError } from '../errors.js';
import { Mysql2Session } from './mysql2-session.js';
import type { IntegerParameter } from './parameters.js';

export interface Mysql2Options extends DriverOptions {
  /** `host:port/database`, for messages. */
  readonly label: string;
}

/** MySQL and MariaDB through the package mysql2. */
export async function openMysql2(options: Mysql2Options): Promise<Driver> {
  const mysql = await loadPackage('mysql2', 'MySQL', () => import('mysql2'));
  const { createConnection } = mysql.default;
  // Newer versions can say that a parameter is an integer; without it a number goes as DOUBLE.
  const typed = (mysql.default as { TypedParameter?: { LONGLONG?: IntegerParameter } }).TypedParameter;
  return new Mysql2Driver(options, createConnection, typed?.LONGLONG);
}

class Mysql2Driver implements Driver {
  readonly dialect = 'mysql';
  readonly #options: Mysql2Options;
  readonly #connect: (options: ConnectionOptions) => Connection;
  readonly #integer: IntegerParameter | undefined;
  readonly #pool: SessionPool<Mysql2Session>;
  readonly #sessions = new Set<Mysql2Session>();
  #version: string | undefined;
  #knowsTimeZones: boolean | undefined;

  constructor(options: Mysql2Options, connect: (options: ConnectionOptions) => Connection, integer: IntegerParameter | undefined) {
    this.#options = options;
    this.#connect = connect;
    this.#integer = integer;
    this.#pool = new SessionPool({
      limit: options.poolSize,
      timeout: options.connectTimeout,
      label: options.label,
      open: () => this.#open(),
      close: (session) => {
        this.#sessions.delete(session);
        return session.end();
      },
      setIdle: (session, isIdle) => session.setIdle(isIdle),
    });
  }

  async serverVersion(): Promise<string> {
    if (this.#version === undefined) this.release(await this.acquire());
    return this.#version ?? '';
  }

  get knowsTimeZones(): boolean | undefined {
    return this.#knowsTimeZones;
  }

  forget(sql: string): void {
    for (const session of this.#sessions) session.forget(sql);
  }

  acquire(): DriverConnection | Promise<DriverConnection> {
    return this.#pool.acquire();
  }

  release(connection: DriverConnection, broken = false): void {
    if (!(connection instanceof Mysql2Session)) throw new TypeError('Not a connection of this driver');
    // A session inside a transaction would give the next user half of somebody else's work.
    this.#pool.release(connection, broken || connection.isDead || connection.isInTransaction);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #open(): Promise<Mysql2Session> {
    const { url, connectTimeout, preparedStatements, label } = this.#options;
    let session: Mysql2Session | undefined;
    const bury = (): void => {
      if (session === undefined) return;
      session.isDead = true;
      this.#pool.discard(session);
    };
    try {
      const connection = this.#connect({
        ...connectionOptions(url),
        connectTimeout,
        maxPreparedStatements: Math.max(preparedStatements, 1),
      });
      // An idle connection that loses its server emits an error with nobody waiting; without a listener that ends the process.
      connection.on('error', bury);
      connection.on('end', bury);
      await new Promise<void>((resolve, reject) => {
        connection.connect((error: unknown) => (error === null || error === undefined ? resolve() : reject(error)));
      });
      session = new Mysql2Session(connection, preparedStatements > 0, this.#integer);
      await session.script(sessionSettings);
      const { rows } = await session.query({ sql: serverFacts, parameters: [] }, ([version, zones]) => ({
        version: String(version),
        zones: Number(zones) === 1,
      }));
      this.#version = rows[0]?.version;
      this.#knowsTimeZones = rows[0]?.zones;
      this.#sessions.add(session);
      return session;
    } catch (error) {
      throw connectError(error, label);
    }
  }
}

/** Without the tables of time zones CONVERT_TZ gives NULL for every name. */
const serverFacts = "SELECT VERSION(), CONVERT_TZ('2000-01-01 00:00:00', 'UTC', 'Europe/Berlin') IS NOT NULL";

/**
 * READ COMMITTED as in Django and on PostgreSQL: under REPEATABLE READ the row that won a race stays unseen, so that getOrCreate()
 * inside a transaction would fail. UTC, errors instead of altered values, and no silent cut of what GROUP_CONCAT puts together, nor of a
 * recursive query, which MariaDB ends after 1,000 steps (MySQL fails there). The difference of two positive integers may be below 0.
 */
const sessionSettings =
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED; ' +
  "SET time_zone = '+00:00', group_concat_max_len = 67108864, /*M!100202 max_recursive_iterations = 4294967295, */ sql_mode = " +
  "'STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_UNSIGNED_SUBTRACTION'";

function connectionOptions(url: string): ConnectionOptions {
  const address = new URL(url);
  const sslmode = address.searchParams.get('sslmode');
  address.searchParams.delete('sslmode');
  return {
    uri: address.href,
    charset: 'utf8mb4',
    timezone: 'Z',
    rowsAsArray: true,
    // Text wherever a number or a Date would lose something: the codecs know the field.
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
    decimalNumbers: false,
    jsonStrings: true,
    // An UPDATE counts the rows that it matched, also those that had the values already.
    flags: ['FOUND_ROWS'],
    // For script(); statements with parameters are prepared, and those are always single.
    multipleStatements: true,
    enableKeepAlive: true,
    ...sslOption(sslmode),
  };
}

/** The words of PostgreSQL's sslmode, for one way to write URLs. */
function sslOption(sslmode: string | null): Pick<ConnectionOptions, 'ssl'> {
  if (sslmode === null || sslmode === 'disable') return {};
  return { ssl: { rejectUnauthorized: sslmode.startsWith('verify') } };
}
