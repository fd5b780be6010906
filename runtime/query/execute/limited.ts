import { type AbortOptions, runLimited } from '../../connection/abort.js';

/** A method of the engine under the limit of `abortOn()`; without one it is the method. */
export function limitedBy<T extends { readonly abort: AbortOptions | null }, A extends readonly unknown[], R>(
  method: (state: T, ...args: A) => Promise<R>,
): (state: T, ...args: A) => Promise<R> {
  return (state, ...args) => (state.abort === null ? method(state, ...args) : runLimited(state.abort, () => method(state, ...args)));
}

/**
 * Rows one by one under a limit. The signal is asked before each row; the timeout is that of each step to the database, because the time
 * between belongs to the caller.
 */
export class LimitedRows<T> implements AsyncIterableIterator<T> {
  readonly #rows: AsyncIterableIterator<T>;
  readonly #abort: AbortOptions;

  constructor(rows: AsyncIterableIterator<T>, abort: AbortOptions) {
    this.#rows = rows;
    this.#abort = abort;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<T, unknown>> {
    try {
      return await runLimited(this.#abort, () => this.#rows.next());
    } catch (error) {
      // Nobody calls return() of an iterator that failed.
      await this.#rows.return?.();
      throw error;
    }
  }

  async return(value?: unknown): Promise<IteratorResult<T, unknown>> {
    return (await this.#rows.return?.(value)) ?? { value, done: true };
  }
}
