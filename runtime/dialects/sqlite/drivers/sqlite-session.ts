import type { DriverConnection, Result, RowReader, Statement } from '../../driver.js';
import { translate } from '../errors.js';
import { mayBeRounded, toNumber, toNumbers, toSqliteValues } from './values.js';
import type { KeptStatement, SharedConnection } from './shared-connection.js';
import type { IntegerMode, SqliteValue, SyncStatement } from './sync-database.js';

/** One user of the shared connection: the holder of its transaction, when there is one. */
export class SqliteSession implements DriverConnection {
  readonly #shared: SharedConnection;

  constructor(shared: SharedConnection) {
    this.#shared = shared;
  }

  query<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    return this.#run(
      statement,
      () => this.#execute(statement),
      (result) => readRows(result, read),
    );
  }

  queryRaw(statement: Statement): Promise<Result<Record<string, unknown>>> {
    return this.#run(
      statement,
      () => this.#execute({ ...statement, describe: true }),
      (result) => {
        const columns = result.columns ?? [];
        return readRows(result, (row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
      },
    );
  }

  async pipeline(statements: readonly Statement[]): Promise<readonly Result<readonly unknown[]>[]> {
    const results: Result<readonly unknown[]>[] = [];
    for (const statement of statements) results.push(await this.query(statement, (row) => row));
    return results;
  }

  async *stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncGenerator<T[], void, undefined> {
    const parameters = this.#values(statement);
    const open = await this.#run(statement, () => {
      const fresh = this.#shared.prepareFresh(statement.sql).statement;
      return { statement: fresh, rows: fresh.iterate(parameters, 'bigints') };
    });
    let isOpen = true;
    try {
      while (isOpen) {
        const chunk = await this.#run(statement, () => takeRows(open.rows, chunkSize));
        isOpen = chunk.length === chunkSize;
        if (chunk.length > 0) yield chunk.map((row) => read(toNumbers(row)));
      }
    } finally {
      // A statement in the midst of its rows locks its tables.
      if (isOpen) reset(open.statement, open.rows, parameters);
    }
  }

  script(sql: string): Promise<void> {
    return this.#run({ sql, parameters: [] }, () => this.#executeText(sql));
  }

  /** Ends what the session left open. */
  leave(): void {
    if (!this.#shared.isFreeFor(this) || !this.#shared.database.isInTransaction()) return;
    this.#shared.database.exec('ROLLBACK');
    this.#shared.noteTransaction(this);
  }

  /** Not kept prepared: a COMMIT that failed, because of what is checked at the end, would stay open in libsql and lock its tables. */
  #executeText(sql: string): void {
    try {
      this.#shared.database.exec(sql);
    } finally {
      this.#shared.noteTransaction(this);
    }
  }

  /** Runs now, or when the transaction of another session has ended. What `finish` throws is the caller's own error. */
  #run<F, R = F>(statement: Statement, fetch: () => F, finish?: (fetched: F) => R): Promise<R> {
    if (!this.#shared.isFreeFor(this)) return this.#runInTurn(statement, fetch, finish);
    let fetched: F;
    try {
      fetched = fetch();
    } catch (error) {
      return Promise.reject(translate(error, statement));
    }
    try {
      // Without `finish` R is F.
      return Promise.resolve(finish === undefined ? (fetched as unknown as R) : finish(fetched));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  async #runInTurn<F, R>(statement: Statement, fetch: () => F, finish: ((fetched: F) => R) | undefined): Promise<R> {
    await this.#shared.turn(this);
    try {
      return await this.#run(statement, fetch, finish);
    } finally {
      this.#shared.passOn();
    }
  }

  #execute(statement: Statement): Result<SqliteValue[]> {
    if (statement.simple === true) {
      this.#executeText(statement.sql);
      return { rows: [], affected: 0 };
    }
    const kept = this.#shared.prepare(statement.sql);
    const parameters = this.#values(statement);
    if (kept.isRead) return withColumns(statement, kept, { rows: fetchRows(kept, parameters, statement), affected: 0 });
    try {
      if (!kept.statement.hasRows) {
        const { changes, lastInsertRowid } = kept.statement.run(parameters);
        if (!kept.isWrite) return { rows: [], affected: 0 };
        // SQLite says the key of the last row; of several, the first is not known.
        return Number(changes) === 1 && kept.isInsert
          ? { rows: [], affected: 1, insertId: toNumber(lastInsertRowid) }
          : { rows: [], affected: Number(changes) };
      }
      const rows = kept.statement.all(parameters, 'bigints');
      rows.forEach(toNumbers);
      // Each row that RETURNING gives back is one that was written.
      return withColumns(statement, kept, { rows, affected: kept.isWrite ? rows.length : 0 });
    } finally {
      this.#shared.noteTransaction(this);
    }
  }

  #values(statement: Statement): SqliteValue[] {
    return toSqliteValues(statement.parameters, this.#shared.database.cutsZeroBytes);
  }
}

/** Reads integers as numbers, which takes half the time of bigints, and once more as bigints when one of them may be rounded. */
function fetchRows(kept: KeptStatement, parameters: SqliteValue[], statement: Statement): SqliteValue[][] {
  const rows = rowsOf(kept, parameters, kept.integers, statement);
  if (kept.integers === 'numbers' && !rows.some(mayBeRounded)) return rows;
  const exact = kept.integers === 'bigints' ? rows : rowsOf(kept, parameters, 'bigints', statement);
  kept.integers = 'bigints';
  exact.forEach(toNumbers);
  return exact;
}

function rowsOf({ statement }: KeptStatement, parameters: SqliteValue[], integers: IntegerMode, { single }: Statement): SqliteValue[][] {
  if (single !== true) return statement.all(parameters, integers);
  const row = statement.first(parameters, integers);
  return row === undefined ? [] : [row];
}

function readRows<T>(result: Result<SqliteValue[]>, read: RowReader<T>): Result<T> {
  const { rows } = result;
  const results = new Array<T>(rows.length);
  for (let index = 0; index < rows.length; index++) results[index] = read(rows[index] ?? []);
  return { ...result, rows: results };
}

function takeRows(rows: Iterator<SqliteValue[], unknown>, count: number): SqliteValue[][] {
  const taken: SqliteValue[][] = [];
  while (taken.length < count) {
    const next = rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

/** libsql's iterators cannot be returned. What a reset meets, its user has met before. */
function reset(statement: SyncStatement, rows: Iterator<SqliteValue[], unknown>, parameters: SqliteValue[]): void {
  try {
    if (rows.return === undefined) statement.reset(parameters);
    else rows.return();
  } catch {
    // The database may be closed, or the table gone.
  }
}

function withColumns<T>(statement: Statement, kept: KeptStatement, result: Result<T>): Result<T> {
  return statement.describe === true ? { ...result, columns: kept.statement.columns() } : result;
}
