import type { Driver, DriverConnection, Result, RowReader, Statement } from '../dialects/driver.js';
import { endsTransaction, isConnectionLost, isHarmlessRollbackFailure } from './database-failure.js';
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
  #savepoints = 0;

  constructor(
    readonly host: TransactionHost,
    readonly options: BeginOptions,
    /** Held open by a test, which rolls it back: blocks in it are savepoints, but may be durable, and nothing is ever committed. */
    readonly held = false,
  ) {
    this.pending = [...beginStatements(host.dialect, options)];
  }

  get alias(): string {
    return this.host.alias;
  }

  async connect(): Promise<DriverConnection> {
    const driver = await this.host.driver();
    this.connection = await driver.acquire();
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
    const results = await this.observed(connection).pipeline([...this.pending.splice(0), statement]);
    const last = results[results.length - 1];
    if (last === undefined) throw new RangeError('The driver answered a pipeline with fewer results than statements.');
    return { ...last, rows: last.rows.map(read) };
  }

  async sendPending(connection: DriverConnection): Promise<void> {
    if (this.pending.length > 0) await this.observed(connection).pipeline(this.pending.splice(0));
  }

  noteFailure(error: unknown): void {
    if (endsTransaction(error)) this.failure ??= { error };
  }

  /** `COMMIT`; savepoints that are not released yet end with it. When it fails, the transaction is rolled back. */
  async commit(): Promise<void> {
    if (this.connection === undefined) return;
    try {
      await this.#send(this.connection, commitStatement);
    } catch (error) {
      await this.rollback();
      throw error;
    }
    await this.#giveBack(this.connection, false);
  }

  /** `ROLLBACK`; a session that cannot even do that is closed. */
  async rollback(): Promise<void> {
    if (this.connection === undefined) return;
    let broken = false;
    if (isConnectionLost(this.failure?.error)) {
      broken = true;
    } else {
      try {
        await this.#send(this.connection, rollbackStatement);
      } catch (error) {
        broken = !isHarmlessRollbackFailure(error, this.host.dialect);
      }
    }
    await this.#giveBack(this.connection, broken);
  }

  /** `ROLLBACK TO SAVEPOINT s1`. When even that fails, the whole transaction is lost. */
  async rollbackTo(statement: Statement): Promise<void> {
    if (this.connection === undefined) return;
    try {
      await this.#send(this.connection, statement);
    } catch (error) {
      this.failure ??= { error };
    }
  }

  async #giveBack(connection: DriverConnection, broken: boolean): Promise<void> {
    this.connection = undefined;
    const restore = restoreStatement(this.host.dialect, this.options);
    let unusable = broken;
    if (restore !== undefined && !broken) {
      await this.#send(connection, restore).catch(() => {
        unusable = true;
      });
    }
    this.#driver?.release(connection, unusable);
  }

  async #send(connection: DriverConnection, statement: Statement): Promise<void> {
    await this.observed(connection).query(statement, nothing);
  }
}

const nothing = (): undefined => undefined;
