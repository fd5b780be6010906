/**
 * The prepared statements of one session: which names the server knows, and with which text.
 *
 * A hit happens on every query and a miss seldom, so a hit only notes a tick and a miss looks for the oldest one.
 */
export class PreparedNames {
  readonly #limit: number;
  readonly #entries = new Map<string, Entry>();
  #tick = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get enabled(): boolean {
    return this.#limit > 0;
  }

  /** True when the server has this text under this name. */
  use(name: string, sql: string): boolean {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.sql !== sql) return false;
    entry.usedAt = ++this.#tick;
    return true;
  }

  /** Remembers a name; answers the one that has to give way, if any. */
  add(name: string, sql: string): string | undefined {
    const evicted = this.#entries.size >= this.#limit && !this.#entries.has(name) ? this.#oldest() : undefined;
    if (evicted !== undefined) this.#entries.delete(evicted);
    this.#entries.set(name, { sql, usedAt: ++this.#tick });
    return evicted;
  }

  forget(name: string): void {
    this.#entries.delete(name);
  }

  clear(): void {
    this.#entries.clear();
  }

  #oldest(): string | undefined {
    let oldest: string | undefined;
    let usedAt = Infinity;
    for (const [name, entry] of this.#entries) {
      if (entry.usedAt < usedAt) [oldest, usedAt] = [name, entry.usedAt];
    }
    return oldest;
  }
}

interface Entry {
  readonly sql: string;
  usedAt: number;
}
