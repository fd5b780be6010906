import type { Dialect } from '../dialects/dialect.js';
import type { Driver, DriverConnection, Result, RowReader, Statement } from '../dialects/driver.js';
import { acquireInTime } from './abort.js';
import { currentScope } from './ambient.js';
import { isConnectionLost } from './database-failure.js';
import { dialectOfUrl, type DatabaseOptions } from './database-options.js';
import { DriverHolder } from './driver-holder.js';
import { observed } from './observed-connection.js';
import type { Read } from './reads-together.js';
import { streamAlone, streamInTransaction, useSession } from './session-use.js';
import { compileSql } from './sql-compile.js';
import type { SqlFragment } from './sql-fragment.js';
import type { TransactionHost } from './open-transaction.js';
import type { AtomicOptions, BeginOptions } from './transaction-options.js';
import type { TransactionScope } from './transaction-scope.js';
import { withUserStack } from './user-stack.js';

/**
 * One database of `configure`, by its alias. It connects at its first use. Everything here runs in the transaction of the async
 * context, if there is one on this database, else on a session of the pool.
 */
export class Database implements TransactionHost {
  readonly dialect: Driver['dialect'];
  /** Its spelling and facts, once the server's version is known. See `connectDialect`. */
  dialectObject: Dialect | undefined;
  /** A transaction that a test holds open: what runs in no other one runs in it. */
  heldScope: TransactionScope | undefined;
  readonly #driver: DriverHolder;

  constructor(
    readonly alias: string,
    readonly options: DatabaseOptions,
  ) {
    this.dialect = dialectOfUrl(options.url);
    this.#driver = new DriverHolder(options);
  }

  execute<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    const scope = currentScope(this);
    return scope === undefined ? this.#executeAlone(statement, read) : scope.execute(statement, read);
  }

  /** Sends all at once and waits once, where the wire can. */
  pipeline(statements: readonly Statement[]): Promise<readonly Result<readonly unknown[]>[]> {
    return this.#use((connection) => connection.pipeline(statements));
  }

  /** Several reads in one round trip, where the wire can. */
  async readAll(reads: readonly Read<unknown>[]): Promise<Result<unknown>[]> {
    const results = await this.pipeline(reads.map(({ statement }) => statement));
    return results.map((result, index) => ({ ...result, rows: result.rows.map(reads[index]!.read) }));
  }

  /**
   * Rows in chunks. The session is held until the end of the iteration, however it ends. In a transaction other statements may run
   * between two chunks.
   */
  async *stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncGenerator<T[], void, undefined> {
    const scope = currentScope(this);
    yield* scope === undefined
      ? streamAlone(await this.driver(), this.alias, statement, read, chunkSize)
      : streamInTransaction(scope, statement, read, chunkSize);
  }

  /** Has a text prepared anew by whoever uses it next. */
  forget(sql: string): void {
    this.#driver.open?.forget?.(sql);
  }

  /** Several statements in one text, without parameters. */
  script(text: string): Promise<void> {
    return this.#use((connection) => connection.script(text));
  }

  /**
   * Runs raw SQL and gives its rows as objects.
   *
   * @example
   * ```ts
   * const rows = await connections.default.query<{ id: number }>(sql`SELECT id FROM blog_post WHERE slug = ${slug}`);
   * ```
   */
  async query<Row extends object = Record<string, unknown>>(fragment: SqlFragment): Promise<Row[]> {
    // The caller says what a row of its own SQL is: nobody else knows.
    return (await this.run(fragment)).rows as Row[];
  }

  /** Runs raw SQL and gives the whole result: rows, columns, how many were affected. */
  async run(fragment: SqlFragment): Promise<Result<Record<string, unknown>>> {
    const statement = compileSql(fragment, this.dialect);
    return await this.#use((connection) => connection.queryRaw(statement));
  }

  /** Of the server, as it says it: `15.19`, `10.11.19-MariaDB`, `3.45.1`. */
  async serverVersion(): Promise<string> {
    return await (await this.driver()).serverVersion();
  }

  /** Waits for the sessions in use and closes all. The next use opens new ones. */
  close(): Promise<void> {
    return this.#driver.close();
  }

  beginOptions(options: AtomicOptions): BeginOptions {
    return {
      isolation: options.isolation ?? this.options.isolation,
      readOnly: options.readOnly ?? false,
      sqliteMode: this.options.transactionMode ?? 'immediate',
    };
  }

  driver(): Driver | Promise<Driver> {
    return this.#driver.open ?? this.#driver.get();
  }

  /** The way of a query outside of transactions: as few promises as possible. */
  async #executeAlone<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    const driver = this.#driver.open ?? (await this.#driver.get());
    const acquired = acquireInTime(driver);
    const connection = acquired instanceof Promise ? await acquired : acquired;
    let broken = false;
    try {
      return await observed(connection, this.alias).query(statement, read);
    } catch (error) {
      broken = isConnectionLost(error);
      throw withUserStack(error);
    } finally {
      driver.release(connection, broken);
    }
  }

  async #use<T>(work: (connection: DriverConnection) => Promise<T>): Promise<T> {
    const scope = currentScope(this);
    return await (scope === undefined ? useSession(await this.driver(), this.alias, work) : scope.use(work));
  }
}
