import { closedError } from './closed-error.js';
import { OperationalError } from '../errors/operational-error.js';

export interface SessionPoolOptions<S> {
  /** Sessions at most. */
  readonly limit: number;
  /** How long to wait for one, in milliseconds. */
  readonly timeout: number;
  /** The database for messages: `host:port/name`. */
  readonly label: string;
  readonly open: () => Promise<S>;
  readonly close: (session: S) => Promise<void>;
  /** An idle session must not keep the process from ending; one in use must. */
  readonly setIdle: (session: S, isIdle: boolean) => void;
}

/**
 * Sessions that are opened when needed and reused, the last one given back first. Taking an idle one starts no timer and
 * attaches no listener; who finds none waits in line.
 */
export class SessionPool<S> {
  readonly #options: SessionPoolOptions<S>;
  readonly #idle: S[] = [];
  readonly #waiting: Waiter<S>[] = [];
  #size = 0;
  #closing: Promise<void> | undefined;
  #drained: (() => void) | undefined;

  constructor(options: SessionPoolOptions<S>) {
    this.#options = options;
  }

  /** An idle session is given at once: a promise for it would cost as much as the rest. */
  acquire(): S | Promise<S> {
    const session = this.#idle.pop();
    if (session !== undefined) {
      this.#options.setIdle(session, false);
      return session;
    }
    if (this.#closing !== undefined) return Promise.reject(closedError(this.#options.label));
    return this.#size < this.#options.limit ? this.#open() : this.#wait();
  }

  /** Gives a session back; a broken one is closed, and one is opened in its place when somebody waits. */
  release(session: S, broken: boolean): void {
    if (broken) {
      this.#forget(session);
      return;
    }
    const waiter = this.#waiting.shift();
    if (waiter !== undefined) {
      clearTimeout(waiter.timer);
      waiter.resolve(session);
    } else if (this.#closing !== undefined) {
      this.#forget(session);
    } else {
      this.#options.setIdle(session, true);
      this.#idle.push(session);
    }
  }

  /** Takes out a session that died while it was idle. */
  discard(session: S): void {
    const index = this.#idle.indexOf(session);
    if (index === -1) return;
    this.#idle.splice(index, 1);
    this.#forget(session);
  }

  /** Refuses newcomers, waits for the sessions in use, and closes all. */
  close(): Promise<void> {
    this.#closing ??= this.#drain();
    return this.#closing;
  }

  async #open(): Promise<S> {
    this.#size++;
    try {
      return await this.#options.open();
    } catch (error) {
      this.#size--;
      this.#afterLoss();
      throw error;
    }
  }

  #wait(): Promise<S> {
    const { timeout, limit, label } = this.#options;
    return new Promise((resolve, reject) => {
      const waiter: Waiter<S> = {
        resolve,
        reject,
        timer: setTimeout(() => {
          this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
          reject(exhaustedError(label, limit, timeout));
        }, timeout),
      };
      this.#waiting.push(waiter);
    });
  }

  #forget(session: S): void {
    this.#size--;
    // The session is given up either way: how its farewell ends changes nothing.
    this.#options
      .close(session)
      .catch(() => undefined)
      .finally(() => this.#afterLoss());
  }

  #afterLoss(): void {
    if (this.#size === 0) this.#drained?.();
    const waiter = this.#size < this.#options.limit ? this.#waiting.shift() : undefined;
    if (waiter === undefined) return;
    clearTimeout(waiter.timer);
    this.#open().then(waiter.resolve, waiter.reject);
  }

  async #drain(): Promise<void> {
    for (const waiter of this.#waiting.splice(0)) {
      clearTimeout(waiter.timer);
      waiter.reject(closedError(this.#options.label));
    }
    const idle = this.#idle.splice(0);
    for (const session of idle) this.#options.setIdle(session, false);
    this.#size -= idle.length;
    await Promise.all(idle.map((session) => this.#options.close(session).catch(() => undefined)));
    if (this.#size > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
  }
}

interface Waiter<S> {
  readonly resolve: (session: S) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

function exhaustedError(label: string, limit: number, timeout: number): OperationalError {
  return new OperationalError({
    code: 'CONNECTION.POOL_EXHAUSTED',
    message: `No connection to ${label} came free within ${timeout} ms: all ${limit} are in use.`,
    hint: 'Look for transactions or iterators that stay open, or raise poolSize (in the URL: ?poolSize=20).',
  });
}
