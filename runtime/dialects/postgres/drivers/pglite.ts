import type { Extensions } from '@electric-sql/pglite';
import { ConfigurationError } from '../../../errors/configuration-error.js';
import { DunderError } from '../../../errors/dunder-error.js';
import { OperationalError } from '../../../errors/operational-error.js';
import type { Driver, DriverConnection, DriverOptions } from '../../driver.js';
import { loadPackage } from '../../load-package.js';
import { SessionsInside } from '../../sessions-inside.js';
import { PgliteEngine } from './pglite-engine.js';
import { PgliteSession } from './pglite-session.js';
import { isError } from '../../is-error.js';

export interface PgliteOptions extends DriverOptions {
  /** `:memory:` or a folder. */
  readonly path: string;
  readonly label: string;
  /** Extensions that come with the package. */
  readonly names: readonly string[];
  readonly extensions: Readonly<Record<string, object>>;
}

/** PostgreSQL inside the process, through the package @electric-sql/pglite. It boots with the first connection, which takes seconds. */
export async function openPglite(options: PgliteOptions): Promise<Driver> {
  const { PGlite } = await loadPackage('@electric-sql/pglite', 'PGlite', () => import('@electric-sql/pglite'));
  return new PgliteDriver(options, async () => {
    const extensions = { ...(await bundled(options.names)), ...options.extensions } as Extensions;
    const database = new PGlite({ extensions, ...(options.path === ':memory:' ? {} : { dataDir: options.path }) });
    await database.waitReady;
    await database.exec(`SET TIME ZONE 'UTC'; SET DateStyle TO 'ISO'; SET IntervalStyle TO 'postgres'`);
    const { rows } = await database.query<{ server_version: string }>('SHOW server_version');
    return {
      engine: new PgliteEngine(database, options),
      version: rows[0]?.server_version ?? '',
      close: () => database.close(),
    };
  });
}

/** `@electric-sql/pglite/contrib/hstore` exports `hstore`. */
async function bundled(names: readonly string[]): Promise<Readonly<Record<string, object>>> {
  const entries = names.map(async (name) => {
    const path = `@electric-sql/pglite/contrib/${name}`;
    try {
      const module = (await import(path)) as Readonly<Record<string, object>>;
      return [name, module[name]!] as const;
    } catch (error) {
      throw new ConfigurationError({
        code: 'CONNECTION.MISSING_EXTENSION',
        message: `PGlite brings no extension '${name}'.`,
        hint: "Give that of another package in configure: { url: 'pglite:…', extensions: { vector } }.",
        cause: error,
      });
    }
  });
  return Object.fromEntries(await Promise.all(entries));
}

interface Booted {
  readonly engine: PgliteEngine;
  readonly version: string;
  readonly close: () => Promise<void>;
}

class PgliteDriver implements Driver {
  readonly dialect = 'postgres';
  readonly #options: PgliteOptions;
  readonly #boot: () => Promise<Booted>;
  readonly #sessions: SessionsInside<PgliteSession>;
  #booted: Promise<Booted> | undefined;

  constructor(options: PgliteOptions, boot: () => Promise<Booted>) {
    this.#options = options;
    this.#boot = boot;
    this.#sessions = new SessionsInside(options.label, async () => {
      if (this.#booted !== undefined) await (await this.#booted).close();
    });
  }

  async serverVersion(): Promise<string> {
    return (await this.#database()).version;
  }

  async acquire(): Promise<DriverConnection> {
    const refusal = this.#sessions.refusal();
    if (refusal !== undefined) throw refusal;
    const { engine } = await this.#database();
    return this.#sessions.add(new PgliteSession(engine));
  }

  release(connection: DriverConnection): void {
    if (!(connection instanceof PgliteSession)) throw new TypeError('Not a connection of this driver');
    this.#sessions.release(connection);
  }

  close(): Promise<void> {
    return this.#sessions.close();
  }

  #database(): Promise<Booted> {
    this.#booted ??= this.#boot().catch((cause: unknown) => {
      this.#booted = undefined;
      if (cause instanceof DunderError) throw cause;
      throw new OperationalError({
        code: 'CONNECTION.UNREACHABLE',
        message: `PGlite cannot open ${this.#options.label}: ${isError(cause) ? cause.message : 'its files cannot be read or written'}`,
        hint: 'The folder must be writable, hold nothing but a PGlite database of this version, and be used by one process at a time.',
        cause,
      });
    });
    return this.#booted;
  }
}
