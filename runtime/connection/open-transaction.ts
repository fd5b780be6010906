import type { Driver, DriverConnection, Result, RowReader, Statement } from '../dialects/driver.js';
import { acquireInTime } from './abort.js';
import { endsTransaction, isConnectionLost, isHarmlessRollbackFailure, wasNotSent } from './database-failure.js';
import { observed } from './observed-connection.js';
import type { CommitCallback } from './commit-callbacks.js';
import type { BeginOptions } from './transaction-options.js';
import { beginStatements, commitStatement, restoreStatement, rollbackStatement } from './transaction-statements.js';

/** What a transaction needs of its database. */
export interface TransactionHost {
  readonly alias: string;
  readonly dialect: Driver['dialect'];
  driver(): Driver | Promise<Driver>;
}

/**
 * One transaction: a session, from its first statement to COMMIT or ROLLBACK. BEGIN and SAVEPOINT wait in `pending` and travel
 * with the first statement; a transaction without statements never touches the database.
 */
export class OpenTransaction {
  readonly pending: Statement[];
  readonly callbacks: CommitCallback[] = [];
  connection: DriverConnection | undefined;
  /** What ended it on the server: a deadlock, a lost connection. */
  failure: { readonly error: unknown } | undefined;
  /** Where the session came from: the database may have been closed and opened again meanwhile. */
  #driver: Driver | undefined;
  readonly #begin: Statement | undefined;
  #savepoints = 0;

  constructor(
    readonly host: TransactionHost,
    readonly options: BeginOptions,
  ) {
    this.pending = [...beginStatements(host.dialect, options)];
    this.#begin = this.pending[0];
  }

  get alias(): string {
    return this.host.alias;
  }

  /** The session of the transaction, taken with its first statement. */
  async connect(): Promise<DriverConnection> {
    const opened = this.host.driver();
    const driver = opened instanceof Promise ? await opened : opened;
    const acquired = acquireInTime(driver);
    this.connection = acquired instanceof Promise ? await acquired : acquired;
    this.#driver = driver;
    return this.connection;
  }

  observed(connection: DriverConnection): DriverConnection {
    return observed(connection, this.alias);
  }

  nextSavepoint(): string {
    return `s${++this.#savepoints}`;
  }

  /** BEGIN and the first statement in one round trip, where the wire can. */
  async withPending<T>(connection: DriverConnection, statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    const opening = this.pending.splice(0);
    try {
      const results = await this.observed(connection).pipeline([...opening, statement]);
      const last = results[results.length - 1];
      if (last === undefined) throw new RangeError('The driver answered a pipeline with fewer results than statements.');
      return { ...last, rows: last.rows.map(read) };
    } catch (error) {
      if (wasNotSent(error, this.host.dialect)) this.pending.push(...opening);
      throw error;
    }
  }

  async sendPending(connection: DriverConnection): Promise<void> {
    if (this.pending.length > 0) await this.observed(connection).pipeline(this.pending.splice(0));
  }

  noteFailure(error: unknown): void {
    if (endsTransaction(error)) this.failure ??= { error };
  }

  /** `COMMIT`; savepoints that are not released yet end with it. When it fails, the transaction is rolled back. */
  async commit(): Promise<void> {
    if (!this.#isBegun(this.connection)) {
      this.#giveBack(false);
      return;
    }
    try {
      await this.#end(this.connection, commitStatement);
    } catch (error) {
      this.noteFailure(error);
      await this.rollback();
      throw error;
    }
    this.#giveBack(false);
  }

  /** `ROLLBACK`; a session that cannot even do that is closed. */
  async rollback(): Promise<void> {
    let broken = isConnectionLost(this.failure?.error);
    if (!broken && this.#isBegun(this.connection)) {
      try {
        await this.#end(this.connection, rollbackStatement);
      } catch (error) {
        broken = !isHarmlessRollbackFailure(error, this.host.dialect);
      }
    }
    this.#giveBack(broken);
  }

  /** `ROLLBACK TO SAVEPOINT s1`. When even that fails, the whole transaction is lost. */
  async rollbackTo(statement: Statement): Promise<void> {
    if (this.connection === undefined) return;
    try {
      await this.observed(this.connection).query(statement, nothing);
    } catch (error) {
      this.failure ??= { error };
    }
  }

  #isBegun(connection: DriverConnection | undefined): connection is DriverConnection {
    return connection !== undefined && (this.#begin === undefined || !this.pending.includes(this.#begin));
  }

  #end(connection: DriverConnection, statement: Statement): Promise<unknown> {
    const restore = restoreStatement(this.host.dialect, this.options);
    const end = (): Promise<unknown> => this.observed(connection).query(statement, nothing);
    return restore === undefined ? end() : this.observed(connection).query(restore, nothing).then(end);
  }

  #giveBack(broken: boolean): void {
    const { connection } = this;
    this.connection = undefined;
    if (connection !== undefined) this.#driver?.release(connection, broken);
  }
}

const nothing = (): undefined => undefined;
