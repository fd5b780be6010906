import { withoutTransaction } from '../../../runtime/connection/ambient.js';
import { atomic } from '../../../runtime/connection/atomic.js';
import { captureQueries } from '../../../runtime/connection/capture-queries.js';
import { configure } from '../../../runtime/connection/configure.js';
import { connections } from '../../../runtime/connection/connections.js';
import { holdTransaction } from '../../../runtime/connection/hold-transaction.js';
import { onCommit } from '../../../runtime/connection/on-commit.js';
import { savepointCreate, savepointRollback } from '../../../runtime/connection/savepoints.js';
import { sql } from '../../../runtime/connection/sql-tag.js';
import { UniqueViolation } from '../../../runtime/errors/integrity-error.js';
import { describeEachDatabase } from '../../support/databases.js';

const db = (): (typeof connections)['default'] => connections.default;
const insert = (id: number): Promise<unknown> => db().run(sql`INSERT INTO things (id) VALUES (${id})`);
const ids = async (): Promise<number[]> =>
  (await db().query<{ id: number }>(sql`SELECT id FROM things ORDER BY id`)).map((row) => Number(row.id));
const fail = (): never => {
  throw new Error('no');
};

describeEachDatabase('transactions', ({ url }) => {
  beforeAll(async () => {
    await configure({ databases: { default: url }, routers: [] });
    await db().script('CREATE TABLE things (id integer PRIMARY KEY, name varchar(50))');
  }, 30_000);
  beforeEach(() => db().script('DELETE FROM things'));
  afterAll(async () => {
    await db().script('DROP TABLE things');
    await configure({ databases: {} });
  });

  test('commit when the block resolves, roll back when it throws', async () => {
    await atomic(() => insert(1));
    await expect(atomic(() => insert(2).then(fail))).rejects.toThrow('no');
    expect(await ids()).toEqual([1]);
  });

  test('savepoints roll back alone', async () => {
    const events: string[] = [];
    await atomic(async () => {
      await atomic(async () => {
        await insert(1);
        void onCommit(() => events.push('kept'));
      });
      await atomic(async () => {
        await insert(2);
        void onCommit(() => events.push('dropped'));
        fail();
      }).catch(() => undefined);
      await atomic(() => insert(3));
      expect(await ids()).toEqual([1, 3]);
      expect(events).toEqual([]);
    });
    expect(await ids()).toEqual([1, 3]);
    expect(events).toEqual(['kept']);
  });

  test('a violated rule in a block of its own leaves the transaction usable', async () => {
    await atomic(async () => {
      // BEGIN, SAVEPOINT and the statement that fails travel together.
      await expect(atomic(() => db().run(sql`INSERT INTO things (id) VALUES (1), (1)`))).rejects.toBeInstanceOf(UniqueViolation);
      await insert(1);
      await expect(atomic(() => insert(1))).rejects.toBeInstanceOf(UniqueViolation);
      await insert(2);
    });
    expect(await ids()).toEqual([1, 2]);
  });

  test('a violated rule that is caught in the block itself aborts it, and the block says that nothing was done', async () => {
    const block = atomic(async () => {
      await insert(1);
      await expect(insert(1)).rejects.toBeInstanceOf(UniqueViolation);
      await expect(ids()).rejects.toMatchObject({ code: 'TRANSACTION.ABORTED' });
    });
    await expect(block).rejects.toMatchObject({ code: 'TRANSACTION.UNDONE', cause: expect.any(UniqueViolation) as unknown });
    expect(await ids()).toEqual([]);
  });

  test('a savepoint by hand recovers from it', async () => {
    await atomic(async () => {
      await insert(1);
      const savepoint = await savepointCreate();
      await expect(insert(1)).rejects.toBeInstanceOf(UniqueViolation);
      await savepointRollback(savepoint);
      await insert(2);
    });
    expect(await ids()).toEqual([1, 2]);
  });

  test('statements and blocks of a Promise.all do not disturb each other', async () => {
    await atomic(async () => {
      const outcomes = await Promise.allSettled([
        insert(1),
        atomic(() => insert(2).then(fail)),
        insert(3),
        atomic(async () => {
          await insert(4);
          await atomic(() => insert(5).then(fail)).catch(() => undefined);
          await insert(6);
        }),
        insert(7),
      ]);
      expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true]);
    });
    expect(await ids()).toEqual([1, 3, 4, 6, 7]);
  });

  test('many transactions at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => atomic(() => insert(i).then(() => (i % 2 === 0 ? undefined : fail()))).catch(() => undefined)),
    );
    expect(await ids()).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  });

  test('rows stream while the transaction works', async () => {
    for (let id = 0; id < 5; id++) await insert(id);
    await atomic(async () => {
      for await (const chunk of db().stream({ sql: 'SELECT id FROM things ORDER BY id', parameters: [] }, (row) => Number(row[0]), 2)) {
        for (const id of chunk) await db().run(sql`UPDATE things SET name = ${`n${id}`} WHERE id = ${id}`);
        if (chunk.includes(2)) break;
      }
      await db().run(sql`DELETE FROM things WHERE name IS NULL`);
    });
    expect(await ids()).toEqual([0, 1, 2, 3]);
  });

  test('readOnly refuses writes, and only in its own transaction', async () => {
    await insert(1);
    await expect(atomic(() => ids().then(() => insert(2)), { readOnly: true })).rejects.toThrow();
    expect(await atomic(ids, { readOnly: true })).toEqual([1]);
    await insert(3);
    expect(await ids()).toEqual([1, 3]);
  });

  test('isolation levels are accepted', async () => {
    for (const isolation of ['read committed', 'repeatable read', 'serializable'] as const)
      expect(await atomic(ids, { isolation })).toEqual([]);
  });

  test('a value that cannot be sent in a nested block leaves the transaction usable', async () => {
    await atomic(async () => {
      await expect(atomic(() => db().run(sql`INSERT INTO things (id) VALUES (${2n ** 80n})`))).rejects.toThrow();
      await insert(1);
    });
    expect(await ids()).toEqual([1]);
  });

  test('a held transaction undoes everything', async () => {
    const held = await holdTransaction();
    await insert(1);
    await atomic(() => insert(2));
    expect(await ids()).toEqual([1, 2]);
    await held.rollback();
    expect(await ids()).toEqual([]);
  });

  test('a forgotten await is refused instead of running outside', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await atomic(async () => {
      await insert(1);
      late = new Promise((resolve) => setTimeout(resolve, 20)).then(() => insert(2));
      late.catch(() => undefined);
    });
    await expect(late).rejects.toMatchObject({ code: 'TRANSACTION.ENDED' });
    expect(await ids()).toEqual([1]);
  });

  test('BEGIN and COMMIT are captured', async () => {
    const captured = await captureQueries(() => atomic(() => insert(1)));
    expect(captured).toHaveLength(3);
    expect(captured[2]?.sql).toBe('COMMIT');
    expect(await captureQueries(() => atomic(() => undefined))).toEqual([]);
  });

  test('onCommit sees what was committed', async () => {
    let seen: number[] = [];
    await atomic(async () => {
      await insert(1);
      void onCommit(async () => {
        seen = await withoutTransaction(ids);
      });
    });
    expect(seen).toEqual([1]);
  });
});
