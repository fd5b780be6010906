import { notInTransaction } from '../errors/transaction-error.js';
import { currentScope } from './ambient.js';
import { getConnection } from './databases.js';
import type { TransactionScope } from './transaction-scope.js';

/**
 * `true`: the innermost atomic() block rolls back at its end, without an error. `false`: a block that was to roll back goes on; only
 * after a savepoint was rolled back by hand, or the database refuses the next query.
 *
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/transactions/#django.db.transaction.set_rollback
 */
export function setRollback(rollback: boolean, using?: string): void {
  const scope = requireScope(using, 'setRollback()');
  if (rollback) scope.giveUp();
  else scope.unmark();
}

/**
 * Whether the innermost atomic() block can only roll back: `if (getRollback()) return;`.
 *
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/transactions/#django.db.transaction.get_rollback
 */
export function getRollback(using?: string): boolean {
  const scope = requireScope(using, 'getRollback()');
  return scope.transaction.failure !== undefined || scope.abortedFrame !== undefined;
}

/** Whether a transaction is open here, as `selectForUpdate` asks. */
export function inTransaction(using?: string): boolean {
  return currentScope(getConnection(using)) !== undefined;
}

export function requireScope(using: string | undefined, asked: string): TransactionScope {
  const database = getConnection(using);
  const scope = currentScope(database);
  if (scope === undefined) throw notInTransaction(database.alias, asked);
  scope.assertOpen();
  return scope;
}
