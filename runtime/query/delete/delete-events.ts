import { mapKey } from '../../model/loading/map-key.js';
import { attributesOf, metaOf } from '../../model/meta-of.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { hasDeleteListeners } from '../../model/signals/delete-listeners.js';
import type { AnyModel, Sender } from '../../model/signals/events.js';
import { postDelete, preDelete } from '../../model/signals/model-signals.js';
import { fetchRows } from '../execute/run-select.js';
import { withState } from '../query-state.js';
import { keyBatches, keyed } from '../write/keyed-states.js';
import type { Collector } from './collector.js';

/** The instance that is deleted, or how to make the QuerySet. */
export type DeleteOrigin = object | (() => object);

export interface DeleteEvents {
  /** Before anything is deleted: each instance, model by model. */
  before(): Promise<void>;
  /** After the rows of a model. */
  after(model: ModelMeta): Promise<void>;
  /** The instances of rows that are gone have no key, as after `instance.delete()`. */
  forgetKeys(): void;
}

interface Told {
  readonly sender: Sender<AnyModel>;
  readonly primaryKey: ModelMeta['primaryKey'];
  readonly instances: readonly AnyModel[];
}

/**
 * What the receivers of one delete are told: of each collected row of the models that have any. null when nobody listens, so that the
 * rows need not be read.
 */
export async function deleteEvents(
  collector: Collector,
  order: readonly ModelMeta[],
  root: ModelMeta,
  origin: DeleteOrigin,
): Promise<DeleteEvents | null> {
  const told = new Map<ModelMeta, Told>();
  for (const model of order) {
    // The rows that were asked for are of the model that was asked, be it a proxy; those behind them of the model of the table.
    const sender = model === root.concrete ? root : model;
    if (hasDeleteListeners(sender)) {
      const instances = await instancesOf(collector, sender, origin);
      told.set(model, { sender: sender.modelClass as Sender<AnyModel>, primaryKey: model.primaryKey, instances });
    }
  }
  if (told.size === 0) return null;
  const using = collector.database.alias;
  const from = typeof origin === 'function' ? (origin as () => object)() : origin;
  return {
    async before() {
      for (const { sender, instances } of told.values())
        for (const instance of instances) await preDelete.send(sender, { instance, using, origin: from });
    },
    async after(model) {
      const { sender, instances = [] } = told.get(model) ?? {};
      // The last row first, as Django has it.
      for (const instance of instances.toReversed()) await postDelete.send(sender!, { instance, using, origin: from });
    },
    forgetKeys() {
      for (const { primaryKey, instances } of told.values())
        for (const instance of instances) for (const field of primaryKey) attributesOf(instance)[field.attribute] = null;
    },
  };
}

/** The rows in the order of their keys; the instance that is deleted stands for its own row. */
async function instancesOf({ rows, database, dialect }: Collector, model: ModelMeta, origin: DeleteOrigin): Promise<AnyModel[]> {
  const own = typeof origin !== 'function' && metaOf(origin) === model ? (origin as AnyModel) : null;
  const keys = [...rows.get(model.concrete)!];
  if (own !== null && keys.length === 1) return [own];
  const ordering = model.primaryKey.map((field) => field.attribute);
  const found: AnyModel[] = [];
  for (const batch of keyBatches(keys, dialect.features)) {
    const state = withState(keyed(model, model.primaryKey, batch), { ordering, using: database.alias });
    found.push(...((await fetchRows(state)) as AnyModel[]));
  }
  return own === null ? found : found.map((row) => (mapKey(row.pk) === mapKey(own.pk) ? own : row));
}
