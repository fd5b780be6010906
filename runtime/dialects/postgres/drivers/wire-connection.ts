import type { Submittable } from 'pg';
import type { DriverConnection, Result, RowReader, Statement } from '../../driver.js';
import { decodeRaw } from '../raw-values.js';
import { LeanPipeline } from './lean-pipeline.js';
import { LeanQuery, toResult, type WireSession } from './lean-query.js';
import { readPortal } from './portal.js';
import type { PreparedNames } from './prepared-names.js';
import { SimpleQuery } from './simple-query.js';

/** A session that speaks PostgreSQL's protocol, whatever carries the messages. */
export abstract class WireConnection implements DriverConnection, WireSession {
  abstract readonly names: PreparedNames;
  abstract readonly status: string;
  #portals = 0;

  abstract submit(query: Submittable): void;

  refused(): void {
    // Only a session that keeps a queue has to know.
  }

  query<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    return new Promise((resolve, reject) => {
      this.submit(new LeanQuery<T>(this, statement, read, (query) => resolve(toResult(query)), reject));
    });
  }

  queryRaw(statement: Statement): Promise<Result<Record<string, unknown>>> {
    const described: Statement = { ...statement, describe: true };
    return new Promise((resolve, reject) => {
      const deliver = (query: LeanQuery<readonly unknown[]>): void => resolve(toRawResult(query));
      this.submit(new LeanQuery<readonly unknown[]>(this, described, (row) => row, deliver, reject));
    });
  }

  pipeline(statements: readonly Statement[]): Promise<readonly Result<readonly unknown[]>[]> {
    if (statements.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.submit(new LeanPipeline(this, statements, resolve, reject));
    });
  }

  stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncIterable<T[]> {
    return readPortal(this, statement, read, chunkSize, this.nextPortal());
  }

  script(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.submit(new SimpleQuery(this, sql, resolve, reject));
    });
  }

  protected nextPortal(): string {
    return `dunder_${++this.#portals}`;
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
