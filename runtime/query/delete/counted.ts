import type { ModelMeta } from '../../model/model-meta.js';

/** How many rows were deleted, in all and by model; models without any are left out. */
export type Deleted = [total: number, byModel: Record<string, number>];

export function counted(counts: ReadonlyMap<ModelMeta, number>): Deleted {
  const byModel: Record<string, number> = {};
  let total = 0;
  for (const [model, count] of counts) {
    if (count === 0) continue;
    byModel[model.name] = count;
    total += count;
  }
  return [total, byModel];
}
