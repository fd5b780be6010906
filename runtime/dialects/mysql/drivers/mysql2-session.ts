import type { Socket } from 'node:net';
import type { Connection, FieldPacket, Query } from 'mysql2';
import type { DriverConnection, Result, RowReader, Statement } from '../../driver.js';
import { isError } from '../../is-error.js';
import { translate } from '../errors.js';
import { readMomentsFast } from './moment-texts.js';
import { type IntegerParameter, toMysqlValues } from './parameters.js';
import { RowStream } from './row-stream.js';

/** One session over a mysql2 connection. */
export class Mysql2Session implements DriverConnection {
  isDead = false;
  isInTransaction = false;
  /** Something was asked to be stopped: should the request come late, it must not meet the next user. */
  isCanceled = false;
  readonly #connection: Connection;
  readonly #prepares: boolean;
  readonly #integer: IntegerParameter | undefined;
  readonly #kill: (threadId: number) => Promise<void>;
  #openStream: RowStream<unknown> | undefined;
  /** What ended the session, as the server or the socket said it. */
  #reason: Error | undefined;

  constructor(connection: Connection, prepares: boolean, integer: IntegerParameter | undefined, kill: (threadId: number) => Promise<void>) {
    this.#connection = connection;
    this.#prepares = prepares;
    this.#integer = integer;
    this.#kill = kill;
  }

