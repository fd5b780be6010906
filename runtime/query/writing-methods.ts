import { engine } from './engine.js';
import { stateOf } from './query-set-core.js';
import type { CreateValues, PartialInput } from './types/create-input.js';
import type { Instance } from './types/instance.js';
import type { BulkCreateOptions, BulkUpdateOptions, ColumnName } from './types/options.js';
import type { Has, Receiver } from './types/query-set-like.js';
import type { ModelSchema } from './types/schema.js';
import type { AssignedName, UpdateValues } from './types/update-values.js';
import type { Offer, Where } from './types/where.js';

/** What makes a row; the managers of relations have their own, which links it. */
export const creatingMethods = {
  /** Makes a row and saves it. */
  create<S extends ModelSchema, V extends object>(this: Has<S>, values: CreateValues<NoInfer<S>, V>): Promise<S['model']> {
    return engine.create(stateOf(this), values) as Promise<never>;
  },
};
export type CreatingMethods = typeof creatingMethods;

/** What makes rows; a manager of many-to-many rows has its own. */
export const makingMethods = {
  /** Saves new instances in few statements. */
  bulkCreate<Q, S extends ModelSchema>(
    this: Receiver<Q, S>,
    instances: Iterable<S['model']>,
    options: BulkCreateOptions<ColumnName<S>> = {},
  ): Promise<S['model'][]> {
    return engine.bulkCreate(stateOf(this), instances, options) as Promise<never>;
  },

  /** The row that meets the conditions, else a new one made of them and the defaults; and whether it is new. */
  getOrCreate<S extends ModelSchema, W>(
    this: Has<S>,
    where: Where<S, W> & Offer<S, keyof W>,
    options: { readonly defaults?: PartialInput<NoInfer<S>> } = {},
  ): Promise<[row: S['model'], created: boolean]> {
    return engine.getOrCreate(stateOf(this), where, options) as Promise<never>;
  },

  /** As getOrCreate, and sets the defaults on a row that was there. */
  updateOrCreate<S extends ModelSchema, W, D extends object>(
    this: Has<S>,
    where: Where<S, W> & Offer<S, keyof W>,
    options: { readonly defaults?: UpdateValues<S, D>; readonly createDefaults?: PartialInput<NoInfer<S>> } = {},
  ): Promise<[row: S['model'], created: boolean]> {
    return engine.updateOrCreate(stateOf(this), where, options) as Promise<never>;
  },
};
export type MakingMethods = typeof makingMethods;

/** What changes rows. */
export const updatingMethods = {
  /** Sets columns of all the rows in one statement: `update({ views: F('views').add(1) })`. The number of rows. */
  update<Q, S extends ModelSchema, W extends object>(this: Receiver<Q, S>, values: UpdateValues<S, W>): Promise<number> {
    return engine.update(stateOf(this), values);
  },

  /** Saves these fields of instances in few statements. */
  bulkUpdate<Q, S extends ModelSchema>(
    this: Receiver<Q, S>,
    instances: Iterable<Instance<S['name']>>,
    fields: readonly (Exclude<AssignedName<S>, S['key'] | 'pk'> & string)[],
    options: BulkUpdateOptions = {},
  ): Promise<number> {
    return engine.bulkUpdate(stateOf(this), instances, fields, options);
  },
};
export type UpdatingMethods = typeof updatingMethods;
