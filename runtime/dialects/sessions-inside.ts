import type { OperationalError } from '../errors/operational-error.js';
import { closedError } from './closed-error.js';

interface Session {
  /** Ends what it left open. */
  leave(): void;
}

/** The sessions of a database inside of the process, which share what it is reached by: it is closed when the last of them is given back. */
export class SessionsInside<S extends Session> {
  readonly #label: string;
  readonly #sessions = new Set<S>();
  readonly #close: () => unknown;
  #closing: Promise<void> | undefined;
  #drained: (() => void) | undefined;

  constructor(label: string, close: () => unknown) {
    this.#label = label;
    this.#close = close;
  }

  /** Why there are no new ones, once it is being closed. */
  refusal(): OperationalError | undefined {
    return this.#closing === undefined ? undefined : closedError(this.#label);
  }

  add(session: S): S {
    this.#sessions.add(session);
    return session;
  }

  release(session: S): void {
    if (!this.#sessions.delete(session)) return;
    session.leave();
    if (this.#sessions.size === 0) this.#drained?.();
  }

  close(): Promise<void> {
    this.#closing ??= this.#drain();
    return this.#closing;
  }

  async #drain(): Promise<void> {
    if (this.#sessions.size > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
    await this.#close();
  }
}
