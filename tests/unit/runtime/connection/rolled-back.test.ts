import { atomic } from '../../../../runtime/connection/atomic.js';
import { getConnection } from '../../../../runtime/connection/databases.js';
import { getRollback, setRollback } from '../../../../runtime/connection/rollback-mark.js';
import { UniqueViolation } from '../../../../runtime/errors/integrity-error.js';
import { ConnectionLost, DeadlockDetected } from '../../../../runtime/errors/operational-error.js';
import { configureFake, run } from './support.js';

const unique = new UniqueViolation({ code: 'INTEGRITY.UNIQUE', message: 'dup', driverCode: '23505' });
const undone = expect.objectContaining({ code: 'TRANSACTION.UNDONE' });
const aborted = expect.objectContaining({ code: 'TRANSACTION.ABORTED' });

describe('a block that can only roll back', () => {
  test('after an inner block with savepoint: false failed', async () => {
    const { driver } = configureFake();
    const block = atomic(async () => {
      await run('a');
      await expect(atomic(() => Promise.reject(new Error('no')), { savepoint: false })).rejects.toThrow('no');
      expect(getRollback()).toBe(true);
      await expect(run('b')).rejects.toEqual(aborted);
    });
    await expect(block).rejects.toEqual(undone);
    expect(driver.log).toEqual(['1: BEGIN + a', '1: ROLLBACK']);
  });

  test.each(['postgres', 'mysql', 'sqlite'] as const)('after a database error was caught in it, on %s', async (dialect) => {
    const { driver } = configureFake(dialect);
    driver.answers.set('bad', unique);
    const block = atomic(async () => {
      await run('a');
      await expect(run('bad')).rejects.toBe(unique);
      await expect(run('b')).rejects.toMatchObject({
        code: 'TRANSACTION.ABORTED',
        cause: unique,
        message: expect.stringContaining(`an earlier error in it (${unique.message}) leaves`),
      });
      await expect(atomic(() => run('c'))).rejects.toEqual(aborted);
    });
    await expect(block).rejects.toMatchObject({
      code: 'TRANSACTION.UNDONE',
      cause: unique,
      message: expect.stringContaining(`since an error in it was caught there (${unique.message}).`),
    });
    expect(driver.log.slice(1)).toEqual(['1: bad', '1: ROLLBACK']);
  });

  test('but not after an error that a nested block contained', async () => {
    const { driver } = configureFake();
    driver.answers.set('bad', unique);
    await atomic(async () => {
      await expect(atomic(() => run('bad'))).rejects.toBe(unique);
      await run('b');
    });
    expect(driver.log).toEqual([
      '1: BEGIN + SAVEPOINT s1 + bad',
      '1: ROLLBACK TO SAVEPOINT s1',
      '1: RELEASE SAVEPOINT s1 + b',
      '1: COMMIT',
    ]);
  });

  test('rolls its savepoint back, when an error was caught inside', async () => {
    const { driver } = configureFake();
    driver.answers.set('bad', unique);
    await atomic(async () => {
      const inner = atomic(async () => {
        await run('bad').catch(() => undefined);
      });
      await expect(inner).rejects.toEqual(undone);
      await run('b');
    });
    expect(driver.log).toEqual([
      '1: BEGIN + SAVEPOINT s1 + bad',
      '1: ROLLBACK TO SAVEPOINT s1',
      '1: RELEASE SAVEPOINT s1 + b',
      '1: COMMIT',
    ]);
  });

  test('by setRollback', async () => {
    const { driver } = configureFake();
    await atomic(async () => {
      await run('a');
      expect(getRollback()).toBe(false);
      setRollback(true);
      await expect(run('b')).rejects.toEqual(aborted);
    });
    expect(driver.log).toEqual(['1: BEGIN + a', '1: ROLLBACK']);
    expect(() => setRollback(true)).toThrow(expect.objectContaining({ code: 'TRANSACTION.REQUIRED' }));
  });

  test('by setRollback after an error was caught, which then is none of the block', async () => {
    const { driver } = configureFake();
    driver.answers.set('bad', unique);
    const block = atomic(async () => {
      await run('bad').catch(() => setRollback(true));
      return 'nothing done';
    });
    expect(await block).toBe('nothing done');
    expect(driver.log.at(-1)).toBe('1: ROLLBACK');
  });

  test('does not claim success after a deadlock that was caught', async () => {
    const { driver } = configureFake();
    const deadlock = new DeadlockDetected({ code: 'DATABASE.DEADLOCK', message: 'deadlock' });
    driver.answers.set('bad', deadlock);
    await expect(atomic(() => atomic(() => run('bad')).catch(() => 'fine'))).rejects.toMatchObject({
      code: 'TRANSACTION.ABORTED',
      cause: deadlock,
    });
    expect(driver.log).toEqual(['1: BEGIN + SAVEPOINT s1 + bad', '1: ROLLBACK']);
  });

  test('does not roll back on a connection that is lost, but closes it', async () => {
    const { driver } = configureFake();
    driver.answers.set('bad', new ConnectionLost({ code: 'CONNECTION.LOST', message: 'gone' }));
    await expect(atomic(() => run('bad'))).rejects.toMatchObject({ code: 'CONNECTION.LOST' });
    expect(driver.log).toEqual(['1: BEGIN + bad']);
    expect(driver.broken).toEqual([1]);
  });

  test('says after a lost connection that a savepoint would not have helped', async () => {
    const { driver } = configureFake();
    driver.answers.set('bad', new ConnectionLost({ code: 'CONNECTION.LOST', message: 'gone' }));
    const failure = atomic(async () => {
      await run('bad').catch(() => undefined);
      await run('more');
    });
    await expect(failure).rejects.toMatchObject({
      code: 'TRANSACTION.ABORTED',
      message: expect.stringContaining('Run all of atomic() again'),
    });
  });

  test('is not made by a row reader that throws', async () => {
    const { driver } = configureFake();
    driver.answers.set('a', [[1]]);
    await atomic(async () => {
      const read = (): never => {
        throw new Error('reader');
      };
      await run('first');
      await expect(getConnection().execute({ sql: 'a', parameters: [] }, read)).rejects.toThrow('reader');
      await run('b');
    });
    expect(driver.log.at(-1)).toBe('1: COMMIT');
  });
});
