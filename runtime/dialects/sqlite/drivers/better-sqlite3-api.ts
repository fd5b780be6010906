import type { IntegerMode, SqliteValue, SyncDatabase, SyncStatement } from './sync-database.js';

/** The part of better-sqlite3's API that is used; libsql has the same. */
export interface BetterSqlite3Database {
  readonly inTransaction: boolean;
  prepare(sql: string): BetterSqlite3Statement;
  exec(sql: string): unknown;
  close(): unknown;
}

interface BetterSqlite3Statement {
  readonly reader: boolean;
  raw(toggle: boolean): unknown;
  safeIntegers(toggle: boolean): unknown;
  all(parameters: SqliteValue[]): unknown[];
  get(parameters: SqliteValue[]): unknown;
  run(parameters: SqliteValue[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  iterate(parameters: SqliteValue[]): Iterator<unknown, unknown>;
  columns(): { readonly name: string }[];
}

export type BetterSqlite3Constructor = new (path: string) => BetterSqlite3Database;

/** In what a package differs from better-sqlite3. */
export interface PackageQuirks {
  readonly cutsZeroBytes: boolean;
  readonly takesFunctions: boolean;
  /** Is an EXPLAIN still running after its last row, so that it locks its tables? */
  readonly keepsExplainOpen: boolean;
  /**
   * Does `get` let go of its row, and of nothing before it? After `all`, and after an error, it would answer for the parameters of the
   * call before: a statement of its own, which is given up with an error, does nothing else.
   */
  readonly getsStale: boolean;
}

/** A database of libsql or better-sqlite3 as the common interface. */
export function adaptBetterSqlite3(
  database: BetterSqlite3Database,
  { keepsExplainOpen, getsStale, ...quirks }: PackageQuirks,
): SyncDatabase {
  return {
    ...quirks,
    prepare: (sql) => {
      const prepare = (): BetterSqlite3Statement => database.prepare(sql);
      return new AdaptedStatement(prepare(), keepsExplainOpen && /^\s*EXPLAIN\b/i.test(sql), getsStale ? prepare : null);
    },
    exec: (sql) => {
      database.exec(sql);
    },
    isInTransaction: () => database.inTransaction,
    close: () => {
      database.close();
    },
  };
}

class AdaptedStatement implements SyncStatement {
  readonly hasRows: boolean;
  readonly #statement: BetterSqlite3Statement;
  readonly #staysOpen: boolean;
  readonly #prepareAgain: (() => BetterSqlite3Statement) | null;
  /** Of `first` alone. */
  #single: AdaptedStatement | null = null;
  #integers: IntegerMode = 'numbers';

  constructor(statement: BetterSqlite3Statement, staysOpen: boolean, prepareAgain: (() => BetterSqlite3Statement) | null) {
    this.#statement = statement;
    this.#staysOpen = staysOpen;
    this.#prepareAgain = prepareAgain;
    this.hasRows = statement.reader;
    if (this.hasRows) statement.raw(true);
  }

  all(parameters: SqliteValue[], integers: IntegerMode): SqliteValue[][] {
    this.#setIntegers(integers);
    const rows = this.#statement.all(parameters);
    if (this.#staysOpen) this.reset(parameters);
    // raw(true) makes rows arrays of these values.
    return rows as SqliteValue[][];
  }

  first(parameters: SqliteValue[], integers: IntegerMode): SqliteValue[] | undefined {
    if (this.#prepareAgain !== null) return this.#firstAlone(this.#prepareAgain, parameters, integers);
    this.#setIntegers(integers);
    return this.#statement.get(parameters) as SqliteValue[] | undefined;
  }

  #firstAlone(prepare: () => BetterSqlite3Statement, parameters: SqliteValue[], integers: IntegerMode): SqliteValue[] | undefined {
    const single = this.#single ?? new AdaptedStatement(prepare(), false, null);
    this.#single = null;
    const row = single.first(parameters, integers);
    this.#single = single;
    return row;
  }

  run(parameters: SqliteValue[]): { readonly changes: number; readonly lastInsertRowid: number | bigint } {
    return this.#statement.run(parameters);
  }

  iterate(parameters: SqliteValue[], integers: IntegerMode): Iterator<SqliteValue[], unknown> {
    this.#setIntegers(integers);
    return this.#statement.iterate(parameters) as Iterator<SqliteValue[], unknown>;
  }

  /** `get` starts anew, takes one row and lets go. */
  reset(parameters: SqliteValue[]): void {
    this.#statement.get(parameters);
  }

  columns(): string[] {
    return this.hasRows ? this.#statement.columns().map((column) => column.name) : [];
  }

  #setIntegers(integers: IntegerMode): void {
    if (integers === this.#integers) return;
    this.#statement.safeIntegers(integers === 'bigints');
    this.#integers = integers;
  }
}
