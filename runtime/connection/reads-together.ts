import type { Result, RowReader, Statement } from '../dialects/driver.js';
import type { Database } from './database.js';

/** A statement and what its rows are read with. */
export interface Read<T> {
  readonly statement: Statement;
  readonly read: RowReader<T>;
}

interface Gathering {
  readonly reads: Read<unknown>[];
  readonly answer: Promise<readonly Result<unknown>[]>;
  readonly resolve: (results: readonly Result<unknown>[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads that do not wait for each other: those that are asked for in one tick travel together, in one round trip and on one session.
 * When one fails, all fail.
 */
export class ReadsTogether {
  readonly #gatherings = new Map<Database, Gathering>();

  async execute<T>(database: Database, statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    const open = this.#gatherings.get(database);
    if (open !== undefined) {
      const place = open.reads.push({ statement, read }) - 1;
      return (await open.answer)[place] as Result<T>;
    }
    const own = gathering({ statement, read });
    this.#gatherings.set(database, own);
    await endOfTick();
    this.#gatherings.delete(database);
    if (own.reads.length === 1) return await database.execute(statement, read);
    // Sent by the one that came first and not by a callback: its stack leads to the line of the user that asked.
    try {
      const results = await database.readAll(own.reads);
      own.resolve(results);
      return results[0] as Result<T>;
    } catch (error) {
      own.reject(error);
      throw error;
    }
  }
}

function gathering(first: Read<unknown>): Gathering {
  let resolve!: Gathering['resolve'];
  let reject!: Gathering['reject'];
  const answer = new Promise<readonly Result<unknown>[]>((accept, refuse) => {
    resolve = accept;
    reject = refuse;
  });
  return { reads: [first], answer, resolve, reject };
}

/** When all that can go on without waiting for a database has done so. */
function endOfTick(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
