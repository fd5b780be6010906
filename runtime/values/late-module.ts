/**
 * A module that is imported when it is first asked for, and kept: `import()` of what is loaded takes 2 µs, a promise that is kept 0.1. A file
 * that could not be read, when no handle was left for it, is asked for again by the next who needs it: Node keeps no such failure.
 *
 * @example
 * ```ts
 * const validation = lateModule(() => import('./validate-instance.js'));
 * await (await validation()).fullClean(instance, {});
 * ```
 */
export function lateModule<M>(load: () => Promise<M>): () => Promise<M> {
  let loading: Promise<M> | undefined;
  const start = (): Promise<M> => {
    const started = load();
    started.catch(() => {
      if (loading === started) loading = undefined;
    });
    return started;
  };
  return () => (loading ??= start());
}
