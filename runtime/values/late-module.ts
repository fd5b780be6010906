import { nodeFs } from './node-modules.js';

/**
 * A module that is imported when it is first asked for, and kept: `import()` of what is loaded takes 2 µs, a promise that is kept 0.1. What fails,
 * as when no file can be opened, is asked for again by the next who needs it.
 *
 * @example
 * ```ts
 * const validation = lateModule(() => import('./validate-instance.js'));
 * await (await validation()).fullClean(instance, {});
 * ```
 */
export function lateModule<M>(load: () => Promise<M>): () => Promise<M> {
  let loading: Promise<M> | undefined;
  const start = async (): Promise<M> => {
    openAnything();
    return await load();
  };
  return () => {
    if (loading !== undefined) return loading;
    const started = start();
    loading = started;
    started.catch(() => {
      if (loading === started) loading = undefined;
    });
    return started;
  };
}

/** Throws EMFILE where `import()` would: Node keeps a file that it could not open for one that cannot be imported, and says so for ever. */
function openAnything(): void {
  try {
    const { closeSync, openSync } = nodeFs();
    closeSync(openSync(process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null', 'r'));
  } catch (error) {
    // Where it may not be opened, by `--permission`, or is not there, the module may be.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EMFILE' || code === 'ENFILE') throw error;
  }
}
