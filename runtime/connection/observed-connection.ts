import type { DriverConnection, Result, RowReader, Statement } from '../dialects/driver.js';
import { aborts, currentAbort } from './abort.js';
import { announceAfter, announceBefore, queryLog, type QueryEvent } from './query-log.js';
import { StoppableConnection } from './stoppable-connection.js';

/** The connection itself while nobody listens, else one that tells of each statement; under a limit one that stops them. */
export function observed(connection: DriverConnection, database: string): DriverConnection {
  const told = queryLog.active ? new ObservedConnection(connection, database) : connection;
  return aborts.active > 0 && currentAbort() !== undefined ? new StoppableConnection(told, connection) : told;
}

class ObservedConnection implements DriverConnection {
  constructor(
    readonly inner: DriverConnection,
    readonly database: string,
  ) {}

  query<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    return this.#tell([statement], () => this.inner.query(statement, read));
  }

  queryRaw(statement: Statement): Promise<Result<Record<string, unknown>>> {
    return this.#tell([statement], () => this.inner.queryRaw(statement));
  }

  pipeline(statements: readonly Statement[]): Promise<readonly Result<readonly unknown[]>[]> {
    return this.#tell(statements, () => this.inner.pipeline(statements));
  }

  /** The duration of a stream is that until its end, the consumer's time included. */
  async *stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncGenerator<T[], void, undefined> {
    const telling = new Telling([statement], this.database);
    try {
      yield* this.inner.stream(statement, read, chunkSize);
    } catch (error) {
      telling.end(error);
      throw error;
    } finally {
      telling.end(undefined);
    }
  }

  script(sql: string): Promise<void> {
    return this.#tell([{ sql, parameters: [] }], () => this.inner.script(sql));
  }

  async #tell<T>(statements: readonly Statement[], send: () => Promise<T>): Promise<T> {
    // A QuerySet that is awaited runs in a job of its own, whose stack ends there; after an `await` it leads on to who waits.
    await undefined;
    const telling = new Telling(statements, this.database);
    try {
      const result = await send();
      telling.end(undefined);
      return result;
    } catch (error) {
      telling.end(error);
      throw error;
    }
  }
}

class Telling {
  readonly #events: { -readonly [K in keyof QueryEvent]: QueryEvent[K] }[];
  readonly #start: number;
  #ended = false;

  constructor(statements: readonly Statement[], database: string) {
    this.#events = statements.map(({ sql, parameters }) => ({ sql, parameters, database, duration: 0, error: undefined }));
    for (const event of this.#events) announceBefore(event);
    this.#start = performance.now();
  }

  end(error: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    const duration = performance.now() - this.#start;
    for (const event of this.#events) {
      event.duration = duration;
      event.error = error;
      announceAfter(event);
    }
  }
}
