import { TransactionError } from '../errors/transaction-error.js';
import { releaseStatement, rollbackToStatement, savepointStatement } from './transaction-statements.js';
import { requireScope } from './rollback-mark.js';

/**
 * Savepoints by hand, for what nested atomic() blocks cannot say.
 *
 * @example
 * ```ts
 * const savepoint = await savepointCreate();
 * try { await risky(); await savepointCommit(savepoint); }
 * catch { await savepointRollback(savepoint); }
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/transactions/#savepoints
 */
export async function savepointCreate(using?: string): Promise<string> {
  const scope = requireScope(using, 'savepointCreate()');
  const name = scope.transaction.nextSavepoint();
  await scope.execute(savepointStatement(name), nothing);
  return name;
}

/** Forgets the savepoint and keeps what was done since. `savepointCreate()` has an example. */
export async function savepointCommit(savepoint: string, using?: string): Promise<void> {
  await requireScope(using, 'savepointCommit()').execute(releaseStatement(checked(savepoint)), nothing);
}

/** Undoes what was done since; `savepointCreate()` has an example. A database error that was caught since then is undone with it: the block may go on. */
export async function savepointRollback(savepoint: string, using?: string): Promise<void> {
  const scope = requireScope(using, 'savepointRollback()');
  scope.unmark();
  await scope.execute(rollbackToStatement(checked(savepoint)), nothing);
}

const nothing = (): undefined => undefined;

/** The names that `savepointCreate` gives need no quotes; anything else is no name of ours. */
function checked(savepoint: string): string {
  if (!/^s\d+$/.test(savepoint))
    throw new TransactionError({
      code: 'TRANSACTION.BAD_SAVEPOINT',
      message: `${JSON.stringify(savepoint)} is no savepoint.`,
      hint: 'Give what savepointCreate() returned.',
    });
  return savepoint;
}
