/** A value as SQLite's packages take and give it. */
export type SqliteValue = string | number | bigint | null | Uint8Array;

/** How integers are read: as numbers, which round beyond 2^53, or as bigints, which costs time. */
export type IntegerMode = 'numbers' | 'bigints';

/** What the three packages (libsql, better-sqlite3, node:sqlite) have in common, with rows as arrays. */
export interface SyncDatabase {
  prepare(sql: string): SyncStatement;
  /** Runs several statements in one text. */
  exec(sql: string): void;
  isInTransaction(): boolean;
  close(): void;
  /** Text with a zero byte would come back cut. */
  readonly cutsZeroBytes: boolean;
  /** Does it take functions of JavaScript? */
  readonly takesFunctions: boolean;
}

export interface SyncStatement {
  /** False for a statement without columns. */
  readonly hasRows: boolean;
  all(parameters: SqliteValue[], integers: IntegerMode): SqliteValue[][];
  /** The first row of a SELECT, which is let go then: half the time of `all` with libsql, which would leave an INSERT with RETURNING open. */
  first(parameters: SqliteValue[], integers: IntegerMode): SqliteValue[] | undefined;
  run(parameters: SqliteValue[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint };
  /** Row by row; `reset` must be called when it is left before its end. */
  iterate(parameters: SqliteValue[], integers: IntegerMode): Iterator<SqliteValue[], unknown>;
  reset(parameters: SqliteValue[]): void;
  columns(): string[];
}
