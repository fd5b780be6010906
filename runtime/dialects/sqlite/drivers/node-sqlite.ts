import { ConfigurationError } from '../../../errors/configuration-error.js';
import type { Driver } from '../../driver.js';
import { loadPackage } from '../../load-package.js';
import { isError } from '../../is-error.js';
import { type FunctionRegistry, registerFunctions } from './sql-functions.js';
import { toNumbers } from './values.js';
import type { IntegerMode, SqliteValue, SyncDatabase, SyncStatement } from './sync-database.js';
import { openSyncSqlite, type SqliteOptions } from './sync-sqlite-driver.js';

/** SQLite through Node's own module, from Node 22.16: before, rows came as objects only, in which columns of one name are lost. */
export async function openNodeSqlite(options: SqliteOptions): Promise<Driver> {
  // A name in a variable: the module's types are not those of the oldest Node that dunder runs on.
  const name: string = 'node:sqlite';
  const { DatabaseSync } = await loadPackage(name, 'SQLite', () => import(name) as Promise<NodeSqlite>);
  return openSyncSqlite(options, (path) => adapt(new DatabaseSync(path)));
}

/** The part of node:sqlite that is used: https://nodejs.org/api/sqlite.html */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => NodeDatabase;
}

interface NodeDatabase extends FunctionRegistry {
  readonly isTransaction: boolean;
  prepare(sql: string): NodeStatement;
  exec(sql: string): void;
  close(): void;
}

interface NodeStatement {
  setReturnArrays?(enabled: boolean): void;
  setReadBigInts(enabled: boolean): void;
  all(...parameters: SqliteValue[]): unknown[];
  get(...parameters: SqliteValue[]): unknown;
  run(...parameters: SqliteValue[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint };
  iterate(...parameters: SqliteValue[]): Iterator<unknown, unknown>;
  columns(): { readonly name: string }[];
}

function adapt(database: NodeDatabase): SyncDatabase {
  if (database.prepare('SELECT 1').setReturnArrays === undefined) {
    database.close();
    throw new ConfigurationError({
      code: 'CONNECTION.MISSING_DRIVER',
      message: `node:sqlite of Node ${process.version} is too old: 22.16 is needed.`,
      hint: 'npm install better-sqlite3',
    });
  }
  registerFunctions(database);
  return {
    cutsZeroBytes: false,
    takesFunctions: true,
    prepare: (sql) => new NodeSqliteStatement(database.prepare(sql)),
    exec: (sql) => database.exec(sql),
    isInTransaction: () => database.isTransaction,
    close: () => database.close(),
  };
}

class NodeSqliteStatement implements SyncStatement {
  readonly hasRows: boolean;
  readonly #statement: NodeStatement;
  #integers: IntegerMode = 'bigints';

  constructor(statement: NodeStatement) {
    this.#statement = statement;
    this.hasRows = statement.columns().length > 0;
    statement.setReadBigInts(true);
    if (this.hasRows) statement.setReturnArrays?.(true);
  }

  all(parameters: SqliteValue[], integers: IntegerMode): SqliteValue[][] {
    if (integers === 'bigints') {
      this.#setIntegers('bigints');
      return this.#rows(parameters);
    }
    try {
      this.#setIntegers('numbers');
      return this.#rows(parameters);
    } catch (error) {
      // ERR_OUT_OF_RANGE: an integer that a number would round. Only reads ask for numbers, so the statement may run again.
      if (!isError(error) || error.name !== 'RangeError') throw error;
      this.#setIntegers('bigints');
      const rows = this.#rows(parameters);
      rows.forEach(toNumbers);
      return rows;
    }
  }

  first(parameters: SqliteValue[], integers: IntegerMode): SqliteValue[] | undefined {
    return this.all(parameters, integers)[0];
  }

  run(parameters: SqliteValue[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint } {
    return this.#statement.run(...parameters);
  }

  iterate(parameters: SqliteValue[]): Iterator<SqliteValue[], unknown> {
    this.#setIntegers('bigints');
    return this.#statement.iterate(...parameters) as Iterator<SqliteValue[], unknown>;
  }

  reset(parameters: SqliteValue[]): void {
    this.#statement.get(...parameters);
  }

  columns(): string[] {
    return this.#statement.columns().map((column) => column.name);
  }

  #rows(parameters: SqliteValue[]): SqliteValue[][] {
    return this.#statement.all(...parameters) as SqliteValue[][];
  }

  #setIntegers(integers: IntegerMode): void {
    if (integers === this.#integers) return;
    this.#statement.setReadBigInts(integers === 'bigints');
    this.#integers = integers;
  }
}
