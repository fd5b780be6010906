import { AsyncLocalStorage } from 'node:async_hooks';
import type { DriverConnection } from '../dialects/driver.js';
import { QueryAborted } from '../errors/operational-error.js';
import { QueryError } from '../errors/query-error.js';
import { describeValue } from '../errors/value-error.js';

/** When queries are given up. */
export interface AbortOptions {
  /** As of `AbortController`, of a request, of `AbortSignal.any(…)`. */
  readonly signal?: AbortSignal | undefined;
  /** After so many milliseconds. */
  readonly timeout?: number | undefined;
}

/** `active` counts what runs under a limit: while it is 0 nobody asks for one, and connections are used as they are. */
export const aborts: { active: number } = { active: 0 };

const limits = new AsyncLocalStorage<Abort | undefined>();

/** What ends the queries of the async context, if something does. */
export function currentAbort(): Abort | undefined {
  return aborts.active === 0 ? undefined : limits.getStore();
}

/**
 * Gives up the queries that `fn` sends, all of them, when the signal says so or the time is over: what runs is stopped on the server, and
 * what would follow is not sent. The error is a `QueryAborted`. A QuerySet has the same as a method.
 *
 * @example
 * ```ts
 * const page = await abortOn({ signal: request.signal, timeout: 2_000 }, async () => ({
 *   posts: await Post.objects.orderBy('-createdAt').slice(0, 20),
 *   total: await Post.objects.count(),
 * }));
 * ```
 * Throws `QUERY.ABORTED`, `QUERY.TIMEOUT`.
 */
export async function abortOn<T>(options: AbortOptions, fn: () => T | PromiseLike<T>): Promise<T> {
  return await runLimited(checkAbort(options), async () => await fn());
}

/** Runs `fn` under the limit, and under the one around it. */
export async function runLimited<T>(options: AbortOptions, fn: () => Promise<T>): Promise<T> {
  const abort = new Abort(options, currentAbort());
  aborts.active++;
  try {
    abort.throwIfAborted();
    return await limits.run(abort, fn);
  } finally {
    aborts.active--;
    abort.end();
  }
}

export function checkAbort(options: AbortOptions): AbortOptions {
  const { signal, timeout } = (options as AbortOptions | null | undefined) ?? {};
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw badOption('signal', 'an AbortSignal', signal);
  if (timeout !== undefined && !(Number.isFinite(timeout) && timeout > 0 && timeout <= LONGEST))
    throw badOption('timeout', `milliseconds, more than 0 and at most ${LONGEST}`, timeout);
  return { signal, timeout };
}

/** Timers go no further. */
const LONGEST = 2 ** 31 - 1;

function badOption(name: string, wanted: string, given: unknown): QueryError {
  return new QueryError({
    code: 'QUERY.ABORT_OPTIONS',
    message: `abortOn(): ${name} is ${wanted}, not ${describeValue(given)}.`,
    hint: 'Write abortOn({ timeout: 500 }) or abortOn({ signal: controller.signal }).',
  });
}

/** One run under a limit. */
export class Abort {
  readonly #signal: AbortSignal | undefined;
  readonly #timeout: number | undefined;
  readonly #end: number;
  #isOver = false;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #outer: Abort | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #tell = (): void => {
    for (const listener of this.#listeners) listener();
  };

  /** A timer may go off a little early. */
  readonly #ring = (): void => {
    this.#isOver = true;
    this.#tell();
  };

  constructor({ signal, timeout }: AbortOptions, outer: Abort | undefined) {
    this.#signal = signal;
    this.#timeout = timeout;
    this.#end = timeout === undefined ? Infinity : performance.now() + timeout;
    this.#outer = outer;
    signal?.addEventListener('abort', this.#tell);
    outer?.add(this.#tell);
    if (timeout !== undefined) this.#timer = setTimeout(this.#ring, timeout);
  }

  /** The error, once it is time. A clock is asked, because no timer goes off while SQLite works. */
  get error(): QueryAborted | undefined {
    if (this.#signal?.aborted === true) return aborted(this.#signal.reason);
    if (this.#isOver || performance.now() >= this.#end) return timedOut(this.#timeout!);
    return this.#outer?.error;
  }

  throwIfAborted(): void {
    const { error } = this;
    if (error !== undefined) throw error;
  }

  add(listener: () => void): void {
    this.#listeners.add(listener);
  }

  remove(listener: () => void): void {
    this.#listeners.delete(listener);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#tell);
    this.#outer?.remove(this.#tell);
  }
}

function aborted(reason: unknown): QueryAborted {
  return new QueryAborted({ code: 'QUERY.ABORTED', message: 'The query was given up: its signal was aborted.', cause: reason });
}

function timedOut(timeout: number): QueryAborted {
  return new QueryAborted({
    code: 'QUERY.TIMEOUT',
    message: `The query was given up after ${timeout} ms.`,
    hint: 'See explain() for what takes so long, or give it more time: abortOn({ timeout }).',
  });
}

/** A session of the pool; who is given up waits no longer, and what comes later goes back. */
export function acquireInTime(driver: {
  acquire(): DriverConnection | Promise<DriverConnection>;
  release(connection: DriverConnection): void;
}): DriverConnection | Promise<DriverConnection> {
  const acquired = driver.acquire();
  const abort = currentAbort();
  if (abort === undefined || !(acquired instanceof Promise)) return acquired;
  return new Promise((resolve, reject) => {
    let isOver = false;
    const giveUp = (): void => {
      abort.remove(giveUp);
      isOver = true;
      reject(abort.error!);
    };
    abort.add(giveUp);
    acquired.then(
      (connection) => {
        abort.remove(giveUp);
        if (isOver) driver.release(connection);
        else resolve(connection);
      },
      (error: unknown) => {
        abort.remove(giveUp);
        reject(error as Error);
      },
    );
  });
}