  query<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    return this.#run(statement, (answer, fields) => {
      if (!Array.isArray(answer)) return { rows: [], ...this.#note(answer) };
      const rows = new Array<T>(answer.length);
      for (let index = 0; index < answer.length; index++) rows[index] = read(answer[index] as unknown[]);
      const result = { rows, affected: writes.test(statement.sql) ? rows.length : 0 };
      return statement.describe === true ? { ...result, columns: fields.map((field) => field.name) } : result;
    });
  }

  queryRaw(statement: Statement): Promise<Result<Record<string, unknown>>> {
    return this.#run(statement, (answer, fields) => {
      if (!Array.isArray(answer)) return { rows: [], ...this.#note(answer), columns: [] };
      const columns = fields.map((field) => field.name);
      const rows = answer.map((row: unknown) =>
        Object.fromEntries(columns.map((name, index) => [name, decodeRaw((row as unknown[])[index], fields[index])])),
      );
      return { rows, affected: writes.test(statement.sql) ? rows.length : 0, columns };
    });
  }

  /** Each waits in the connection's own queue: MySQL answers one statement at a time. */
  async pipeline(statements: readonly Statement[]): Promise<readonly Result<readonly unknown[]>[]> {
    const results: Result<readonly unknown[]>[] = [];
    for (const statement of statements) results.push(await this.query(statement, (row) => row));
    return results;
  }

  async *stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncGenerator<T[], void, undefined> {
    this.#openStream?.unbind();
    const stream = new RowStream(this.#connection, this.#command(statement), read, chunkSize);
    this.#openStream = stream as RowStream<unknown>;
    try {
      for (let chunk = await stream.next(); chunk.length > 0; chunk = await stream.next()) yield chunk;
    } catch (error) {
      throw stream.isReaderFailure(error) ? error : this.#failure(error, statement);
    } finally {
      if (this.#openStream === stream) this.#openStream = undefined;
      if (!(await stream.finish(this.isInTransaction))) {
        this.isDead = true;
        this.#connection.destroy();
      }
    }
  }

  script(sql: string): Promise<void> {
    this.#openStream?.unbind();
    return new Promise((resolve, reject) => {
      this.#connection.query(sql, (error, answer) => {
        if (error !== null) {
          reject(this.#failure(error, { sql, parameters: [] }));
          return;
        }
        for (const header of Array.isArray(answer) ? (answer as unknown[]) : [answer]) if (!Array.isArray(header)) this.#note(header);
        resolve();
      });
    });
  }

  /** The session is over. */
  die(reason?: Error): void {
    this.isDead = true;
    this.#reason ??= reason;
  }

  cancel(): Promise<void> {
    this.isCanceled = true;
    return this.#kill(this.#connection.threadId);
  }

  destroy(): void {
    this.isDead = true;
    // The connection's own destroy() leaves whoever waits without an answer.
    (this.#connection as Connection & { readonly stream: Socket }).stream.destroy(new Error('The session was closed under its statement.'));
  }

  setIdle(isIdle: boolean): void {
    // mysql2 has the socket and its types do not.
    const { stream } = this.#connection as Connection & { readonly stream: Socket };
    if (isIdle) stream.unref();
    else stream.ref();
  }

  /** Closes the prepared statement of a text, if there is one. */
  forget(sql: string): void {
    // The type of unprepare() knows a text alone; statements are kept by the form of their rows, too.
    if (!this.isDead) (this.#connection as unknown as { unprepare(options: object): unknown }).unprepare({ sql, rowsAsArray: true });
  }

  async end(): Promise<void> {
    if (this.isDead) this.#connection.destroy();
    else await new Promise<void>((resolve) => this.#connection.end(() => resolve()));
  }

  #run<R>(statement: Statement, finish: (answer: unknown, fields: FieldPacket[]) => R): Promise<R> {
    // A stream that waits for its reader would keep this statement waiting for ever.
    this.#openStream?.unbind();
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, answer: unknown, fields: FieldPacket[] | undefined): void => {
        if (error !== null) {
          reject(this.#failure(error, statement));
          return;
        }
        try {
          resolve(finish(answer, fields ?? []));
        } catch (failure) {
          reject(failure);
        }
      };
      try {
        this.#command(statement, done);
      } catch (error) {
        reject(translate(error, statement));
      }
    });
  }

  /** Prepared when there are values; a text without values needs no second round trip (and not all of them can be prepared). */
  #command(statement: Statement, done?: (error: Error | null, answer: unknown, fields: FieldPacket[] | undefined) => void): Query {
    const { sql, parameters, name, stored } = statement;
    const values = toMysqlValues(parameters, this.#prepares ? this.#integer : undefined, stored);
    const options = { sql, values, rowsAsArray: true };
    // The callback's type says what mysql2 passes less precisely than it is.
    const callback = done as ((error: unknown, answer: unknown, fields: unknown) => void) | undefined;
    if (!this.#prepares || (name === undefined && values.length === 0))
      return (this.#connection.query as unknown as Run).call(this.#connection, options, callback);
    const command = (this.#connection.execute as unknown as Run).call(this.#connection, options, callback);
    readMomentsFast(command);
    return command;
  }

  /** Reads what an OK packet says. */
  #note(header: unknown): { affected: number; insertId?: number | bigint } {
    const { affectedRows, insertId, serverStatus } = header as { affectedRows?: number; insertId?: number | string; serverStatus?: number };
    if (serverStatus !== undefined) this.isInTransaction = (serverStatus & 1) === 1;
    const affected = affectedRows ?? 0;
    if (insertId === undefined || insertId === 0) return { affected };
    return { affected, insertId: typeof insertId === 'string' ? BigInt(insertId) : insertId };
  }

  #failure(error: unknown, statement: Statement): Error {
    const { fatal, errno } = error as { readonly fatal?: unknown; readonly errno?: unknown };
    // A server that is sent more than it takes says so and ends the connection, which shows at the next statement only.
    if (fatal === true || errno === PACKET_TOO_LARGE) this.isDead = true;
    // A connection that is closed says only that nothing can be asked of it.
    const isClosed = fatal === true && errno === undefined && isError(error) && error.message.includes('closed state');
    return translate(isClosed ? (this.#reason ?? error) : error, statement);
  }
}

/** https://mariadb.com/kb/en/e1153/ */
const PACKET_TOO_LARGE = 1153;

type Run = (this: Connection, options: object, callback: ((error: unknown, answer: unknown, fields: unknown) => void) | undefined) => Query;

/** MariaDB's INSERT … RETURNING: each row that comes back is one that was written. */
const writes = /^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i;

const jsonType = 245;
const timestampTypes = new Set([7, 12]);

/** Dates with a time are UTC; MariaDB's JSON is text to its wire and stays text. */
function decodeRaw(value: unknown, field: FieldPacket | undefined): unknown {
  if (typeof value !== 'string' || field === undefined) return value;
  const type = field.columnType ?? field.type;
  if (type === jsonType) return JSON.parse(value);
  if (type === 8) return BigInt(value);
  if (type !== undefined && timestampTypes.has(type)) return new Date(`${value.replace(' ', 'T')}Z`);
  return value;
}
