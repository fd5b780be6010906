import { runCommitCallbacks } from './commit-callbacks.js';
import { getConnection } from './databases.js';
import { OpenTransaction } from './open-transaction.js';
import { requireScope } from './rollback-mark.js';
import { closeSavepoint, openSavepoint } from './savepoint-frame.js';
import { TransactionScope } from './transaction-scope.js';

export interface HeldTransaction {
  /** Undoes all that was done since. */
  rollback(): Promise<void>;
}

/**
 * A transaction around a test: from here to `rollback()` every query of this database that is in no other transaction runs in it,
 * whatever its async context. Blocks in it are savepoints, and may be durable; onCommit() callbacks do not run. Held inside of a
 * held one it is a savepoint: one for a file, one for each test.
 *
 * @example
 * ```ts
 * let held: HeldTransaction;
 * beforeEach(async () => { held = await holdTransaction(); });
 * afterEach(() => held.rollback());
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/testing/tools/#django.test.TestCase
 */
export async function holdTransaction(using?: string): Promise<HeldTransaction> {
  const database = getConnection(using);
  const around = database.heldScope;
  const transaction = around?.transaction ?? new OpenTransaction(database, database.beginOptions({}));
  const scope = new TransactionScope(transaction, around, undefined, false, true);
  await around?.enter();
  const savepoint = around === undefined ? undefined : openSavepoint(transaction);
  database.heldScope = scope;
  return {
    async rollback() {
      if (database.heldScope !== scope) return;
      await scope.drain(false);
      if (savepoint === undefined) await transaction.rollback();
      else await closeSavepoint(scope, savepoint, false);
      database.heldScope = around;
      around?.leave();
    },
  };
}

export interface CaptureOnCommitOptions {
  readonly using?: string | undefined;
  /** Run them after `fn`, and those that they register. Default false. */
  readonly execute?: boolean | undefined;
}

/**
 * The onCommit() callbacks that `fn` registers in a held transaction, where they would not run.
 *
 * Follows https://docs.djangoproject.com/en/6.0/topics/testing/tools/#django.test.TestCase.captureOnCommitCallbacks
 */
export async function captureOnCommitCallbacks(fn: () => unknown, options: CaptureOnCommitOptions = {}): Promise<(() => unknown)[]> {
  const scope = requireScope(options.using, 'captureOnCommitCallbacks()');
  const { callbacks } = scope.transaction;
  const start = callbacks.length;
  await fn();
  if (options.execute === true) {
    // The list grows while its callbacks register others.
    for (let i = start; i < callbacks.length; i++) await runCommitCallbacks(callbacks.slice(i, i + 1));
  }
  return callbacks.slice(start).map((callback) => callback.fn);
}
