import { configuredDefaults } from '../../connection/configure.js';
import { LoadingError } from '../../errors/loading-error.js';
import { originOf } from '../instance-internals.js';
import type { ModelMeta } from '../model-meta.js';

/** What is loaded when it is asked for. */
export interface Missing {
  readonly model: ModelMeta;
  /** The property. */
  readonly name: string;
  /** Has this instance not got it yet? */
  lacks(instance: object): boolean;
  load(instances: readonly object[]): Promise<void>;
}

/**
 * Loads a property that an instance lacks: for all its peers that lack it too, as the fetch mode says, and once even if many ask
 * at the same time, as `Promise.all` over the rows does.
 */
export async function loadShared(instance: object, missing: Missing): Promise<void> {
  const { model, name } = missing;
  const { fetchMode, peers } = originOf(instance);
  const mode = fetchMode ?? configuredDefaults().fetchMode ?? 'peers';
  if (mode === 'raise') throw blocked(model, name);
  if (mode === 'one' || peers === null) {
    await missing.load([instance]);
    return;
  }
  const { group } = peers;
  const running = group.loading.get(name);
  if (running !== undefined) {
    await running;
    // Its key may have been changed since, so that the load was not for it.
    if (missing.lacks(instance)) await missing.load([instance]);
    return;
  }
  const askers = [...group.instances()].filter((peer) => missing.lacks(peer));
  // After save() on another database an instance stands among its peers no more.
  if (!askers.includes(instance)) askers.push(instance);
  const load = missing.load(askers).finally(() => group.loading.delete(name));
  group.loading.set(name, load);
  await load;
}

function blocked(model: ModelMeta, name: string): LoadingError {
  const isRelation = model.fields.every((field) => field.attribute !== name);
  return new LoadingError({
    code: 'LOADING.BLOCKED',
    message: `${model.name}.${name} is not loaded, and fetchMode('raise') forbids to load it now.`,
    hint: isRelation
      ? `Load it with the query: selectRelated('${name}') if it is one row, prefetchRelated('${name}') if it is many.`
      : `Load it with the query: name '${name}' in only(), or leave it out of defer().`,
  });
}
