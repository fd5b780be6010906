import type { ModelMeta } from '../../model/model-meta.js';
import { hasDeleteListeners } from '../../model/signals/delete-listeners.js';
import { referencesTo } from './references.js';

/** What is known of the models whose rows go with the rows of one. */
export interface ModelsBehind {
  readonly models: ReadonlySet<ModelMeta>;
  /** Those that a way over keys leads back to: of their rows it is watched which are being deleted. */
  readonly circular: ReadonlySet<ModelMeta>;
  /** Those behind which PROTECT or RESTRICT may hold rows back. */
  readonly guarded: ReadonlySet<ModelMeta>;
}

/**
 * Can many rows be deleted part by part, after it was looked for what holds them back? null where not: a key with DO_NOTHING of a model
 * behind says nothing of the order, RESTRICT asks where rows come from, which is found over keys alone, and who listens is told of every
 * row before the first is gone. With `keepParents` rows of the first model may be found behind themselves, and their parents go then.
 */
export function modelsBehind(model: ModelMeta, keepParents: boolean): ModelsBehind | null {
  let behind = known.get(model.concrete);
  if (behind === undefined) known.set(model.concrete, (behind = findBehind(model.concrete)));
  if (behind === null || [...behind.models].some(hasDeleteListeners)) return null;
  return keepParents && leadsBack(model.concrete) ? null : behind;
}

/** Do the rows behind those of a multi-table child lead back to it? Then it matters whose parents stay, and whose were found behind them. */
function leadsBack(model: ModelMeta): boolean {
  const { keys, generic, inherited } = referencesTo(model);
  const followed = keys.filter(({ onDelete }) => onDelete.action === 'CASCADE');
  const targets = [...followed, ...generic, ...inherited].map((one) => one.model.concrete);
  return model.parents.length > 0 && targets.some((target) => reached(target).has(model));
}

const known = new WeakMap<ModelMeta, ModelsBehind | null>();

function findBehind(root: ModelMeta): ModelsBehind | null {
  const models = reached(root);
  const all = [...models];
  const references = all.flatMap((model) => referencesTo(model).keys);
  if (references.some(({ model, onDelete }) => onDelete.action === 'DO_NOTHING' && models.has(model.concrete))) return null;
  const beyondKeys = all.some((model) => model.parents.length > 0 || referencesTo(model).generic.length > 0);
  if (beyondKeys && references.some(({ onDelete }) => onDelete.action === 'RESTRICT')) return null;
  return {
    models,
    circular: new Set(all.filter((model) => next(model).some((one) => reached(one).has(model)))),
    guarded: new Set(all.filter((model) => [...reached(model)].some(isHeld))),
  };
}

/** The models that a delete leads to from the rows of one: those that point at it, and its multi-table parents. */
function next(model: ModelMeta): ModelMeta[] {
  const { keys, generic } = referencesTo(model);
  const followed = keys.filter(({ onDelete }) => onDelete.action === 'CASCADE');
  return [...[...followed, ...generic].map((one) => one.model.concrete), ...model.parents.map((parent) => parent.model.concrete)];
}

/** A model and all that is behind it. */
function reached(from: ModelMeta): Set<ModelMeta> {
  const found = new Set([from]);
  // A Set may grow while it is walked.
  for (const model of found) for (const one of next(model)) found.add(one);
  return found;
}

function isHeld(model: ModelMeta): boolean {
  return referencesTo(model).keys.some(({ onDelete }) => onDelete.action === 'PROTECT' || onDelete.action === 'RESTRICT');
}
