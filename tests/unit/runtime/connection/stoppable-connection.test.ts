import { expect, jest, test } from '@jest/globals';
import { abortOn } from '../../../../runtime/connection/abort.js';
import { observed } from '../../../../runtime/connection/observed-connection.js';
import type { DriverConnection, Result } from '../../../../runtime/dialects/driver.js';
import { ConnectionLost, QueryCanceled } from '../../../../runtime/errors/operational-error.js';

const statement = { sql: 'SELECT 1', parameters: [] };

/** A session whose only statement runs until it is stopped or destroyed. */
function sessionThat(cancel: (stop: (error: Error) => void) => Promise<void>) {
  let stop!: (error: Error) => void;
  const running = new Promise<never>((_, reject) => {
    stop = reject;
  });
  const destroy = jest.fn(() => stop(new ConnectionLost({ code: 'CONNECTION.LOST', message: 'gone' })));
  const query = jest.fn(() => running as Promise<Result<never>>);
  return { destroy, query, connection: { query, destroy, cancel: () => cancel(stop) } as unknown as DriverConnection };
}
const run = (connection: DriverConnection, timeout = 20) =>
  abortOn({ timeout }, () => observed(connection, 'default').query(statement, () => null));

test('a session that stops is kept', async () => {
  const { connection, destroy } = sessionThat((stop) => {
    stop(new QueryCanceled({ code: 'DATABASE.QUERY_CANCELED', message: 'stopped' }));
    return Promise.resolve();
  });
  await expect(run(connection)).rejects.toMatchObject({ code: 'QUERY.TIMEOUT' });
  expect(destroy).not.toHaveBeenCalled();
});

test('a server that cannot be asked loses the session', async () => {
  const { connection, destroy } = sessionThat(() => Promise.reject(new Error('too many connections')));
  await expect(run(connection)).rejects.toMatchObject({ code: 'QUERY.TIMEOUT' });
  expect(destroy).toHaveBeenCalledTimes(1);
});

test('one that hears and goes on loses it too', async () => {
  jest.useFakeTimers();
  try {
    const { connection, destroy } = sessionThat(() => Promise.resolve());
    const asked = run(connection, 1).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(6_000);
    expect(await asked).toMatchObject({ code: 'QUERY.TIMEOUT' });
    expect(destroy).toHaveBeenCalledTimes(1);
  } finally {
    jest.useRealTimers();
  }
});

test('other failures are told as they are', async () => {
  const { connection } = sessionThat((stop) => {
    stop(new Error('of the reader'));
    return Promise.resolve();
  });
  await expect(run(connection)).rejects.toThrow('of the reader');
});

test('after the end nothing is sent, but for the end of a transaction', async () => {
  const { connection, query } = sessionThat(() => Promise.resolve());
  const work = abortOn({ signal: AbortSignal.abort('over') }, () => observed(connection, 'default').query(statement, () => null));
  await expect(work).rejects.toMatchObject({ code: 'QUERY.ABORTED', cause: 'over' });
  expect(query).not.toHaveBeenCalled();
});
