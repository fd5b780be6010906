import { OperationalError } from '../../../errors/operational-error.js';
import type { IntegerMode, SyncDatabase, SyncStatement } from './sync-database.js';

/** A statement that is kept, with what is known about it. */
export interface KeptStatement {
  readonly statement: SyncStatement;
  /** A SELECT, which can run twice without harm. */
  readonly isRead: boolean;
  /** An INSERT, UPDATE or DELETE, perhaps after a WITH. */
  readonly isWrite: boolean;
  readonly isInsert: boolean;
  /** `bigints` once a value was met that a number would round. */
  integers: IntegerMode;
}

/**
 * The one connection of a SQLite database, with its prepared statements, and whose transaction is open on it.
 */
export class SharedConnection {
  readonly database: SyncDatabase;
  readonly #limit: number;
  readonly #timeout: number;
  readonly #label: string;
  readonly #statements = new Map<string, KeptStatement>();
  readonly #waiting: (() => void)[] = [];
  #owner: object | undefined;

  constructor(database: SyncDatabase, options: { preparedStatements: number; connectTimeout: number; label: string }) {
    this.database = database;
    this.#limit = options.preparedStatements;
    this.#timeout = options.connectTimeout;
    this.#label = options.label;
  }

  /** True when nobody else has a transaction open. */
  isFreeFor(session: object): boolean {
    return this.#owner === undefined || this.#owner === session;
  }

  /** Waits until the transaction of another session ends. */
  async turn(session: object): Promise<void> {
    const deadline = performance.now() + this.#timeout;
    while (!this.isFreeFor(session)) {
      const left = deadline - performance.now();
      if (left <= 0) throw this.#busyError();
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(wake), 1);
          resolve();
        }, left);
        this.#waiting.push(wake);
      });
    }
  }

  /** To be called after each statement that is no plain read: it may have begun or ended a transaction. */
  noteTransaction(session: object): void {
    const owner = this.database.isInTransaction() ? session : undefined;
    if (owner === this.#owner) return;
    this.#owner = owner;
    // One at a time: the next may begin a transaction, and the others would only go back to sleep.
    if (owner === undefined) this.#waiting.shift()?.();
  }

  /** A session that waited has had its statement; if it left no transaction behind, the next one may go. */
  passOn(): void {
    if (this.#owner === undefined) this.#waiting.shift()?.();
  }

  prepare(sql: string): KeptStatement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) {
      // Maps keep the order of insertion, so the least recently used is first.
      if (this.#statements.size > this.#limit / 2) {
        this.#statements.delete(sql);
        this.#statements.set(sql, kept);
      }
      return kept;
    }
    const fresh = this.prepareFresh(sql);
    if (this.#limit > 0) {
      if (this.#statements.size >= this.#limit) this.#statements.delete(this.#statements.keys().next().value ?? '');
      this.#statements.set(sql, fresh);
    }
    return fresh;
  }

  /** For a statement that stays open: a kept one could be run by somebody else meanwhile. */
  prepareFresh(sql: string): KeptStatement {
    const statement = this.database.prepare(sql);
    const isRead = /^[\s(]*(SELECT|VALUES|EXPLAIN)\b/i.test(sql);
    const isWrite =
      /^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i.test(sql) || (/^\s*WITH\b/i.test(sql) && /\b(INSERT|UPDATE|DELETE|REPLACE)\b/i.test(sql));
    return { statement, isRead, isWrite, isInsert: isWrite && /\b(INSERT|REPLACE)\b/i.test(sql), integers: isRead ? 'numbers' : 'bigints' };
  }

  forgetStatements(): void {
    this.#statements.clear();
  }

  #busyError(): OperationalError {
    return new OperationalError({
      code: 'CONNECTION.BUSY',
      message: `A transaction on ${this.#label} stayed open for more than ${this.#timeout} ms, and SQLite takes one at a time.`,
      hint: 'Keep transactions short, and run queries inside atomic() in its own context; connectTimeout in the URL sets the limit.',
    });
  }
}
