import type { Statement } from '../dialects/driver.js';
import { dropCallbacks } from './commit-callbacks.js';
import type { OpenTransaction } from './open-transaction.js';
import type { TransactionScope } from './transaction-scope.js';
import { releaseStatement, rollbackToStatement, savepointStatement } from './transaction-statements.js';

/** A savepoint that belongs to a frame. */
export interface Savepoint {
  readonly name: string;
  readonly opening: Statement;
}

/** SAVEPOINT travels with the next statement. */
export function openSavepoint(transaction: OpenTransaction): Savepoint {
  const name = transaction.nextSavepoint();
  const opening = savepointStatement(name);
  transaction.pending.push(opening);
  return { name, opening };
}

/** A savepoint that was never sent is forgotten. RELEASE travels with the next statement, if there is one: COMMIT releases all. */
export async function closeSavepoint(scope: TransactionScope, savepoint: Savepoint, isSuccess: boolean): Promise<void> {
  const { transaction } = scope;
  if (!isSuccess) dropCallbacks(transaction.callbacks, scope);
  const unsent = transaction.pending.indexOf(savepoint.opening);
  if (unsent !== -1) {
    transaction.pending.length = unsent;
  } else if (isSuccess) {
    transaction.pending.push(releaseStatement(savepoint.name));
  } else if (transaction.failure === undefined) {
    transaction.pending.length = 0;
    await transaction.rollbackTo(rollbackToStatement(savepoint.name));
    transaction.pending.push(releaseStatement(savepoint.name));
  }
}
