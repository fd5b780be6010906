import type { Connection, ConnectionOptions } from 'mysql2';
import type { Driver, DriverConnection, DriverOptions, ServerFacts } from '../../driver.js';
import { loadPackage } from '../../load-package.js';
import { SessionPool } from '../../session-pool.js';
import { connectError } from '../errors.js';
import { Mysql2Session } from './mysql2-session.js';
import type { IntegerParameter } from './parameters.js';
import { askServer, type KnownServer, sessionSettings } from './session-start.js';

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
  #server: KnownServer | undefined;

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
    if (this.#server === undefined) this.release(await this.acquire());
    return this.#server?.version ?? '';
  }

  get facts(): ServerFacts | undefined {
    return this.#server?.facts;
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
    this.#pool.release(connection, broken || connection.isDead || connection.isCanceled || connection.isInTransaction);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** `KILL QUERY 7`, from a connection of its own: the pool may have no other. */
  #kill(threadId: number): Promise<void> {
    const { url, connectTimeout } = this.#options;
    return new Promise((resolve, reject) => {
      const connection = this.#connect({ ...connectionOptions(url), connectTimeout });
      connection.on('error', reject);
      connection.query(`KILL QUERY ${Number(threadId)}`, (error: Error | null) => {
        connection.destroy();
        // A statement that has ended meanwhile: its session is there still, or gone.
        if (error === null || 'errno' in error) resolve();
        else reject(error);
      });
    });
  }

  async #open(): Promise<Mysql2Session> {
    const { url, connectTimeout, preparedStatements, label } = this.#options;
    let session: Mysql2Session | undefined;
    const bury = (reason?: Error): void => {
      if (session === undefined) return;
      session.die(reason);
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
      connection.on('end', () => bury());
      await new Promise<void>((resolve, reject) => {
        connection.connect((error: unknown) => (error === null || error === undefined ? resolve() : reject(error)));
      });
      session = new Mysql2Session(connection, preparedStatements > 0, this.#integer, (threadId) => this.#kill(threadId));
      await session.script(sessionSettings);
      this.#server ??= await askServer(session);
      this.#sessions.add(session);
      return session;
    } catch (error) {
      throw connectError(error, label);
    }
  }
}

function connectionOptions(url: string): ConnectionOptions {
  const address = new URL(url);
  const sslmode = takeSslMode(address.searchParams);
  // What decoding relies on is not for a URL to change.
  for (const name of Object.keys(FIXED)) address.searchParams.delete(name);
  return { uri: address.href, ...FIXED, ...sslOption(sslmode) };
}

const FIXED: ConnectionOptions = {
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
};

/** `sslmode=require` as for PostgreSQL, `ssl-mode=REQUIRED` as MySQL's own clients write it, `ssl=true`. Other words of `ssl` are the driver's. */
function takeSslMode(parameters: URLSearchParams): string | null {
  const simple = { true: 'require', 1: 'require', false: 'disable', 0: 'disable' }[parameters.get('ssl') ?? ''];
  if (simple !== undefined) parameters.delete('ssl');
  let mode = simple ?? null;
  for (const name of ['sslmode', 'ssl-mode', 'sslMode']) {
    mode = parameters.get(name)?.toLowerCase().replace('disabled', 'disable') ?? mode;
    parameters.delete(name);
  }
  return mode;
}

/** The words of PostgreSQL's sslmode, for one way to write URLs. */
function sslOption(sslmode: string | null): Pick<ConnectionOptions, 'ssl'> {
  if (sslmode === null || sslmode === 'disable') return {};
  return { ssl: { rejectUnauthorized: sslmode.startsWith('verify') } };
}
