import type { Client, ClientConfig } from 'pg';
import type { Driver, DriverConnection, DriverOptions } from '../../driver.js';
import { loadPackage } from '../../load-package.js';
import { SessionPool } from '../../session-pool.js';
import { connectError, refusedOptions } from '../connect-error.js';
import { requestCancel } from './cancel-request.js';
import { importPg } from './import-pg.js';
import { PgSession } from './pg-session.js';
import { isError } from '../../is-error.js';

export interface PgOptions extends DriverOptions {
  /** `host:port/database`, for messages. */
  readonly label: string;
}

/** PostgreSQL through the package pg. */
export async function openPg(options: PgOptions): Promise<Driver> {
  const pg = await loadPackage('pg', 'PostgreSQL', importPg);
  return new PgDriver(options, (config) => new pg.default.Client(config));
}

class PgDriver implements Driver {
  readonly dialect = 'postgres';
  readonly #options: PgOptions;
  readonly #newClient: (config: ClientConfig) => Client;
  readonly #pool: SessionPool<PgSession>;
  #version: string | undefined;
  /** A pooler between may refuse settings in the start-up message; then they are set by a statement. */
  #refusesSettings = false;

  constructor(options: PgOptions, newClient: (config: ClientConfig) => Client) {
    this.#options = options;
    this.#newClient = newClient;
    this.#pool = new SessionPool({
      limit: options.poolSize,
      timeout: options.connectTimeout,
      label: options.label,
      open: () => this.#open(),
      close: (session) => close(session),
      setIdle: (session, isIdle) => session.setIdle(isIdle),
    });
  }

  async serverVersion(): Promise<string> {
    if (this.#version === undefined) this.release(await this.acquire());
    return this.#version ?? '';
  }

  acquire(): DriverConnection | Promise<DriverConnection> {
    return this.#pool.acquire();
  }

  release(connection: DriverConnection, broken = false): void {
    if (!(connection instanceof PgSession)) throw new TypeError('Not a connection of this driver');
    // A session inside a transaction would give the next user half of somebody else's work.
    this.#pool.release(connection, broken || connection.isDead || connection.isCanceled || connection.status !== 'I');
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #open(): Promise<PgSession> {
    const { url, connectTimeout, preparedStatements, label } = this.#options;
    const { connectionString, options } = splitOptions(url);
    // Of this attempt: another one may learn meanwhile that they are refused.
    const sendsSettings = !this.#refusesSettings;
    const client = this.#newClient({
      connectionString,
      connectionTimeoutMillis: connectTimeout,
      keepAlive: true,
      ...(sendsSettings ? { options: `${settings}${options}` } : {}),
    });
    let session: PgSession | undefined;
    // An idle client that loses its server emits an error with nobody waiting; without a listener that ends the process.
    client.on('error', (error) => this.#bury(session, error));
    client.on('end', () => this.#bury(session));
    const told = new Map<string, string>();
    client.connection.on('parameterStatus', (message: { readonly parameterName: string; readonly parameterValue: string }) => {
      told.set(message.parameterName, message.parameterValue);
    });
    try {
      await client.connect();
    } catch (error) {
      client.connection.stream.destroy();
      if (sendsSettings && isRefusedSetting(error)) {
        if (options !== '') throw refusedOptions(error, label);
        this.#refusesSettings = true;
        return this.#open();
      }
      throw connectError(error, label);
    }
    session = new PgSession(client, preparedStatements, (busy) => requestCancel(busy, this.#newClient({ connectionString })));
    this.#version = told.get('server_version');
    if (!sendsSettings || (options === '' && !tellsSettings(told))) await session.script(settingStatements);
    return session;
  }

  #bury(session: PgSession | undefined, reason?: Error): void {
    if (session === undefined) return;
    session.die(reason);
    this.#pool.discard(session);
  }
}

/** What decoding relies on, in the start-up message: no round trip. */
const settings = '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres';

/** The same for sessions behind a pooler, which may refuse settings in that message. */
const settingStatements = `SET TIME ZONE 'UTC'; SET DateStyle TO 'ISO'; SET IntervalStyle TO 'postgres'`;

/** A pooler may also overlook them (`ignore_startup_parameters = options`), which shows in what it tells of the session. */
function tellsSettings(told: ReadonlyMap<string, string>): boolean {
  return (told.get('TimeZone') ?? 'UTC') === 'UTC' && (told.get('DateStyle') ?? 'ISO').startsWith('ISO');
}

/** The settings of the URL (`?options=-c%20search_path%3Dtenant`) come after those above and may replace them. */
function splitOptions(url: string): { connectionString: string; options: string } {
  const address = new URL(url);
  const options = address.searchParams.get('options');
  address.searchParams.delete('options');
  return { connectionString: address.href, options: options === null ? '' : ` ${options}` };
}

function isRefusedSetting(error: unknown): boolean {
  return isError(error) && 'code' in error && error.code === '08P01' && error.message.includes('startup parameter');
}

/** `end` waits for the socket to close; a dead one has done so. */
async function close(session: PgSession): Promise<void> {
  if (session.isDead) session.client.connection.stream.destroy();
  else await session.client.end();
}
