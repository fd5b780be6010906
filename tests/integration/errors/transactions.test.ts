import { expect, test } from '@jest/globals';
import { atomic, configure, connections, savepointCommit, savepointRollback } from 'dunder';
import { Post } from '../../../generated/index.js';
import { useBlog } from '../../support/blog.js';
import { describeEachDatabase } from '../../support/databases.js';
import { outcome } from './outcome.js';

const view = (title: string): Promise<unknown> => Post.objects.filter({ title }).update({ views: 1 });

/** Opens when as many have come as it waits for. */
function meeting(size: number): () => Promise<void> {
  let open = (): void => undefined;
  let come = 0;
  const all = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    if (++come === size) open();
    await all;
  };
}

describeEachDatabase('transactions that fail', (database) => {
  useBlog(database);
  // A file of SQLite and PGlite run one transaction after the other.
  const hasOneSession = database.name === 'sqlite' || database.name === 'pglite';

  test('TRANSACTION.BAD_SAVEPOINT', async () => {
    for (const wrong of ['', 'mine', 's1; DROP TABLE post', undefined, null])
      for (const use of [savepointCommit, savepointRollback])
        expect(await outcome(() => atomic(() => use(wrong as never)))).toBe('TRANSACTION.BAD_SAVEPOINT');
  });

  test('TRANSACTION.INVALID_STATE', async () => {
    const readOnly = () => atomic(() => view('first'), { readOnly: true });
    const twice = () => atomic(() => connections.default.script('BEGIN'));
    expect(await outcome(database.dialect === 'sqlite' ? twice : readOnly)).toBe('TRANSACTION.INVALID_STATE');
  });

  if (database.dialect === 'postgres')
    test('TRANSACTION.ROLLED_BACK', async () => {
      const raise = `DO $$ BEGIN RAISE EXCEPTION 'told' USING ERRCODE = '40002'; END $$`;
      expect(await outcome(() => atomic(() => connections.default.script(raise)))).toBe('TRANSACTION.ROLLED_BACK');
    });

  if (hasOneSession)
    test('CONNECTION.BUSY', async () => {
      await configure({ databases: { default: `${database.url}?connectTimeout=100` }, routers: [] });
      const both = meeting(2);
      let finish = (): void => undefined;
      const end = new Promise<void>((resolve) => (finish = resolve));
      const long = atomic(async () => {
        await view('first');
        await both();
        await end;
      });
      await both();
      expect(await outcome(() => view('second'))).toBe('CONNECTION.BUSY');
      finish();
      await long;
      await view('second');
    });
  else {
    test('TRANSACTION.LOCK_NOT_AVAILABLE', async () => {
      const both = meeting(2);
      let finish = (): void => undefined;
      const end = new Promise<void>((resolve) => (finish = resolve));
      const long = atomic(async () => {
        await Post.objects.selectForUpdate().get({ title: 'first' });
        await both();
        await end;
      });
      await both();
      const take = () => atomic(async () => await Post.objects.selectForUpdate({ nowait: true }).get({ title: 'first' }));
      expect(await outcome(take)).toBe('TRANSACTION.LOCK_NOT_AVAILABLE');
      finish();
      await long;
    });

    test('TRANSACTION.DEADLOCK', async () => {
      const both = meeting(2);
      const cross = (first: string, second: string) => () =>
        atomic(async () => {
          await view(first);
          await both();
          await view(second);
        });
      const outcomes = await Promise.all([outcome(cross('first', 'second')), outcome(cross('second', 'first'))]);
      expect(outcomes.filter((one) => one === 'TRANSACTION.DEADLOCK')).toHaveLength(1);
    });

    test('TRANSACTION.SERIALIZATION_FAILURE', async () => {
      if (database.dialect === 'mysql') {
        // What InnoDB finds of this is a deadlock, and MariaDB's check of snapshots is off in older versions.
        const told = () => atomic(() => connections.default.script(`SIGNAL SQLSTATE '40001'`));
        expect(await outcome(told)).toBe('TRANSACTION.SERIALIZATION_FAILURE');
        return;
      }
      const both = meeting(2);
      const add = () =>
        atomic(
          async () => {
            const post = await Post.objects.get({ title: 'first' });
            await both();
            await Post.objects.filter({ pk: post.pk }).update({ views: post.views + 1 });
          },
          { isolation: 'serializable' },
        );
      const outcomes = await Promise.all([outcome(add), outcome(add)]);
      expect(outcomes.filter((one) => one === 'TRANSACTION.SERIALIZATION_FAILURE')).toHaveLength(1);
    });
  }
});
