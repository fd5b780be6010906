import { atomic } from '../../../../runtime/connection/atomic.js';
import { captureOnCommitCallbacks, holdTransaction } from '../../../../runtime/connection/hold-transaction.js';
import { onCommit } from '../../../../runtime/connection/on-commit.js';
import { configureFake, run } from './support.js';

test('everything runs in it, and is undone', async () => {
  const { driver } = configureFake();
  const held = await holdTransaction();
  await run('a');
  await atomic(() => run('b'), { durable: true, isolation: 'serializable' });
  await run('c', 'other');
  await held.rollback();
  await run('d');
  expect(driver.log).toEqual(['1: BEGIN + a', '1: SAVEPOINT s1 + b', '1: ROLLBACK', '1: d']);
  expect(driver.inUse).toBe(0);
});

test('held ones nest', async () => {
  const { driver } = configureFake();
  const file = await holdTransaction();
  await run('set up');
  for (const name of ['first', 'second']) {
    const held = await holdTransaction();
    await run(name);
    await held.rollback();
  }
  await run('after');
  await file.rollback();
  expect(driver.log).toEqual([
    '1: BEGIN + set up',
    '1: SAVEPOINT s1 + first',
    '1: ROLLBACK TO SAVEPOINT s1',
    '1: RELEASE SAVEPOINT s1 + SAVEPOINT s2 + second',
    '1: ROLLBACK TO SAVEPOINT s2',
    '1: RELEASE SAVEPOINT s2 + after',
    '1: ROLLBACK',
  ]);
});

test('onCommit callbacks are captured, and run when asked for', async () => {
  configureFake();
  const held = await holdTransaction();
  const events: string[] = [];
  const captured = await captureOnCommitCallbacks(() => atomic(() => onCommit(() => events.push('a'))));
  expect(events).toEqual([]);
  captured[0]?.();
  expect(events).toEqual(['a']);
  const executed = await captureOnCommitCallbacks(
    () =>
      onCommit(() => {
        events.push('b');
        void onCommit(() => events.push('c'));
      }),
    { execute: true },
  );
  expect(executed).toHaveLength(2);
  expect(events).toEqual(['a', 'b', 'c']);
  await held.rollback();
  expect(events).toEqual(['a', 'b', 'c']);
});
