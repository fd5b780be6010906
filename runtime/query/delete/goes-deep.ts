import type { OnDeleteIR } from '../../../schema/ir/index.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { hasDeleteListeners } from '../../model/signals/delete-listeners.js';
import { isLeftToDatabase, referencesTo } from './references.js';

/**
 * Can the rows behind a model be deleted part by part, the furthest first, without knowing all of them? Not when a row that is found
 * later may hold an earlier one back (PROTECT, RESTRICT, DO_NOTHING), when models point at each other in a circle or are multi-table
 * children, whose rows are found from both sides, nor when somebody wants to be told of every row before the first is gone.
 */
export function goesDeep(model: ModelMeta): boolean {
  const models = freeModels(model.concrete);
  return models !== null && !models.some(hasDeleteListeners);
}

const known = new WeakMap<ModelMeta, readonly ModelMeta[] | null>();

/** The model and all models whose rows go with its rows; null when one of them may hold a row back, or is met twice on a way. */
function freeModels(model: ModelMeta): readonly ModelMeta[] | null {
  let models = known.get(model);
  if (models === undefined) {
    const found = new Set<ModelMeta>();
    known.set(model, (models = addFree(model, found, new Set()) ? [...found] : null));
  }
  return models;
}

/** Adds a model and those behind it; false when one of them cannot go part by part. `above` are the models on the way to it. */
function addFree(model: ModelMeta, found: Set<ModelMeta>, above: ReadonlySet<ModelMeta>): boolean {
  if (above.has(model) || model.parents.length > 0) return false;
  if (found.has(model)) return true;
  const path = new Set([...above, model]);
  const { keys, generic } = referencesTo(model);
  const followed = keys.filter(({ onDelete }) => onDelete.action === 'CASCADE');
  if (!keys.every(({ onDelete }) => isFree(onDelete))) return false;
  const targets = [...followed, ...generic].map((one) => one.model.concrete);
  if (!targets.every((target) => addFree(target, found, path))) return false;
  found.add(model);
  return true;
}

/** Does a key never hold back the row that it points at? */
function isFree(onDelete: OnDeleteIR): boolean {
  const { action } = onDelete;
  return action.startsWith('SET') || action === 'CASCADE' || (isLeftToDatabase(onDelete) && action !== 'DO_NOTHING');
}
