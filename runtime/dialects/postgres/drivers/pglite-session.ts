import type { RowReader, Statement } from '../../driver.js';
import type { PgliteEngine, SubmittableQuery } from './pglite-engine.js';
import type { PreparedNames } from './prepared-names.js';
import { WireConnection } from './wire-connection.js';

/** One user of the single session that PGlite has. */
export class PgliteSession extends WireConnection {
  readonly names: PreparedNames;
  readonly #engine: PgliteEngine;

  constructor(engine: PgliteEngine) {
    super();
    this.#engine = engine;
    this.names = engine.names;
  }

  /** In a transaction only for the session that began it. */
  get status(): string {
    return this.#engine.statusFor(this);
  }

  submit(query: SubmittableQuery): void {
    this.#engine.submit(this, query);
  }

  /** Ends what the session left open. */
  leave(): void {
    this.#engine.leave(this);
  }

  override stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncIterable<T[]> {
    return this.status === 'T' ? super.stream(statement, read, chunkSize) : this.#streamHeld(statement, read, chunkSize);
  }

  /**
   * Outside of a transaction nothing may keep the only session waiting for its reader, so the rows are kept by the database:
   *
   *     DECLARE "dunder_1" NO SCROLL CURSOR WITH HOLD FOR SELECT …; FETCH FORWARD 2000 FROM "dunder_1"; …; CLOSE "dunder_1"
   */
  async *#streamHeld<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncGenerator<T[], void, undefined> {
    const cursor = `"${this.nextPortal()}_${this.#engine.nextCursor()}"`;
    const declare = `DECLARE ${cursor} NO SCROLL CURSOR WITH HOLD FOR ${statement.sql}`;
    await this.query({ sql: declare, parameters: statement.parameters }, nothing);
    try {
      for (;;) {
        const { rows } = await this.query({ sql: `FETCH FORWARD ${chunkSize} FROM ${cursor}`, parameters: [] }, read);
        if (rows.length > 0) yield rows;
        if (rows.length < chunkSize) return;
      }
    } finally {
      await this.script(`CLOSE ${cursor}`);
    }
  }
}

function nothing(): undefined {
  return undefined;
}
