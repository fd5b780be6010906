import { setTimeout } from 'node:timers/promises';
import { atomic } from '../../../runtime/connection/atomic.js';
import { configure } from '../../../runtime/connection/configure.js';
import { connections } from '../../../runtime/connection/connections.js';
import { sql } from '../../../runtime/connection/sql-tag.js';
import type { DunderError } from '../../../runtime/errors/dunder-error.js';
import { DeadlockDetected, SerializationFailure } from '../../../runtime/errors/operational-error.js';
import { describeEachDatabase } from '../../support/databases.js';

const db = (): (typeof connections)['default'] => connections.default;
const read = async (id: number): Promise<number> =>
  Number((await db().query<{ n: number }>(sql`SELECT n FROM counters WHERE id = ${id}`))[0]?.n);
const write = (id: number, n: number): Promise<unknown> => db().run(sql`UPDATE counters SET n = ${n} WHERE id = ${id}`);

const increment = (id: number): Promise<unknown> => db().run(sql`UPDATE counters SET n = n + 1 WHERE id = ${id}`);

describeEachDatabase('conflicts', ({ name, url }) => {
  // A file of SQLite and PGlite run one transaction after the other.
  const hasOneSession = name === 'sqlite' || name === 'pglite';

  beforeAll(async () => {
    await configure({ databases: { default: url }, routers: [] });
    await db().script('CREATE TABLE counters (id integer PRIMARY KEY, n integer NOT NULL)');
  }, 30_000);
  beforeEach(() => db().script('DELETE FROM counters; INSERT INTO counters VALUES (1, 0), (2, 0)'));
  afterAll(async () => {
    await db().script('DROP TABLE counters');
    await configure({ databases: {} });
  });

  test('retries make serializable increments exact', async () => {
    const add = (): Promise<unknown> => atomic(async () => write(1, (await read(1)) + 1), { isolation: 'serializable', retries: 50 });
    await Promise.all(Array.from({ length: 6 }, add));
    expect(await read(1)).toBe(6);
  });

  test('the victim of a deadlock runs again', async () => {
    let attempts = 0;
    let written = 0;
    let meet = (): void => undefined;
    const bothWrote = new Promise<void>((resolve) => (meet = resolve));
    const both = (first: number, second: number): Promise<unknown> =>
      atomic(
        async () => {
          attempts++;
          await increment(first);
          if (++written === 2) meet();
          // Where transactions run one after the other, the second never writes while the first waits.
          await Promise.race([bothWrote, setTimeout(100)]);
          await increment(second);
        },
        { retries: 10 },
      );
    await Promise.all([both(1, 2), both(2, 1)]);
    expect([await read(1), await read(2)]).toEqual([2, 2]);
    expect(attempts).toBe(hasOneSession ? 2 : 3);
  });

  test('without retries the error says that it is a conflict', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        atomic(
          async () => {
            const n = await read(1);
            await setTimeout(10);
            await write(1, n + 1);
          },
          { isolation: 'serializable' },
        ),
      ),
    );
    const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as DunderError] : []));
    expect(await read(1)).toBe(4 - errors.length);
    for (const error of errors) expect(error instanceof SerializationFailure || error instanceof DeadlockDetected).toBe(true);
  });
});
