import type { Result, Statement } from '../../driver.js';
import { translate } from '../errors.js';
import {
  affectedOf,
  dropStaleNames,
  forgetNames,
  LeanQuery,
  send,
  type WireCarrier,
  type WireSession,
  writeStatement,
} from './lean-query.js';
import { wire } from './wire-writer.js';

type Results = readonly Result<readonly unknown[]>[];

/**
 * Several statements in one write with a single Sync, so that they cost one round trip:
 *
 *     Bind Execute, Bind Execute, …, Sync → … CommandComplete, … CommandComplete, ReadyForQuery
 *
 * Without a BEGIN among them they are one transaction: after a failure the server skips the rest and rolls all of it back.
 */
export class LeanPipeline extends LeanQuery<readonly unknown[]> {
  readonly #statements: readonly Statement[];
  readonly #results: Result<readonly unknown[]>[] = [];
  readonly #deliver: (results: Results) => void;
  readonly #fail: (error: unknown) => void;
  readonly #isSecond: boolean;
  #rows: (readonly unknown[])[] = [];
  /** A BEGIN or COMMIT was answered: what came before it cannot be run again. */
  #crossedBoundary = false;

  constructor(
    session: WireSession,
    statements: readonly Statement[],
    deliver: (results: Results) => void,
    fail: (error: unknown) => void,
    isSecond = false,
  ) {
    super(session, emptyStatement, (row) => row, nothing, fail);
    this.#statements = statements;
    this.#deliver = deliver;
    this.#fail = fail;
    this.#isSecond = isSecond;
  }

  override submit(connection: WireCarrier): unknown {
    try {
      for (const statement of this.#statements) writeStatement(this.session.names, statement, '', 0);
      wire.sync();
      send(connection);
      return undefined;
    } catch (error) {
      wire.clear();
      forgetNames(this.session.names, this.#statements);
      this.session.refused();
      return error;
    }
  }

  override handleDataRow(message: { readonly fields: readonly unknown[] }): void {
    this.#rows.push(message.fields);
  }

  override handleCommandComplete(message: { readonly text: string }): void {
    this.#crossedBoundary ||= /^(BEGIN|START|COMMIT|ROLLBACK|PREPARE)/.test(message.text);
    this.#next(affectedOf(message.text));
  }

  override handleEmptyQuery(): void {
    this.#next(0);
  }

  override handleReadyForQuery(): void {
    this.#deliver(this.#results);
  }

  override handleError(error: unknown): void {
    const { names, status } = this.session;
    const mayRepeat = !this.#isSecond && !this.#crossedBoundary && status === 'I';
    const failed = this.#statements[this.#results.length] ?? emptyStatement;
    const isStale = dropStaleNames(names, error, [failed]);
    // Which of the others the server has parsed before the failure is not known.
    forgetNames(names, this.#statements);
    if (mayRepeat && isStale) {
      this.session.submit(new LeanPipeline(this.session, this.#statements, this.#deliver, this.#fail, true));
    } else {
      this.#fail(translate(error, failed));
    }
  }

  #next(affected: number): void {
    const columns = this.fields?.map((field) => field.name);
    this.#results.push(columns === undefined ? { rows: this.#rows, affected } : { rows: this.#rows, affected, columns });
    this.#rows = [];
    this.fields = undefined;
  }
}

const emptyStatement: Statement = { sql: '', parameters: [] };

function nothing(): void {
  // The results go to `deliver`.
}
