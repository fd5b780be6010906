import type { Driver, DriverConnection, DriverOptions, ServerFacts } from '../../driver.js';
import { HASHES } from '../../features.js';
import { SessionsInside } from '../../sessions-inside.js';
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
  readonly #shared: SharedConnection;
  readonly #sessions: SessionsInside<SqliteSession>;

  constructor(database: SyncDatabase, options: SqliteOptions) {
    this.#database = database;
    this.#shared = new SharedConnection(database, options);
    this.#sessions = new SessionsInside(options.label, () => {
      this.#shared.forgetStatements();
      database.close();
    });
  }

  serverVersion(): Promise<string> {
    const [row] = this.#database.prepare('SELECT sqlite_version()').all([], 'numbers');
    return Promise.resolve(String(row?.[0]));
  }

  get facts(): ServerFacts {
    return { hashes: this.#database.takesFunctions ? HASHES : [] };
  }

  acquire(): DriverConnection | Promise<DriverConnection> {
    const refusal = this.#sessions.refusal();
    if (refusal !== undefined) return Promise.reject(refusal);
    return this.#sessions.add(new SqliteSession(this.#shared));
  }

  release(connection: DriverConnection): void {
    if (!(connection instanceof SqliteSession)) throw new TypeError('Not a connection of this driver');
    this.#sessions.release(connection);
  }

  close(): Promise<void> {
    return this.#sessions.close();
  }
}
