import type { Submittable } from 'pg';
import type { Result, RowReader, Statement } from '../../driver.js';
import { isStalePlan, translate } from '../errors.js';
import type { PreparedNames } from './prepared-names.js';
import { wire } from './wire-writer.js';

/** What a query needs of its session. */
export interface WireSession {
  readonly names: PreparedNames;
  /** As the last ReadyForQuery said: idle, in a transaction, in a failed transaction. */
  readonly status: string;
  submit(query: Submittable): void;
  /** Nothing was sent for the query whose turn it was, and nothing will be answered. */
  refused(): void;
}

/** Where messages go: pg's connection, or what stands in for it. */
export interface WireCarrier {
  readonly stream: { readonly writable: boolean; write(bytes: Buffer): unknown };
}

/** A column of a RowDescription. */
export interface WireField {
  readonly name: string;
  readonly dataTypeID: number;
}

/**
 * One statement through pg's `client.query(submittable)`: one write, no RowDescription, and each row goes from the parser to
 * the reader without a result object between.
 *
 *     Parse (only when the session does not know the name yet), Bind, Execute, Sync
 *     → BindComplete, DataRow …, CommandComplete, ReadyForQuery
 */
export class LeanQuery<T> {
  readonly rows: T[] = [];
  affected = 0;
  fields: readonly WireField[] | undefined;
  protected readonly session: WireSession;
  protected readonly statement: Statement;
  readonly #read: RowReader<T>;
  readonly #resolve: (query: LeanQuery<T>) => void;
  readonly #reject: (error: unknown) => void;
  readonly #isRetry: boolean;
  /** What the reader threw. The rows that follow are passed over. */
  protected readerFailure: { readonly error: unknown } | undefined;

  constructor(
    session: WireSession,
    statement: Statement,
    read: RowReader<T>,
    resolve: (query: LeanQuery<T>) => void,
    reject: (error: unknown) => void,
    isRetry = false,
  ) {
    this.session = session;
    this.statement = statement;
    this.#read = read;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#isRetry = isRetry;
  }

  /** Called by pg when it is this query's turn. An error that is returned fails the query alone. */
  submit(connection: WireCarrier): unknown {
    try {
      this.write();
      send(connection);
      return undefined;
    } catch (error) {
      wire.clear();
      forgetNames(this.session.names, [this.statement]);
      this.session.refused();
      return error;
    }
  }

  handleRowDescription(message: { readonly fields: readonly WireField[] }): void {
    this.fields = message.fields;
  }

  handleDataRow(message: { readonly fields: readonly unknown[] }): void {
    if (this.readerFailure !== undefined) return;
    try {
      this.rows.push(this.#read(message.fields));
    } catch (error) {
      this.readerFailure = { error };
    }
  }

  handleCommandComplete(message: { readonly text: string }): void {
    this.affected = affectedOf(message.text);
  }

  handleReadyForQuery(): void {
    if (this.readerFailure === undefined) this.#resolve(this);
    else this.#reject(this.readerFailure.error);
  }

  handleError(error: unknown): void {
    if (!this.#isRetry && this.session.status === 'I' && dropStaleNames(this.session.names, error, [this.statement])) {
      // Nothing has happened yet, and nothing is lost but a round trip.
      this.session.submit(new LeanQuery(this.session, this.statement, this.#read, this.#resolve, this.#reject, true));
      return;
    }
    forgetNames(this.session.names, [this.statement]);
    this.#reject(translate(error, this.statement));
  }

  handlePortalSuspended(): void {
    // Only a query that asked for a part of its rows is answered so.
  }

  handleEmptyQuery(): void {
    // An empty text has no rows and affects none.
  }

  handleCopyInResponse(connection: WireCarrier): void {
    wire.copyFail('COPY FROM STDIN cannot run through a query');
    // The server passed over the Sync that came before.
    wire.sync();
    send(connection);
  }

  handleCopyData(): void {
    // The rows of COPY … TO STDOUT are not for here.
  }

  protected write(): void {
    if (this.statement.simple === true) {
      wire.query(this.statement.sql);
    } else {
      writeStatement(this.session.names, this.statement, '', 0);
      wire.sync();
    }
  }
}

/** Parse where it is needed, Bind, Describe where it was asked for, Execute. */
export function writeStatement(names: PreparedNames, statement: Statement, portal: string, rows: number): void {
  const name = names.enabled && statement.name !== undefined ? statement.name : '';
  if (name === '') {
    wire.parse('', statement.sql);
  } else if (!names.use(name, statement.sql)) {
    const evicted = names.add(name, statement.sql);
    if (evicted !== undefined) wire.close('S', evicted);
    // After a failure nobody knows whether the name is taken; giving up one that is not there is no error.
    wire.close('S', name);
    wire.parse(name, statement.sql);
  }
  wire.bind(portal, name, statement.parameters);
  if (statement.describe === true) wire.describePortal(portal);
  wire.execute(portal, rows);
}

/** Sends what was written. A dead socket takes nothing: pg fails the query when it notices the end. */
export function send(connection: WireCarrier): void {
  const bytes = wire.take();
  if (connection.stream.writable) connection.stream.write(bytes);
}

/** `INSERT 0 5`, `UPDATE 3`, `DELETE 1`: the last number. The rows of a SELECT are affected by nothing. */
export function affectedOf(tag: string): number {
  const first = tag.charCodeAt(0);
  if (first === 0x53 /* SELECT */ || first === 0x46 /* FETCH */) return 0;
  let count = 0;
  let factor = 1;
  for (let index = tag.length - 1; index >= 0; index--) {
    const digit = tag.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return index === tag.length - 1 ? 0 : count;
    count += digit * factor;
    factor *= 10;
  }
  return 0;
}

/** True when the failure was a plan or a name that the server no longer has, and the same text may be tried again. */
export function dropStaleNames(names: PreparedNames, error: unknown, statements: readonly Statement[]): boolean {
  const stale = isStalePlan(error);
  if (stale === undefined || statements.every((statement) => statement.name === undefined)) return false;
  // A name that is gone means that another session answers, or that DISCARD ran: none of the names is there.
  if (stale === 'gone') names.clear();
  else forgetNames(names, statements);
  return true;
}

export function forgetNames(names: PreparedNames, statements: readonly Statement[]): void {
  for (const { name } of statements) if (name !== undefined) names.forget(name);
}

export function toResult<T>(query: LeanQuery<T>): Result<T> {
  return query.fields === undefined
    ? { rows: query.rows, affected: query.affected }
    : { rows: query.rows, affected: query.affected, columns: query.fields.map((field) => field.name) };
}
