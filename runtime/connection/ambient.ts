import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from './database.js';
import type { TransactionScope } from './transaction-scope.js';

/**
 * The innermost atomic() block of the async context; the others follow from `outer`. As long as no block was ever entered, asking
 * costs a few nanoseconds: an AsyncLocalStorage is idle until its first use.
 */
const scopes = new AsyncLocalStorage<TransactionScope | undefined>();

/** The innermost block on this database, open or not, or the transaction that a test holds open on it. */
export function currentScope(database: Database): TransactionScope | undefined {
  for (let scope = scopes.getStore(); scope !== undefined; scope = scope.outer) if (scope.transaction.host === database) return scope;
  return database.heldScope;
}

/** The innermost block, of whatever database. */
export function innermostScope(): TransactionScope | undefined {
  return scopes.getStore();
}

/** A QuerySet runs when it is awaited: one that `fn` returns is begun here, or it would run outside of the block. */
export function runInScope<T>(scope: TransactionScope, fn: () => T): T | PromiseLike<Awaited<T>> {
  return scopes.run(scope, () => {
    const result = fn();
    return isLazy(result) ? result.then((value) => value as Awaited<T>) : result;
  });
}

function isLazy(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Promise) && 'then' in value && typeof value.then === 'function';
}

/**
 * Runs `fn` outside of every transaction of this context: its queries are not rolled back with them, and may run after their end.
 * For what starts in a transaction by chance, such as a background job.
 *
 * @example
 * ```ts
 * await atomic(async () => {
 *   await withoutTransaction(() => Audit.objects.create({ event: 'attempt' }));   // stays, whatever happens next
 * });
 * ```
 */
export function withoutTransaction<T>(fn: () => T): T {
  return scopes.run(undefined, fn);
}
