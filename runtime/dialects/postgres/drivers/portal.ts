import type { RowReader, Statement } from '../../driver.js';
import { LeanQuery, send, type WireCarrier, type WireSession, writeStatement } from './lean-query.js';
import { wire } from './wire-writer.js';

/**
 * Rows in chunks from a portal.
 *
 * In a transaction the portal has a name and each chunk is a statement of its own, so that other statements of the transaction
 * can run between two chunks. Outside of one the portal lives until Sync, which is not sent before the last row: the session
 * does nothing else meanwhile, and the next chunk is asked for while the reader works on this one.
 */
export async function* readPortal<T>(
  session: WireSession,
  statement: Statement,
  read: RowReader<T>,
  chunkSize: number,
  portalName: string,
): AsyncGenerator<T[], void, undefined> {
  // A read of many rows is worth a plan for its own values; a name would also outlive its columns.
  const unnamed: Statement = { sql: statement.sql, parameters: statement.parameters };
  yield* session.status === 'T'
    ? readNamedPortal(session, unnamed, read, chunkSize, portalName)
    : readOpenPortal(session, unnamed, read, chunkSize);
}

async function* readNamedPortal<T>(
  session: WireSession,
  statement: Statement,
  read: RowReader<T>,
  chunkSize: number,
  portalName: string,
): AsyncGenerator<T[], void, undefined> {
  const step = (write: () => void): Promise<PortalStep<T>> =>
    new Promise((resolve, reject) => {
      const query: PortalStep<T> = new PortalStep(session, statement, read, () => resolve(query), reject, write);
      session.submit(query);
    });
  let chunk = await step(() => writeStatement(session.names, statement, portalName, chunkSize));
  try {
    while (chunk.suspended) {
      yield chunk.rows;
      chunk = await step(() => wire.execute(portalName, chunkSize));
    }
    if (chunk.rows.length > 0) yield chunk.rows;
  } finally {
    // In a transaction that failed meanwhile the portal is gone already.
    if (session.status === 'T') await step(() => wire.close('P', portalName));
  }
}

async function* readOpenPortal<T>(
  session: WireSession,
  statement: Statement,
  read: RowReader<T>,
  chunkSize: number,
): AsyncGenerator<T[], void, undefined> {
  const portal = new OpenPortal(session, statement, read, chunkSize);
  session.submit(portal);
  try {
    for (;;) {
      const chunk = await portal.next();
      if (!chunk.isLast) portal.ask();
      if (chunk.rows.length > 0) yield chunk.rows;
      if (chunk.isLast) return;
    }
  } finally {
    await portal.finish();
  }
}

/** One chunk of a named portal. */
class PortalStep<T> extends LeanQuery<T> {
  suspended = false;
  readonly #write: () => void;

  constructor(
    session: WireSession,
    statement: Statement,
    read: RowReader<T>,
    resolve: () => void,
    reject: (error: unknown) => void,
    write: () => void,
  ) {
    super(session, statement, read, resolve, reject);
    this.#write = write;
  }

  protected override write(): void {
    this.#write();
    wire.sync();
  }

  override handlePortalSuspended(): void {
    this.suspended = true;
  }
}

interface Chunk<T> {
  readonly rows: T[];
  readonly isLast: boolean;
}

/** A portal that stays open because no Sync is sent. */
class OpenPortal<T> extends LeanQuery<T> {
  readonly #chunkSize: number;
  #connection: WireCarrier | undefined;
  #chunk = deferred<Chunk<T>>();
  readonly #ready: Deferred<void>;
  #failure: { readonly error: unknown } | undefined;
  #isSynced = false;

  constructor(session: WireSession, statement: Statement, read: RowReader<T>, chunkSize: number) {
    const ready = deferred<void>();
    // The last ReadyForQuery, or a failure, which also ends the chunk that somebody waits for.
    super(
      session,
      statement,
      read,
      () => ready.resolve(),
      (error) => {
        this.#failure = { error };
        this.#chunk.reject(error);
        ready.resolve();
      },
    );
    this.#chunkSize = chunkSize;
    this.#ready = ready;
  }

  next(): Promise<Chunk<T>> {
    return this.#chunk.promise;
  }

  /** Asks for the next chunk. */
  ask(): void {
    this.#chunk = deferred<Chunk<T>>();
    if (this.#failure !== undefined) {
      // It came while the reader worked on the chunk before, and nothing comes any more.
      this.#chunk.reject(this.#failure.error);
      return;
    }
    wire.execute('', this.#chunkSize);
    wire.flush();
    this.#send();
  }

  /** Ends the portal, wherever it is, and waits until the session is free. */
  finish(): Promise<void> {
    this.#sync();
    return this.#ready.promise;
  }

  override submit(connection: WireCarrier): unknown {
    this.#connection = connection;
    return super.submit(connection);
  }

  protected override write(): void {
    writeStatement(this.session.names, this.statement, '', this.#chunkSize);
    wire.flush();
  }

  override handlePortalSuspended(): void {
    if (this.readerFailure === undefined) this.#chunk.resolve({ rows: this.rows.splice(0), isLast: false });
    else this.#chunk.reject(this.readerFailure.error);
  }

  override handleCommandComplete(): void {
    this.#sync();
  }

  override handleReadyForQuery(): void {
    super.handleReadyForQuery();
    this.#chunk.resolve({ rows: this.rows.splice(0), isLast: true });
  }

  override handleError(error: unknown): void {
    this.#sync();
    super.handleError(error);
  }

  #sync(): void {
    if (this.#isSynced) return;
    this.#isSynced = true;
    wire.sync();
    this.#send();
  }

  #send(): void {
    if (this.#connection === undefined) wire.clear();
    else send(this.#connection);
  }
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((accept, refuse) => {
    resolve = accept;
    reject = refuse;
  });
  // Who no longer asks for the next chunk need not hear that it failed.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
