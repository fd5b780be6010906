/** Waits for all, also when one fails: in a transaction the others are still on their way then. The first failure is thrown. */
export async function settleAll(promises: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(promises)) if (outcome.status === 'rejected') throw outcome.reason;
}
