import type { DriverConnection, Result, RowReader, Statement } from '../dialects/driver.js';
import { ConnectionLost, QueryCanceled } from '../errors/operational-error.js';
import { type Abort, currentAbort } from './abort.js';

/** How long a server may take to stop a statement before the session is closed under it, in milliseconds. */
const PATIENCE = 5_000;

/**
 * A connection whose statements end with the limit of the async context. `session` is the driver's own, which can be asked to stop.
 */
export class StoppableConnection implements DriverConnection {
  constructor(
    readonly inner: DriverConnection,
    readonly session: DriverConnection,
  ) {}

  query<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    if (ENDS.test(statement.sql)) return this.inner.query(statement, read);
    return this.#stoppable(() => this.inner.query(statement, read), isRead(statement));
  }

  queryRaw(statement: Statement): Promise<Result<Record<string, unknown>>> {
    return this.#stoppable(() => this.inner.queryRaw(statement), isRead(statement));
  }

  /** Always sent: a BEGIN among the statements would be lost. */
  pipeline(statements: readonly Statement[]): Promise<readonly Result<readonly unknown[]>[]> {
    return this.#stoppable(() => this.inner.pipeline(statements), statements.every(isRead), true);
  }

  async *stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncGenerator<T[], void, undefined> {
    const chunks = this.inner.stream(statement, read, chunkSize)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const step = await this.#stoppable(() => chunks.next(), true);
        if (step.done === true) return;
        yield step.value;
      }
    } finally {
      await chunks.return?.();
    }
  }

  script(sql: string): Promise<void> {
    return this.#stoppable(() => this.inner.script(sql), false);
  }

  async #stoppable<T>(run: () => Promise<T>, isRead: boolean, isSent = false): Promise<T> {
    const abort = currentAbort();
    if (abort === undefined) return await run();
    if (!isSent) abort.throwIfAborted();
    const { session } = this;
    let stopping: Promise<void> | undefined;
    const stop = (): void => {
      if (session.cancel !== undefined) stopping ??= stopSession(session, running);
    };
    const running = run();
    abort.add(stop);
    try {
      if (abort.error !== undefined) stop();
      const result = await running;
      // A statement that cannot be stopped, or was stopped in the middle of SLEEP(), has an answer: the same error as elsewhere. What was
      // written is told.
      if (isRead) abort.throwIfAborted();
      return result;
    } catch (error) {
      throw stopping === undefined ? error : asAborted(error, abort);
    } finally {
      abort.remove(stop);
      // The session is not used again before the server has heard of it, or the request might stop somebody else's statement.
      await stopping;
    }
  }
}

/** The end of a transaction must reach the server. */
const ENDS = /^(COMMIT|ROLLBACK|RELEASE|PRAGMA query_only = OFF)/;

/** Whether a statement writes nothing; in doubt it does. */
function isRead({ sql }: Statement): boolean {
  return (
    /^[\s(]*(SELECT|EXPLAIN|BEGIN|START|SAVEPOINT|SET)\b/i.test(sql) ||
    (/^\s*WITH\b/i.test(sql) && !/\b(INSERT|UPDATE|DELETE)\b/i.test(sql))
  );
}

/** Asks the server to stop; one that does not hear, or does not stop, loses the session. */
async function stopSession(session: DriverConnection, running: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The server does not stop the statement.')), PATIENCE);
  });
  const settled = running.then(
    () => undefined,
    () => undefined,
  );
  try {
    await Promise.race([Promise.all([session.cancel?.(), settled]), late]);
  } catch {
    session.destroy?.();
  } finally {
    clearTimeout(timer);
  }
}

function asAborted(error: unknown, abort: Abort): unknown {
  return error instanceof QueryCanceled || error instanceof ConnectionLost ? (abort.error ?? error) : error;
}
