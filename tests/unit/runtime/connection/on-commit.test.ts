import { jest } from '@jest/globals';
import { atomic } from '../../../../runtime/connection/atomic.js';
import { onCommit } from '../../../../runtime/connection/on-commit.js';
import { inTransaction } from '../../../../runtime/connection/rollback-mark.js';
import { configureFake, run } from './support.js';

test('runs after the outermost commit, in order, outside of the transaction', async () => {
  const { driver } = configureFake();
  const events: unknown[] = [];
  await atomic(async () => {
    await run('a');
    void onCommit(() => events.push('first', inTransaction(), driver.log.at(-1)));
    await atomic(() => onCommit(async () => events.push('second', await run('later'))));
    void onCommit(() => onCommit(() => events.push('inner')));
    void onCommit(() => events.push('last'));
    expect(events).toEqual([]);
  });
  expect(events).toEqual(['first', false, '1: COMMIT', 'second', [], 'inner', 'last']);
  expect(driver.log).toEqual(['1: BEGIN + a', '1: COMMIT', '1: later']);
});

test('runs even when the transaction sent nothing', async () => {
  configureFake();
  const events: string[] = [];
  await atomic(() => onCommit(() => events.push('ran')));
  expect(events).toEqual(['ran']);
});

test('is dropped with its savepoint and what is inside of it, and with the transaction', async () => {
  configureFake();
  const events: string[] = [];
  await atomic(async () => {
    void onCommit(() => events.push('a'));
    await expect(
      atomic(async () => {
        void onCommit(() => events.push('b'));
        await atomic(() => onCommit(() => events.push('c')));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    void onCommit(() => events.push('d'));
  });
  expect(events).toEqual(['a', 'd']);
  await expect(
    atomic(() => {
      void onCommit(() => events.push('e'));
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(events).toEqual(['a', 'd']);
});

test('runs at once outside of a transaction, and of one on another database', async () => {
  configureFake();
  const events: string[] = [];
  void onCommit(() => events.push('now'));
  expect(events).toEqual(['now']);
  await atomic(
    () => {
      void onCommit(() => events.push('default'));
      expect(events).toEqual(['now', 'default']);
      void onCommit(() => events.push('other'), { using: 'other' });
      expect(events).toEqual(['now', 'default']);
    },
    { using: 'other' },
  );
  expect(events).toEqual(['now', 'default', 'other']);
  await expect(onCommit(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
});

test('stops at an error, after the commit, unless it is robust', async () => {
  const { driver } = configureFake();
  const events: string[] = [];
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const fail = (): never => {
    throw new Error('failed');
  };
  await expect(
    atomic(async () => {
      await run('a');
      void onCommit(fail, { robust: true });
      void onCommit(() => events.push('after robust'));
      void onCommit(fail);
      void onCommit(() => events.push('never'));
    }),
  ).rejects.toThrow('failed');
  expect(events).toEqual(['after robust']);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('A robust onCommit() callback failed: Error: failed'));
  warn.mockRestore();
  expect(driver.log).toEqual(['1: BEGIN + a', '1: COMMIT']);
});
