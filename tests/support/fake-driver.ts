import type { Driver, DriverConnection, Result, RowReader, Statement } from '../../runtime/dialects/driver.js';

/** What a statement is answered with: rows, or a failure. */
export type Answer = readonly (readonly unknown[])[] | Error;

/** A driver without a database, which writes down what is sent: `1: SELECT …` by session; statements sent together joined by ` + `. */
export class FakeDriver implements Driver {
  readonly log: string[] = [];
  readonly broken: number[] = [];
  readonly answers = new Map<string, Answer>();
  acquired = 0;
  inUse = 0;
  closed = false;
  readonly #idle: FakeConnection[] = [];

  constructor(readonly dialect: Driver['dialect'] = 'postgres') {}

  serverVersion(): Promise<string> {
    return Promise.resolve('fake 1.0');
  }

  acquire(): Promise<DriverConnection> {
    this.inUse++;
    return Promise.resolve(this.#idle.pop() ?? new FakeConnection(this, ++this.acquired));
  }

  release(connection: DriverConnection, broken = false): void {
    this.inUse--;
    if (!(connection instanceof FakeConnection)) throw new TypeError('Not a connection of this driver.');
    if (broken) this.broken.push(connection.id);
    else this.#idle.push(connection);
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}

class FakeConnection implements DriverConnection {
  #busy = false;

  constructor(
    readonly driver: FakeDriver,
    readonly id: number,
  ) {}

  async query<T>(statement: Statement, read: RowReader<T>): Promise<Result<T>> {
    const rows = await this.#send([statement]);
    return { rows: rows.map(read), affected: rows.length };
  }

  async queryRaw(statement: Statement): Promise<Result<Record<string, unknown>>> {
    const rows = await this.#send([statement]);
    return { rows: rows.map((row) => Object.fromEntries(row.map((value, i) => [`c${i}`, value]))), affected: rows.length };
  }

  async pipeline(statements: readonly Statement[]): Promise<readonly Result<readonly unknown[]>[]> {
    await this.#send(statements);
    return statements.map(({ sql }) => ({ rows: [...this.#rowsOf(sql)], affected: 0 }));
  }

  async *stream<T>(statement: Statement, read: RowReader<T>, chunkSize: number): AsyncGenerator<T[], void, undefined> {
    const rows = await this.#send([statement]);
    try {
      for (let i = 0; i < rows.length; i += chunkSize) yield rows.slice(i, i + chunkSize).map(read);
    } finally {
      this.driver.log.push(`${this.id}: close cursor`);
    }
  }

  async script(sql: string): Promise<void> {
    await this.#send([{ sql, parameters: [] }]);
  }

  async #send(statements: readonly Statement[]): Promise<readonly (readonly unknown[])[]> {
    if (this.#busy) throw new Error('Two statements at once on one session.');
    this.#busy = true;
    this.driver.log.push(`${this.id}: ${statements.map(({ sql }) => sql).join(' + ')}`);
    await new Promise((resolve) => setImmediate(resolve));
    this.#busy = false;
    for (const { sql } of statements) {
      const answer = this.driver.answers.get(sql);
      if (answer instanceof Error) throw answer;
    }
    return this.#rowsOf(statements.at(-1)?.sql ?? '');
  }

  #rowsOf(sql: string): readonly (readonly unknown[])[] {
    const answer = this.driver.answers.get(sql);
    return answer instanceof Error || answer === undefined ? [] : answer;
  }
}
