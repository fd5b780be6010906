/**
 * Rows one by one out of chunks. An async generator would do the same with several promises for each row; here a row of a chunk that is there
 * takes one, the answer of `next()`.
 */
export class RowIterator<T> implements AsyncIterableIterator<T> {
  readonly #chunks: AsyncGenerator<readonly T[], void, undefined>;
  #rows: readonly T[] = [];
  #at = 0;
  /** The last step that waits for the database. Those that are asked for meanwhile follow it, in their order. */
  #waiting: Promise<IteratorResult<T, unknown>> | undefined;

  constructor(chunks: AsyncGenerator<readonly T[], void, undefined>) {
    this.#chunks = chunks;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T, unknown>> {
    if (this.#waiting === undefined && this.#at < this.#rows.length)
      return Promise.resolve({ value: this.#rows[this.#at++]!, done: false });
    return this.#inTurn(() => this.#next());
  }

  /** Ends the iteration, and with it the statement. */
  return(value?: unknown): Promise<IteratorResult<T, unknown>> {
    return this.#inTurn(async () => {
      this.#rows = [];
      await this.#chunks.return();
      return { value: await value, done: true };
    });
  }

  async #next(): Promise<IteratorResult<T, unknown>> {
    while (this.#at >= this.#rows.length) {
      const chunk = await this.#chunks.next();
      this.#at = 0;
      this.#rows = chunk.done === true ? [] : chunk.value;
      if (chunk.done === true) return { value: undefined, done: true };
    }
    return { value: this.#rows[this.#at++]!, done: false };
  }

  #inTurn(step: () => Promise<IteratorResult<T, unknown>>): Promise<IteratorResult<T, unknown>> {
    const turn = this.#waiting === undefined ? step() : this.#waiting.then(step, step);
    this.#waiting = turn;
    const settled = (): void => {
      if (this.#waiting === turn) this.#waiting = undefined;
    };
    turn.then(settled, settled);
    return turn;
  }
}
