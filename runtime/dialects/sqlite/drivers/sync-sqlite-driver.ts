import { OperationalError } from '../../../errors/operational-error.js';
import type { Driver, DriverConnection, DriverOptions, ServerFacts } from '../../driver.js';
import { HASHES } from '../../features.js';
import { openError } from '../errors.js';
import { SharedConnection } from './shared-connection.js';
import { SqliteSession } from './sqlite-session.js';
import type { SyncDatabase } from './sync-database.js';

export interface SqliteOptions extends DriverOptions {
  /** `:memory:` or a path. */
  readonly path: string;
  /** For messages. */
  readonly label: string;
}

/**
 * A driver over a synchronous SQLite package: one connection to the file (or to the database in memory), which all sessions
 * share, whatever the pool size. A statement runs to its end at once, so sessions need no turns; only while one of them has a
 * transaction open do the others wait.
 */
export function openSyncSqlite(options: SqliteOptions, open: (path: string) => SyncDatabase): Driver {
  try {
    const database = open(options.path);
    for (const pragma of pragmas) database.exec(pragma);
    return new SyncSqliteDriver(database, options);
  } catch (error) {
    throw openError(error, options.label);
  }
}

const pragmas = [
  // Another process may write to the file: wait for it.
  'PRAGMA busy_timeout = 5000',
  // Readers and one writer at a time; a database in memory keeps its own mode.
  'PRAGMA journal_mode = WAL',
  // With WAL a crash of the machine can lose the last transactions, and never the file.
  'PRAGMA synchronous = NORMAL',
  'PRAGMA foreign_keys = ON',
];

class SyncSqliteDriver implements Driver {
  readonly dialect = 'sqlite';
  readonly #database: SyncDatabase;
  readonly #label: string;
  readonly #shared: SharedConnection;
  readonly #sessions = new Set<SqliteSession>();
  #closing: Promise<void> | undefined;
  #drained: (() => void) | undefined;

  constructor(database: SyncDatabase, options: SqliteOptions) {
    this.#database = database;
    this.#label = options.label;
    this.#shared = new SharedConnection(database, options);
  }

  serverVersion(): Promise<string> {
    const [row] = this.#database.prepare('SELECT sqlite_version()').all([], 'numbers');
    return Promise.resolve(String(row?.[0]));
  }

  get facts(): ServerFacts {
    return { hashes: this.#database.takesFunctions ? HASHES : [] };
  }

  acquire(): DriverConnection | Promise<DriverConnection> {
    if (this.#closing !== undefined) return Promise.reject(closedError(this.#label));
    const session = new SqliteSession(this.#shared);
    this.#sessions.add(session);
    return session;
  }

  release(connection: DriverConnection): void {
    if (!(connection instanceof SqliteSession)) throw new TypeError('Not a connection of this driver');
    if (!this.#sessions.delete(connection)) return;
    connection.leave();
    if (this.#sessions.size === 0) this.#drained?.();
  }

  close(): Promise<void> {
    this.#closing ??= this.#drain();
    return this.#closing;
  }

  async #drain(): Promise<void> {
    if (this.#sessions.size > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
    this.#shared.forgetStatements();
    this.#database.close();
  }
}

function closedError(label: string): OperationalError {
  return new OperationalError({
    code: 'CONNECTION.CLOSED',
    message: `The connection to ${label} is closed.`,
    hint: 'Run queries before connections.close(), or call configure() again.',
  });
}
