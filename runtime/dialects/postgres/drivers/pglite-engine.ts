import type { PGlite } from '@electric-sql/pglite';
import { OperationalError } from '../../../errors/operational-error.js';
import { PreparedNames } from './prepared-names.js';
import { type AnyQuery, readMessages } from './wire-reader.js';
import type { WireCarrier } from './lean-query.js';

/** A query and what it needs to be sent. */
export type SubmittableQuery = AnyQuery & { submit(carrier: WireCarrier): unknown };

/**
 * The single session of a PGlite database, shared by all its users. A statement runs at once and to its end; while one user has a
 * transaction open, the statements of the others wait.
 */
export class PgliteEngine {
  readonly names: PreparedNames;
  readonly #database: PGlite;
  readonly #timeout: number;
  readonly #label: string;
  readonly #waiting: Waiter[] = [];
  #owner: object | undefined;
  #status = 'I';
  #cursors = 0;

  constructor(database: PGlite, options: { preparedStatements: number; connectTimeout: number; label: string }) {
    this.#database = database;
    this.names = new PreparedNames(options.preparedStatements);
    this.#timeout = options.connectTimeout;
    this.#label = options.label;
  }

  statusFor(user: object): string {
    return this.#owner === user ? this.#status : 'I';
  }

  nextCursor(): number {
    return ++this.#cursors;
  }

  submit(user: object, query: SubmittableQuery): void {
    if (this.#owner === undefined || this.#owner === user) {
      this.#run(user, query);
      return;
    }
    const waiter: Waiter = {
      user,
      query,
      timer: setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        query.handleError(this.#busyError());
      }, this.#timeout),
    };
    this.#waiting.push(waiter);
  }

  /** Ends what a user left open. */
  leave(user: object): void {
    if (this.#owner !== user) return;
    this.#exchange(Buffer.from('Q\0\0\0\rROLLBACK\0', 'latin1'));
    this.#status = 'I';
    this.#owner = undefined;
    this.#pump();
  }

  #run(user: object, query: SubmittableQuery): void {
    const outgoing: Buffer[] = [];
    const carrier: WireCarrier = { stream: { writable: true, write: (bytes) => outgoing.push(bytes) } };
    const refused = query.submit(carrier);
    if (refused !== undefined) {
      query.handleError(refused);
      return;
    }
    try {
      for (let bytes = outgoing.shift(); bytes !== undefined; bytes = outgoing.shift()) {
        readMessages(this.#exchange(bytes), query, carrier, (status) => this.#note(user, status));
      }
    } catch (error) {
      query.handleError(error);
    }
    this.#pump();
  }

  #exchange(bytes: Buffer): Buffer {
    const answer = this.#database.execProtocolRawSync(bytes);
    // Files are written by the engine itself; only browsers need the step after it.
    return Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  }

  #note(user: object, status: string): void {
    this.#status = status;
    this.#owner = status === 'I' ? undefined : user;
  }

  #pump(): void {
    while (this.#owner === undefined) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      clearTimeout(next.timer);
      this.#run(next.user, next.query);
    }
    // The owner does not wait for itself: its statements run at once.
  }

  #busyError(): OperationalError {
    return new OperationalError({
      code: 'CONNECTION.BUSY',
      message: `A transaction on ${this.#label} stayed open for more than ${this.#timeout} ms, and PGlite has one session.`,
      hint: 'Keep transactions short, and run queries inside atomic() in its own context; connectTimeout in the URL sets the limit.',
    });
  }
}

interface Waiter {
  readonly user: object;
  readonly query: SubmittableQuery;
  readonly timer: NodeJS.Timeout;
}
