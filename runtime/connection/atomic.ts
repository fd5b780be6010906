import { notAFunction, transactionAborted, transactionUndone } from '../errors/transaction-error.js';
import { currentScope, innermostScope, runInScope } from './ambient.js';
import { runCommitCallbacks } from './commit-callbacks.js';
import type { Database } from './database.js';
import { isRetryable } from './database-failure.js';
import { getConnection } from './databases.js';
import { OpenTransaction } from './open-transaction.js';
import { backoff } from './retry-delay.js';
import { announceTransaction } from './routers.js';
import { closeSavepoint, openSavepoint } from './savepoint-frame.js';
import type { AtomicOptions } from './transaction-options.js';
import { TransactionScope } from './transaction-scope.js';

/**
 * Runs `fn` in a transaction: committed when it resolves, rolled back when it throws. Inside of another block on the same database
 * it is a savepoint. Queries find the transaction by themselves; nothing is passed by hand.
 *
 *     BEGIN; …; SAVEPOINT s1; …; RELEASE SAVEPOINT s1; …; COMMIT
 *
 * BEGIN and SAVEPOINT travel with the first statement after them. A block in which a database error was caught refuses further queries, and
 * rolls back at its end with `TRANSACTION.UNDONE`: put what may fail into a block of its own.
 *
 * @example
 * ```ts
 * await atomic(async () => {
 *   const account = await Account.objects.selectForUpdate().get({ pk: 1 });
 *   await account.withdraw(100);
 *   onCommit(() => sendReceipt(account));
 * }, { isolation: 'serializable', retries: 3 });
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/transactions/#django.db.transaction.atomic
 */
export async function atomic<T>(fn: () => T, options: AtomicOptions = {}): Promise<Awaited<T>> {
  if (typeof fn !== 'function') throw notAFunction(fn);
  const database = getConnection(options.using);
  const around = currentScope(database);
  if (around !== undefined) {
    around.assertNestable(options);
    return await (options.savepoint === false ? runJoined(fn, around) : runSavepoint(fn, around));
  }
  if (options.readOnly !== true) announceTransaction(database.alias);
  const retries = options.retries ?? 0;
  for (let attempt = 0; ; attempt++) {
    try {
      return await runOutermost(fn, database, options);
    } catch (error) {
      if (attempt >= retries || !isRetryable(error)) throw error;
      await backoff(attempt);
    }
  }
}

async function runOutermost<T>(fn: () => T, database: Database, options: AtomicOptions): Promise<Awaited<T>> {
  const transaction = new OpenTransaction(database, database.beginOptions(options));
  const scope = new TransactionScope(transaction, undefined, innermostScope(), false);
  let result: Awaited<T>;
  try {
    result = await runInScope(scope, fn);
  } catch (error) {
    await scope.drain(false);
    await transaction.rollback();
    throw error;
  }
  const started = scope.drain(true);
  if (started !== undefined) await started;
  const { failure } = transaction;
  if (failure !== undefined || scope.marked) {
    await transaction.rollback();
    // A deadlock or a lost connection took away work that nobody gave up.
    if (failure !== undefined) throw transactionAborted(database.alias, failure.error);
    assertGivenUp(scope);
    return result;
  }
  await transaction.commit();
  if (transaction.callbacks.length > 0) await runCommitCallbacks(transaction.callbacks);
  return result;
}

async function runSavepoint<T>(fn: () => T, around: TransactionScope): Promise<Awaited<T>> {
  const { transaction } = around;
  const scope = new TransactionScope(transaction, around, innermostScope(), false);
  const turn = around.enter();
  if (turn !== undefined) await turn;
  const savepoint = openSavepoint(transaction);
  try {
    let result: Awaited<T>;
    try {
      result = await runInScope(scope, fn);
    } catch (error) {
      await scope.drain(false);
      await closeSavepoint(scope, savepoint, false);
      throw error;
    }
    await scope.drain(true);
    await closeSavepoint(scope, savepoint, !scope.marked);
    assertGivenUp(scope);
    return result;
  } finally {
    around.leave();
  }
}

/** Django rolls back in silence where an error was caught in the block itself: what it did is lost, and nobody hears of it. `setRollback(true)` has no cause. */
function assertGivenUp({ marked, givenUp, cause, transaction }: TransactionScope): void {
  if (marked && !givenUp) throw transactionUndone(transaction.alias, cause);
}

async function runJoined<T>(fn: () => T, around: TransactionScope): Promise<Awaited<T>> {
  const scope = new TransactionScope(around.transaction, around, innermostScope(), true);
  try {
    return await runInScope(scope, fn);
  } catch (error) {
    scope.mark(error);
    throw error;
  } finally {
    scope.end();
  }
}
