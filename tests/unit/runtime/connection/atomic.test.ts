import { withoutTransaction } from '../../../../runtime/connection/ambient.js';
import { atomic } from '../../../../runtime/connection/atomic.js';
import { inTransaction } from '../../../../runtime/connection/rollback-mark.js';
import { savepointCommit, savepointCreate, savepointRollback } from '../../../../runtime/connection/savepoints.js';
import { DataError } from '../../../../runtime/errors/database-error.js';
import { UniqueViolation } from '../../../../runtime/errors/integrity-error.js';
import { ConnectionLost, SerializationFailure } from '../../../../runtime/errors/operational-error.js';
import { configureFake, run } from './support.js';

const unique = new UniqueViolation({ code: 'INTEGRITY.UNIQUE', message: 'dup', driverCode: '23505' });
const ended = expect.objectContaining({ code: 'TRANSACTION.ENDED' });

describe('the outermost block', () => {
  test('what the block returns without awaiting it, as a QuerySet, runs in the block', async () => {
    const { driver } = configureFake();
    driver.answers.set('lazy', [[7]]);
    const lazy: PromiseLike<unknown> = { then: (done, failed) => run('lazy').then(done, failed) };
    expect(await atomic(() => lazy)).toEqual([[7]]);
    await atomic(async () => {
      await atomic(() => lazy);
      await atomic(() => lazy, { savepoint: false });
    });
    expect(driver.log).toEqual([
      '1: BEGIN + lazy',
      '1: COMMIT',
      '1: BEGIN + SAVEPOINT s1 + lazy',
      '1: RELEASE SAVEPOINT s1 + lazy',
      '1: COMMIT',
    ]);
  });

  test('sends BEGIN with its first statement, and COMMIT at its end', async () => {
    const { driver } = configureFake();
    const result = await atomic(async () => {
      await run('a');
      await run('b');
      return 7;
    });
    expect(result).toBe(7);
    expect(driver.log).toEqual(['1: BEGIN + a', '1: b', '1: COMMIT']);
    expect(driver.inUse).toBe(0);
  });

  test('gives the rows of the statement that BEGIN travels with', async () => {
    const { driver } = configureFake();
    driver.answers.set('a', [[1, 'x']]);
    expect(await atomic(() => run('a'))).toEqual([[1, 'x']]);
  });

  test('never touches the database without statements', async () => {
    const { driver } = configureFake();
    await atomic(() => atomic(() => undefined));
    expect(driver.log).toEqual([]);
    expect(driver.acquired).toBe(0);
  });

  test('rolls back when it throws, and passes the error on', async () => {
    const { driver } = configureFake();
    const error = new Error('no');
    await expect(
      atomic(async () => {
        await run('a');
        throw error;
      }),
    ).rejects.toBe(error);
    expect(driver.log).toEqual(['1: BEGIN + a', '1: ROLLBACK']);
    expect(driver.inUse).toBe(0);
  });

  test('rolls back and fails when COMMIT fails', async () => {
    const { driver } = configureFake();
    driver.answers.set('COMMIT', unique);
    await expect(atomic(() => run('a'))).rejects.toBe(unique);
    expect(driver.log).toEqual(['1: BEGIN + a', '1: COMMIT', '1: ROLLBACK']);
    expect(driver.inUse).toBe(0);
  });

  test('closes a session that cannot roll back', async () => {
    const { driver } = configureFake();
    driver.answers.set('ROLLBACK', new ConnectionLost({ code: 'X.Y', message: 'gone' }));
    await expect(
      atomic(async () => {
        await run('a');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(driver.broken).toEqual([1]);
  });

  test.each([
    ['postgres', 'BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY + a', []],
    ['mysql', 'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE + START TRANSACTION READ ONLY + a', []],
    ['sqlite', 'BEGIN + PRAGMA query_only = ON + a', ['1: PRAGMA query_only = OFF']],
  ] as const)('begins on %s with isolation and readOnly', async (dialect, begin, restore) => {
    const { driver } = configureFake(dialect);
    await atomic(() => run('a'), { isolation: 'serializable', readOnly: true });
    expect(driver.log).toEqual([`1: ${begin}`, ...restore, '1: COMMIT']);
  });

  test.each([
    ['mysql', 'START TRANSACTION'],
    ['sqlite', 'BEGIN IMMEDIATE'],
  ] as const)('begins on %s', async (dialect, begin) => {
    const { driver } = configureFake(dialect);
    await atomic(() => run('a'));
    expect(driver.log[0]).toBe(`1: ${begin} + a`);
  });

  test('opens one transaction per database', async () => {
    const { driver, other } = configureFake();
    await atomic(async () => {
      await run('a');
      await atomic(
        async () => {
          await run('b');
          await run('c', 'other');
        },
        { using: 'other' },
      );
      await run('d', 'other');
    });
    expect(driver.log).toEqual(['1: BEGIN + a', '1: b', '1: COMMIT']);
    expect(other.log).toEqual(['1: BEGIN + c', '1: COMMIT', '1: d']);
  });
});

describe('savepoints', () => {
  test('travel with the next statements; a failed one is rolled back alone', async () => {
    const { driver } = configureFake();
    await atomic(async () => {
      await expect(
        atomic(async () => {
          await run('a');
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      await atomic(() => run('b'));
      await run('c');
      await atomic(() => run('d'));
    });
    expect(driver.log).toEqual([
      '1: BEGIN + SAVEPOINT s1 + a',
      '1: ROLLBACK TO SAVEPOINT s1',
      '1: RELEASE SAVEPOINT s1 + SAVEPOINT s2 + b',
      '1: RELEASE SAVEPOINT s2 + c',
      '1: SAVEPOINT s3 + d',
      '1: COMMIT',
    ]);
  });

  test('that were never sent are forgotten', async () => {
    const { driver } = configureFake();
    await atomic(async () => {
      await atomic(() => atomic(() => undefined));
      await expect(atomic(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
      await run('a');
    });
    expect(driver.log).toEqual(['1: BEGIN + a', '1: COMMIT']);
  });

  test('of siblings that start together end one after the other', async () => {
    const { driver } = configureFake();
    await atomic(async () => {
      const outcomes = await Promise.allSettled([
        atomic(async () => {
          await run('a1');
          await run('a2');
        }),
        atomic(async () => {
          await run('b1');
          throw new Error('b');
        }),
        run('c'),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });
    expect(driver.log).toEqual([
      '1: BEGIN + SAVEPOINT s1 + a1',
      '1: a2',
      '1: RELEASE SAVEPOINT s1 + SAVEPOINT s2 + b1',
      '1: ROLLBACK TO SAVEPOINT s2',
      '1: RELEASE SAVEPOINT s2 + c',
      '1: COMMIT',
    ]);
  });

  test('by hand', async () => {
    const { driver } = configureFake();
    driver.answers.set('bad', unique);
    await atomic(async () => {
      const first = await savepointCreate();
      await run('a');
      await savepointCommit(first);
      const second = await savepointCreate();
      await expect(run('bad')).rejects.toBe(unique);
      await savepointRollback(second);
      await run('b');
    });
    expect(driver.log).toEqual([
      '1: BEGIN + SAVEPOINT s1',
      '1: a',
      '1: RELEASE SAVEPOINT s1',
      '1: SAVEPOINT s2',
      '1: bad',
      '1: ROLLBACK TO SAVEPOINT s2',
      '1: b',
      '1: COMMIT',
    ]);
    await expect(savepointCreate()).rejects.toMatchObject({ code: 'TRANSACTION.REQUIRED' });
  });
});

test('a value that cannot be sent leaves BEGIN and SAVEPOINT for later', async () => {
  const { driver } = configureFake();
  const unsent = new DataError({ code: 'DATABASE.UNKNOWN_PARAMETER', message: 'no' });
  driver.answers.set('bad', unsent);
  await atomic(async () => {
    await expect(atomic(() => run('bad'))).rejects.toBe(unsent);
    await run('a');
  });
  await expect(atomic(() => run('bad'))).rejects.toBe(unsent);
  expect(driver.log).toEqual(['1: BEGIN + SAVEPOINT s1 + bad', '1: BEGIN + a', '1: COMMIT', '1: BEGIN + bad']);
  expect(driver.inUse).toBe(0);
});

describe('options of nested blocks', () => {
  test('durable is refused', async () => {
    const { driver } = configureFake();
    await expect(atomic(() => atomic(() => run('a'), { durable: true }))).rejects.toMatchObject({ code: 'TRANSACTION.DURABLE_NESTED' });
    await atomic(() => run('b'), { durable: true });
    expect(driver.log).toEqual(['1: BEGIN + b', '1: COMMIT']);
  });

  test('isolation and readOnly cannot change', async () => {
    configureFake();
    await expect(atomic(() => atomic(() => 1, { isolation: 'serializable' }))).rejects.toMatchObject({ code: 'TRANSACTION.NESTED_OPTION' });
    await expect(atomic(() => atomic(() => 1, { readOnly: true }))).rejects.toMatchObject({ code: 'TRANSACTION.NESTED_OPTION' });
    expect(await atomic(() => atomic(() => 1, { isolation: 'serializable' }), { isolation: 'serializable' })).toBe(1);
  });
});

describe('concurrency', () => {
  test('statements of a Promise.all run one after the other, in order', async () => {
    const { driver } = configureFake();
    await atomic(() => Promise.all([run('a'), run('b'), run('c')]));
    expect(driver.log).toEqual(['1: BEGIN + a', '1: b', '1: c', '1: COMMIT']);
  });

  test('what waits for its turn is refused when the block fails', async () => {
    const { driver } = configureFake();
    let waiting: Promise<unknown> = Promise.resolve();
    await expect(
      atomic(() => {
        waiting = Promise.allSettled([run('a'), run('b')]);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await expect(waiting).resolves.toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'TRANSACTION.ENDED' } }]);
    expect(driver.log).not.toContain('1: b');
    expect(driver.inUse).toBe(0);
  });

  test('what was started without await is part of the transaction', async () => {
    const { driver } = configureFake();
    await atomic(() => {
      void run('a');
      void atomic(() => run('b'));
    });
    expect(driver.log).toEqual(['1: BEGIN + a', '1: SAVEPOINT s1 + b', '1: COMMIT']);
  });

  test('what is started after the end is refused', async () => {
    const { driver } = configureFake();
    const late = {
      query: Promise.resolve<unknown>(undefined),
      nested: Promise.resolve<unknown>(undefined),
      joined: Promise.resolve<unknown>(undefined),
    };
    let finish = (): void => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    await atomic(async () => {
      await run('a');
      late.query = gate.then(() => run('b'));
      late.nested = gate.then(() => atomic(() => run('c')));
      late.joined = atomic(() => gate.then(() => run('d')), { savepoint: false });
    });
    finish();
    await expect(late.query).rejects.toEqual(ended);
    await expect(late.nested).rejects.toEqual(ended);
    await expect(late.joined).rejects.toEqual(ended);
    expect(driver.log).toEqual(['1: BEGIN + a', '1: COMMIT']);
  });

  test('withoutTransaction leaves the transaction', async () => {
    const { driver } = configureFake();
    await atomic(async () => {
      await run('a');
      expect(inTransaction()).toBe(true);
      await withoutTransaction(async () => {
        expect(inTransaction()).toBe(false);
        await run('b');
      });
      await run('c');
    });
    expect(driver.log).toEqual(['1: BEGIN + a', '2: b', '1: c', '1: COMMIT']);
  });
});

describe('retries', () => {
  const conflict = new SerializationFailure({ code: 'DATABASE.SERIALIZATION', message: 'conflict' });

  test('run the outermost block again', async () => {
    const { driver } = configureFake();
    let attempts = 0;
    const result = await atomic(
      async () => {
        await run('a');
        if (++attempts < 3) throw new Error('wrapped', { cause: conflict });
        return attempts;
      },
      { retries: 3 },
    );
    expect(result).toBe(3);
    expect(driver.log.filter((line) => line.endsWith('ROLLBACK'))).toHaveLength(2);
    expect(driver.log.at(-1)).toBe('1: COMMIT');
  });

  test('end with the last failure', async () => {
    const { driver } = configureFake();
    driver.answers.set('COMMIT', conflict);
    await expect(atomic(() => run('a'), { retries: 2 })).rejects.toBe(conflict);
    expect(driver.log.filter((line) => line.endsWith('COMMIT'))).toHaveLength(3);
  });

  test('are not for other errors', async () => {
    const { driver } = configureFake();
    driver.answers.set('a', unique);
    await expect(atomic(() => run('a'), { retries: 2 })).rejects.toBe(unique);
    expect(driver.log).toEqual(['1: BEGIN + a', '1: ROLLBACK']);
  });
});

test('errors show the function that waited for the query', async () => {
  const { driver } = configureFake();
  async function theUsersFunction(): Promise<void> {
    await run('bad');
  }
  driver.answers.set('bad', new UniqueViolation({ code: 'INTEGRITY.UNIQUE', message: 'dup', driverCode: '23505' }));
  const alone = await theUsersFunction().catch((error: Error) => error.stack);
  expect(alone).toContain('theUsersFunction');
  driver.answers.set('bad', new UniqueViolation({ code: 'INTEGRITY.UNIQUE', message: 'dup', driverCode: '23505' }));
  const inside = await atomic(theUsersFunction).catch((error: Error) => error.stack);
  expect(inside).toContain('theUsersFunction');
});

test.each([
  [Promise.resolve(1), 'not a promise: what that waits for runs outside of the transaction.'],
  [undefined, 'not a value of type undefined.'],
])('what is no function is refused before a transaction begins', async (given, message) => {
  const { driver } = configureFake();
  await expect(atomic(given as never)).rejects.toMatchObject({
    code: 'TRANSACTION.NOT_A_FUNCTION',
    message: expect.stringContaining(message),
  });
  expect(driver.log).toEqual([]);
});
