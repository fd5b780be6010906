import type { Features } from './features.js';

/** One statement as it goes over the wire. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** The name of the prepared statement, when this text is worth keeping prepared on its connection. */
  readonly name?: string | undefined;
  /** Each parameter is what a column is given, and stands in no comparison and no arithmetic: a number may travel in any form that keeps it. */
  readonly stored?: boolean | undefined;
  /** A SELECT that gives one row at most: by a key, or the first. */
  readonly single?: boolean | undefined;
  /** A word without parameters and rows, such as COMMIT: not worth parsing as a statement. */
  readonly simple?: boolean | undefined;
  /** Ask for the names of the columns as well (`Result.columns`), which costs a message. `queryRaw` always has them. */
  readonly describe?: boolean | undefined;
}

/**
 * Makes one result of one row as it arrives. `row` holds the columns in the order of the SELECT list, as the wire has them
 * (PostgreSQL: text or null; MySQL and SQLite: the driver's values); it may be reused by the driver, so keep its values, not itself.
 */
export type RowReader<T> = (row: readonly unknown[]) => T;

export interface Result<T> {
  readonly rows: T[];
  /** Rows inserted, matched by an update, or deleted. */
  readonly affected: number;
  /** The key that an INSERT without RETURNING gave to its first row, where the database says it. */
  readonly insertId?: number | bigint | undefined;
  /** Column names, for statements whose columns nobody knows beforehand. */
  readonly columns?: readonly string[] | undefined;
}

/** One session with a database. Statements on it run one after the other. */
export interface DriverConnection {
  query<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>>;
  /** Rows decoded by the driver's own knowledge of column types, as objects: for raw SQL. */
  queryRaw(statement: Statement): Promise<Result<Record<string, unknown>>>;
  /** Sends all at once and waits once, where the wire can; else one after the other. Fails with the first failure. */
  pipeline(statements: readonly Statement[]): Promise<readonly Result<readonly unknown[]>[]>;
  /** Rows in chunks with bounded memory: a cursor, or the driver's stream. */
  stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncIterable<T[]>;
  /** Runs several statements in one text without parameters: DDL scripts. */
  script(sql: string): Promise<void>;
  /** Asks the server, over another connection, to stop what runs on this one. The session is closed after its use. Missing where nothing can be stopped. */
  cancel?(): Promise<void>;
  /** Closes it under whatever runs. */
  destroy?(): void;
}

/** What servers of one version do not have in common. */
export interface ServerFacts {
  /** Does it know time zones by their names? MySQL does when its tables of them were filled. */
  readonly timeZones?: boolean | undefined;
  /** The hashes that it computes: MySQL 9.6 has MD5() and SHA1() when a component was installed, SQLite those that its package takes. */
  readonly hashes?: Features['hashes'] | undefined;
  /** How far apart the keys of rows are that one INSERT gives. */
  readonly keyStep?: number | undefined;
}

/** A pool of sessions with one database. */
export interface Driver {
  readonly dialect: 'postgres' | 'mysql' | 'sqlite';
  /** Of the server, as it says it: `15.19`, `10.11.19-MariaDB`, `3.45.1`. Known after the first connection. */
  serverVersion(): Promise<string>;
  /** What a server was asked besides its version. Known after the first connection. */
  readonly facts?: ServerFacts | undefined;
  /** An idle session at once, or one to wait for. */
  acquire(): DriverConnection | Promise<DriverConnection>;
  /** Gives up what is kept prepared of a text, on all sessions: the next use prepares it anew. Where that mends something. */
  forget?(sql: string): void;
  /** Gives a session back; with `broken` it is closed instead of reused. */
  release(connection: DriverConnection, broken?: boolean): void;
  /** Waits for the sessions in use, then closes all. */
  close(): Promise<void>;
}

/** Everything a driver needs to know, from the URL and from `configure`. */
export interface DriverOptions {
  readonly url: string;
  /** Sessions at most. Default 10. */
  readonly poolSize: number;
  /** How long to wait for a session of the pool, and for the server to answer a connection, in milliseconds. Default 10,000. */
  readonly connectTimeout: number;
  /** Prepared statements kept per session at most; 0 switches them off, as a transaction pooler needs. Default 500. */
  readonly preparedStatements: number;
  /** Of PGlite, as its packages export them. */
  readonly extensions?: Readonly<Record<string, object>> | undefined;
}
