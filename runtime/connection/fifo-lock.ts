/** One holder at a time, in the order of asking. Taking a free lock allocates nothing. */
export class FifoLock {
  #held = false;
  #waiting: (() => void)[] = [];

  /** Takes the lock at once and says nothing, or gives a promise to wait for. */
  take(): Promise<void> | undefined {
    if (!this.#held) {
      this.#held = true;
      return undefined;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#held = false;
    else next();
  }
}
