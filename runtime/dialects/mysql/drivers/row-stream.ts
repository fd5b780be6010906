import type { Connection, Query } from 'mysql2';
import type { RowReader } from '../../driver.js';

/**
 * Rows of a running command in chunks. The socket is paused while a full chunk waits for its reader, so memory stays bounded;
 * MySQL has no second cursor on a connection, so when another statement wants the connection the rest is read into memory first.
 */
export class RowStream<T> {
  readonly #connection: Connection;
  readonly #read: RowReader<T>;
  readonly #chunkSize: number;
  #rows: T[] = [];
  #isPaused = false;
  #isBound = true;
  #isDone = false;
  #isAbandoned = false;
  #failure: { readonly error: unknown; readonly ofReader: boolean } | undefined;
  #wake: (() => void) | undefined;
  readonly #lose = (error: unknown): void => this.#end({ error, ofReader: false });

  constructor(connection: Connection, command: Query, read: RowReader<T>, chunkSize: number) {
    this.#connection = connection;
    this.#read = read;
    this.#chunkSize = chunkSize;
    command.on('result', (row: unknown) => this.#add(row as unknown[]));
    command.on('error', (error: unknown) => this.#end({ error, ofReader: false }));
    command.on('end', () => this.#end(undefined));
    // The end of the connection is not told to a command that was given no callback.
    connection.on('error', this.#lose);
  }

  /** The next chunk; empty after the last. */
  async next(): Promise<T[]> {
    while (this.#rows.length < this.#chunkSize && !this.#isDone) {
      // What the connection holds back may come at once.
      this.#resume();
      if (this.#rows.length < this.#chunkSize && !this.#isDone) await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    const chunk = this.#rows.splice(0, this.#chunkSize);
    if (this.#rows.length < this.#chunkSize) this.#resume();
    return chunk;
  }

  /** Reads on without waiting for the reader. */
  unbind(): void {
    this.#isBound = false;
    this.#resume();
  }

  isReaderFailure(error: unknown): boolean {
    return this.#failure?.ofReader === true && this.#failure.error === error;
  }

  /**
   * Passes over the rows that nobody wants; false when there are so many that a new connection is cheaper, which is no way out
   * inside a transaction.
   */
  async finish(isInTransaction: boolean): Promise<boolean> {
    this.#isAbandoned = true;
    this.#rows = [];
    const deadline = performance.now() + patience;
    this.unbind();
    while (!this.#isDone) {
      const left = deadline - performance.now();
      if (!isInTransaction && left <= 0) return false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, isInTransaction ? 10_000 : left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return true;
  }

  #add(row: unknown[]): void {
    // A statement without rows answers with a header.
    if (this.#isAbandoned || this.#failure !== undefined || !Array.isArray(row)) return;
    try {
      this.#rows.push(this.#read(row));
    } catch (error) {
      this.#failure = { error, ofReader: true };
      this.#rows = [];
    }
    if (this.#rows.length < this.#chunkSize) return;
    if (this.#isBound && !this.#isPaused) {
      this.#isPaused = true;
      this.#connection.pause();
    }
    this.#wake?.();
  }

  #end(failure: { readonly error: unknown; readonly ofReader: boolean } | undefined): void {
    this.#failure ??= failure;
    this.#isDone = true;
    this.#connection.removeListener('error', this.#lose);
    this.#wake?.();
  }

  #resume(): void {
    if (!this.#isPaused || this.#isDone) return;
    this.#isPaused = false;
    this.#connection.resume();
  }
}

/** How long rows that nobody wants are read, in milliseconds. */
const patience = 100;
