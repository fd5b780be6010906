import type { Client, Submittable } from 'pg';
import type { DriverConnection, Result, RowReader, Statement } from '../../driver.js';
import { decodeRaw } from '../raw-values.js';
import { LeanPipeline } from './lean-pipeline.js';
import { LeanQuery, toResult, type WireSession } from './lean-query.js';
import { readPortal } from './portal.js';
import { PreparedNames } from './prepared-names.js';
import { SimpleQuery } from './simple-query.js';

/** One session over a pg Client that is connected. */
export class PgSession implements DriverConnection, WireSession {
  readonly names: PreparedNames;
  status = 'I';
  /** The socket is gone, or the server said farewell. */
  isDead = false;
  readonly client: Client;
  #portals = 0;

  constructor(client: Client, preparedStatements: number) {
    this.client = client;
    this.names = new PreparedNames(preparedStatements);
    // Before pg's own listener, which starts the next query.
    client.connection.prependListener('readyForQuery', (message: { readonly status: string }) => {
      this.status = message.status;
    });
  }

  submit(query: Submittable): void {
    this.client.query(query);
  }

  query<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    return new Promise((resolve, reject) => {
      this.client.query(new LeanQuery<T>(this, statement, read, (query) => resolve(toResult(query)), reject));
    });
  }

  queryRaw(statement: Statement): Promise<Result<Record<string, unknown>>> {
    const described: Statement = { ...statement, describe: true };
    return new Promise((resolve, reject) => {
      this.client.query(
        new LeanQuery<readonly unknown[]>(
          this,
          described,
          (row) => row,
          (query) => resolve(toRawResult(query)),
          reject,
        ),
      );
    });
  }

  pipeline(statements: readonly Statement[]): Promise<readonly Result<readonly unknown[]>[]> {
    if (statements.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.client.query(new LeanPipeline(this, statements, resolve, reject));
    });
  }

  stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncIterable<T[]> {
    return readPortal(this, statement, read, chunkSize, `dunder_${++this.#portals}`);
  }

  script(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.client.query(new SimpleQuery(this, sql, resolve, reject));
    });
  }
}

function toRawResult(query: LeanQuery<readonly unknown[]>): Result<Record<string, unknown>> {
  const fields = query.fields ?? [];
  const rows = query.rows.map((row) => {
    const named: Record<string, unknown> = {};
    fields.forEach(({ name, dataTypeID }, index) => {
      const text = row[index];
      named[name] = typeof text === 'string' ? decodeRaw(dataTypeID, text) : null;
    });
    return named;
  });
  return { rows, affected: query.affected, columns: fields.map((field) => field.name) };
}
