import type { Driver, DriverConnection, RowReader, Statement } from '../dialects/driver.js';
import { acquireInTime } from './abort.js';
import { isConnectionLost } from './database-failure.js';
import { observed } from './observed-connection.js';
import type { TransactionScope } from './transaction-scope.js';
import { withUserStack } from './user-stack.js';

/** Takes a session of the pool for one piece of work. */
export async function useSession<T>(driver: Driver, alias: string, work: (connection: DriverConnection) => Promise<T>): Promise<T> {
  const connection = await acquireInTime(driver);
  let broken = false;
  try {
    return await work(observed(connection, alias));
  } catch (error) {
    broken = isConnectionLost(error);
    throw withUserStack(error);
  } finally {
    driver.release(connection, broken);
  }
}

/** Holds a session of the pool until the end of the iteration, however it ends. */
export async function* streamAlone<T>(
  driver: Driver,
  alias: string,
  statement: Statement,
  read: RowReader<T>,
  chunkSize: number,
): AsyncGenerator<T[], void, undefined> {
  const connection = await acquireInTime(driver);
  let broken = false;
  try {
    yield* observed(connection, alias).stream(statement, read, chunkSize);
  } catch (error) {
    broken = isConnectionLost(error);
    throw withUserStack(error);
  } finally {
    driver.release(connection, broken);
  }
}

/** Each chunk takes its turn among the statements of the transaction. */
export async function* streamInTransaction<T>(
  scope: TransactionScope,
  statement: Statement,
  read: RowReader<T>,
  chunkSize: number,
): AsyncGenerator<T[], void, undefined> {
  let chunks: AsyncIterator<T[]> | undefined;
  try {
    for (;;) {
      const step = await scope.use((connection) =>
        (chunks ??= connection.stream(statement, read, chunkSize)[Symbol.asyncIterator]()).next(),
      );
      if (step.done === true) {
        chunks = undefined;
        return;
      }
      yield step.value;
    }
  } finally {
    const unfinished = chunks;
    if (unfinished !== undefined) await scope.finish(async () => await unfinished.return?.());
  }
}
