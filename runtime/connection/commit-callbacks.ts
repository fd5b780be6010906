import type { TransactionScope } from './transaction-scope.js';

export interface CommitCallback {
  /** Where it was registered: dropped when this, or a frame around it, rolls back. */
  readonly scope: TransactionScope;
  readonly fn: () => unknown;
  readonly robust: boolean;
}

/** In the order of registration. An error stops the later ones and goes to the caller of atomic(), unless the callback is robust. */
export async function runCommitCallbacks(callbacks: readonly CommitCallback[]): Promise<void> {
  for (const { fn, robust } of callbacks) await runCommitCallback(fn, robust);
}

export async function runCommitCallback(fn: () => unknown, robust: boolean): Promise<void> {
  try {
    await fn();
  } catch (error) {
    if (!robust) throw error;
    process.emitWarning(`A robust onCommit() callback failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

/** Drops what was registered inside a frame that rolled back. */
export function dropCallbacks(callbacks: CommitCallback[], frame: TransactionScope): void {
  for (let i = callbacks.length - 1; i >= 0; i--) if (callbacks[i]?.scope.isWithin(frame) === true) callbacks.splice(i, 1);
}
