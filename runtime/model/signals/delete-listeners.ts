import type { ModelMeta } from '../model-meta.js';
import { postDelete, preDelete } from './model-signals.js';

/** Must the rows of a model be known before they are deleted? The join tables that the generator makes send nothing. */
export function hasDeleteListeners(model: ModelMeta): boolean {
  if ((!preDelete.active && !postDelete.active) || model.ir.autoCreated !== undefined) return false;
  return preDelete.hasListeners(model.modelClass) || postDelete.hasListeners(model.modelClass);
}
