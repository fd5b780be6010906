import { currentScope } from './ambient.js';
import { runCommitCallback } from './commit-callbacks.js';
import { getConnection } from './databases.js';

export interface OnCommitOptions {
  /** The alias of the database whose commit is waited for. Default: `default`. */
  readonly using?: string | undefined;
  /** Its failure stops no later callback, and only warns. Default false. */
  readonly robust?: boolean | undefined;
}

/**
 * Calls `fn` after the outermost commit, in the order of registration and outside of the transaction. It is dropped when the block
 * it was registered in, or one around it, rolls back. Outside of a transaction it runs at once; the promise is that of its end.
 *
 * @example
 * ```ts
 * await atomic(async () => {
 *   const order = await Order.objects.create({ customer });
 *   onCommit(() => queue.add('send-receipt', { order: order.pk }));
 * });
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/transactions/#performing-actions-after-commit
 */
export async function onCommit(fn: () => unknown, options: OnCommitOptions = {}): Promise<void> {
  const scope = currentScope(getConnection(options.using));
  const robust = options.robust ?? false;
  if (scope === undefined) {
    await runCommitCallback(fn, robust);
    return;
  }
  scope.assertOpen();
  scope.transaction.callbacks.push({ scope, fn, robust });
}
