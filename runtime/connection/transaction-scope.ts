import type { DriverConnection, Result, RowReader, Statement } from '../dialects/driver.js';
import {
  durableNested,
  nestedOption,
  transactionAbandoned,
  transactionAborted,
  transactionEnded,
  TransactionError,
} from '../errors/transaction-error.js';
import { currentAbort } from './abort.js';
import { FifoLock } from './fifo-lock.js';
import type { OpenTransaction } from './open-transaction.js';
import { isDatabaseError } from './database-failure.js';
import type { AtomicOptions } from './transaction-options.js';
import { withUserStack } from './user-stack.js';

/**
 * One atomic() block that runs. The outermost and each savepoint are a *frame*: what rolls back together, one statement after the
 * other. A block with `savepoint: false` shares the frame around it.
 *
 * A block inside holds the frame around it until its end, so that siblings of a Promise.all do not end in each other's savepoints.
 */
export class TransactionScope {
  readonly frame: TransactionScope;
  /** Why this frame can only roll back. `marked` with no cause: setRollback(true). */
  marked = false;
  cause: unknown;
  /** `setRollback(true)`: the block is to roll back, and that is no error. */
  givenUp = false;
  #ended = false;
  #abandoned = false;
  readonly #lock = new FifoLock();

  constructor(
    readonly transaction: OpenTransaction,
    /** The block around it in the same transaction. */
    readonly parent: TransactionScope | undefined,
    /** The block around it in the async context, of whatever database. */
    readonly outer: TransactionScope | undefined,
    joins: boolean,
    /** Held open by a test: blocks in it may be durable. */
    readonly isHeld = false,
  ) {
    this.frame = parent !== undefined && joins ? parent.frame : this;
  }

  async execute<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    const turn = this.enter();
    if (turn !== undefined) await turn;
    try {
      this.#assertUsable();
      // Before a BEGIN that travels with the statement is taken out of line.
      currentAbort()?.throwIfAborted();
      const connection = this.transaction.connection ?? (await this.transaction.connect());
      if (this.transaction.pending.length === 0) return await this.transaction.observed(connection).query(statement, read);
      return await this.transaction.withPending(connection, statement, read);
    } catch (error) {
      throw this.#failed(error);
    } finally {
      this.leave();
    }
  }

  /** Anything else that needs the session for itself: raw queries, pipelines, scripts, the chunks of a stream. */
  async use<T>(work: (connection: DriverConnection) => Promise<T>): Promise<T> {
    const turn = this.enter();
    if (turn !== undefined) await turn;
    try {
      this.#assertUsable();
      currentAbort()?.throwIfAborted();
      const connection = this.transaction.connection ?? (await this.transaction.connect());
      await this.transaction.sendPending(connection);
      return await work(this.transaction.observed(connection));
    } catch (error) {
      throw this.#failed(error);
    } finally {
      this.leave();
    }
  }

  /** Cleans up after work in this block, even if it can only roll back; after its end there is nothing to clean. */
  async finish(work: () => Promise<unknown>): Promise<void> {
    if (this.#ended || this.frame.#ended) return;
    const turn = this.enter();
    if (turn !== undefined) await turn;
    try {
      await work();
    } finally {
      this.leave();
    }
  }

  /** Waits for the frame. Says nothing when it is free. */
  enter(): Promise<void> | undefined {
    this.assertOpen();
    return this.frame.#lock.take();
  }

  leave(): void {
    this.frame.#lock.release();
  }

  /** From here on nothing may start in this block. */
  end(): void {
    this.#ended = true;
  }

  /**
   * Before the end of a frame: waits for what has started in it, or says nothing when all is done. When it fails anyway, what still
   * waits for its turn is refused.
   */
  drain(isSuccess: boolean): Promise<void> | undefined {
    this.end();
    this.#abandoned = !isSuccess;
    return this.frame.#lock.take();
  }

  assertOpen(): void {
    if (this.#ended || this.frame.#ended) throw transactionEnded(this.transaction.alias);
  }

  assertNestable(options: AtomicOptions): void {
    this.assertOpen();
    if (this.isHeld) return;
    const { alias, options: begun } = this.transaction;
    if (options.durable === true) throw durableNested(alias);
    if (options.isolation !== undefined && options.isolation !== begun.isolation) throw nestedOption(alias, 'isolation');
    if (options.readOnly !== undefined && options.readOnly !== begun.readOnly) throw nestedOption(alias, 'readOnly');
  }

  mark(cause: unknown): void {
    this.frame.marked = true;
    this.frame.cause ??= cause;
  }

  giveUp(): void {
    this.mark(undefined);
    this.frame.givenUp = true;
  }

  unmark(): void {
    this.frame.givenUp = false;
    this.frame.marked = false;
    this.frame.cause = undefined;
  }

  isWithin(other: TransactionScope): boolean {
    return this === other || (this.parent?.isWithin(other) ?? false);
  }

  /** The frame that can only roll back: this one, or one around it. */
  get abortedFrame(): TransactionScope | undefined {
    return this.frame.marked ? this.frame : this.parent?.abortedFrame;
  }

  #assertUsable(): void {
    const { failure, alias } = this.transaction;
    if (this.frame.#abandoned) throw transactionAbandoned(alias);
    if (failure !== undefined) throw transactionAborted(alias, failure.error);
    const aborted = this.abortedFrame;
    if (aborted !== undefined) throw transactionAborted(alias, aborted.cause);
  }

  #failed(error: unknown): unknown {
    if (isDatabaseError(error)) {
      this.transaction.noteFailure(error);
      this.mark(error);
    }
    return error instanceof TransactionError ? error : withUserStack(error);
  }
}
