import { lateModule } from '../values/late-module.js';
import type { DeleteOptions, RefreshOptions, SaveOptions, ValidateOptions } from './instance-options.js';
import { deleteInstance } from './delete-instance.js';
import { assign } from './instances/assign.js';
import { copyInstance } from './instances/copy-instance.js';
import { displayOf } from './instances/display.js';
import { inspectInstance, type ShownBy } from './instances/inspect-instance.js';
import { jsonOf, plainOf } from './instances/plain.js';
import { neighbour } from './instances/neighbour.js';
import { initialize, keyOf } from './initialize.js';
import { neighbourInOrder } from './order/neighbour-in-order.js';
import { refresh } from './refresh.js';
import { save } from './save.js';

/** What the methods of an instance call. */
export interface InstanceEngine {
  initialize(instance: object, values: object): void;
  save(instance: object, options: SaveOptions): Promise<void>;
  delete(instance: object, options: DeleteOptions): Promise<[number, Record<string, number>]>;
  refresh(instance: object, options: RefreshOptions): Promise<void>;
  validate(instance: object, options: ValidateOptions): Promise<void>;
  key(instance: object): unknown;
  assign(instance: object, values: object): void;
  display(instance: object, name: string): string;
  neighbour(instance: object, name: string, conditions: object, direction: 'next' | 'previous'): Promise<object>;
  neighbourInOrder(instance: object, direction: 'next' | 'previous'): Promise<object>;
  copy(instance: object, values: object): object;
  plain(instance: object): object;
  json(instance: object): object;
  inspect(instance: object, ...show: ShownBy): string;
}

export const instanceEngine: InstanceEngine = {
  initialize,
  save,
  delete: deleteInstance,
  refresh,
  validate: async (instance, options) => await (await validation()).fullClean(instance, options),
  key: keyOf,
  assign,
  display: displayOf,
  neighbour,
  neighbourInOrder,
  copy: copyInstance,
  plain: plainOf,
  json: jsonOf,
  inspect: inspectInstance,
};

/** Read when something is validated first. */
const validation = lateModule(() => import('./validate-instance.js'));
