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
import { inParts } from '../../values/in-parts.js';

/** The instance that is deleted, or how to make the QuerySet. */
export type DeleteOrigin = object | (() => object);

/** Keys of one model, whose rows one statement deletes. */
export interface DeletedPart {
  readonly model: ModelMeta;
  readonly keys: readonly unknown[];
  /** Are all the collected rows of the model gone after it? */
  readonly isLast: boolean;
}

export interface DeleteEvents {
  /** The keys of a model's rows in the parts in which they are deleted. */
  parts(model: ModelMeta): readonly (readonly unknown[])[];
  /** Before anything is deleted: each instance, model by model. */
  before(): Promise<void>;
  /** Deletes a part, and tells of what is gone. */
  removing(part: DeletedPart, remove: () => Promise<number>): Promise<number>;
  /** The instances of rows that are gone have no key, as after `instance.delete()`. */
  forgetKeys(): void;
}

/**
 * What the receivers of one delete are told: of each collected row of the models that have any. null when nobody listens, so that the
 * rows need not be read.
 *
 * Few instances are held from the first event to the last, as Django does. Of many only a part is in memory at a time, so that postDelete is
 * told of a part when it is gone, of other instances than preDelete was.
 */
export async function deleteEvents(
  collector: Collector,
  order: readonly ModelMeta[],
  root: ModelMeta,
  origin: DeleteOrigin,
  few: number,
): Promise<DeleteEvents | null> {
  // The rows that were asked for are of the model that was asked, be it a proxy; those behind them of the model of the table.
  const senders = new Map(order.map((model) => [model, model === root.concrete ? root : model]));
  const told = [...senders].filter(([, sender]) => hasDeleteListeners(sender));
  if (told.length === 0) return null;
  const rows = new ToldRows(collector, origin);
  const count = told.reduce((sum, [model]) => sum + collector.rows.get(model)!.size, 0);
  return count > few ? tellInParts(rows, told) : await tellOfHeld(rows, told);
}

type Senders = readonly (readonly [model: ModelMeta, sender: ModelMeta])[];

async function tellOfHeld(rows: ToldRows, senders: Senders): Promise<DeleteEvents> {
  const held = new Map<ModelMeta, readonly AnyModel[]>();
  for (const [model, sender] of senders) {
    const instances: AnyModel[] = [];
    for (const keys of rows.batches(model)) instances.push(...(await rows.read(sender, keys)));
    held.set(model, instances);
  }
  return {
    parts: (model) => rows.batches(model),
    async before() {
      for (const [model, sender] of senders) await rows.tell(preDelete, sender, held.get(model)!);
    },
    async removing({ model, isLast }, remove) {
      const affected = await remove();
      const [, sender] = senders.find((one) => one[0] === model) ?? [];
      // The last row first, as Django has it.
      if (isLast && sender !== undefined) await rows.tell(postDelete, sender, held.get(model)!.toReversed());
      return affected;
    },
    forgetKeys() {
      for (const [model, instances] of held)
        for (const instance of instances) for (const field of model.primaryKey) attributesOf(instance)[field.attribute] = null;
    },
  };
}

function tellInParts(rows: ToldRows, senders: Senders): DeleteEvents {
  const listening = (signal: typeof preDelete | typeof postDelete) =>
    new Map(senders.filter(([, { modelClass }]) => signal.hasListeners(modelClass)));
  const after = listening(postDelete);
  return {
    // The last row first.
    parts: (model) => (after.has(model) ? rows.parts(model).toReversed() : rows.batches(model)),
    async before() {
      for (const [model, sender] of listening(preDelete))
        for (const keys of rows.parts(model)) await rows.tell(preDelete, sender, await rows.read(sender, keys));
    },
    async removing({ model, keys }, remove) {
      const sender = after.get(model);
      if (sender === undefined) return await remove();
      const instances = await rows.read(sender, keys);
      const affected = await remove();
      await rows.tell(postDelete, sender, instances.toReversed());
      return affected;
    },
    forgetKeys: () => undefined,
  };
}

/** The collected rows as instances, and what is said of them. */
class ToldRows {
  readonly #using: string;
  readonly #origin: object;
  /** The instance that is deleted stands for its own row. */
  readonly #own: AnyModel | null;

  constructor(
    readonly collector: Collector,
    origin: DeleteOrigin,
  ) {
    this.#using = collector.database.alias;
    this.#own = typeof origin === 'function' ? null : (origin as AnyModel);
    this.#origin = typeof origin === 'function' ? (origin as () => object)() : origin;
  }

  /** The keys of a model's rows as one statement takes them. */
  batches(model: ModelMeta): readonly (readonly unknown[])[] {
    return keyBatches(this.#keys(model), this.collector.dialect.features);
  }

  /** The same, of so few rows that they may be instances. */
  parts(model: ModelMeta): readonly (readonly unknown[])[] {
    return inParts(this.#keys(model), PART);
  }

  #keys(model: ModelMeta): readonly unknown[] {
    return [...this.collector.rows.get(model)!.values()];
  }

  /** The rows in the order of their keys. */
  async read(sender: ModelMeta, keys: readonly unknown[]): Promise<readonly AnyModel[]> {
    const own = this.#own !== null && metaOf(this.#own) === sender ? this.#own : null;
    if (own !== null && keys.length === 1 && this.collector.rows.get(sender.concrete)!.size === 1) return [own];
    const ordering = sender.primaryKey.map((field) => field.attribute);
    const state = withState(keyed(sender, sender.primaryKey, keys), { ordering, using: this.#using });
    const found = (await fetchRows(state)) as AnyModel[];
    return own === null ? found : found.map((row) => (mapKey(row.pk) === mapKey(own.pk) ? own : row));
  }

  async tell(signal: typeof preDelete | typeof postDelete, { modelClass }: ModelMeta, instances: readonly AnyModel[]): Promise<void> {
    const sender = modelClass as Sender<AnyModel>;
    for (const instance of instances) await signal.send(sender, { instance, using: this.#using, origin: this.#origin });
  }
}

/** Rows that are instances at a time. */
const PART = 1_000;
