import type { QueryState } from '../../query/query-state.js';
import type { ManyProperty } from '../loading/property.js';

/** One relation of one instance. */
export interface Related {
  readonly instance: object;
  readonly property: ManyProperty;
}

export interface AddOptions {
  /** false: each row is saved by itself, with its signals. */
  readonly bulk?: boolean;
  /** Values of the join model's rows; functions are called once. */
  readonly throughDefaults?: Readonly<Record<string, unknown>>;
}

export interface SetOptions extends AddOptions {
  /** Remove all first, instead of what is not among the members. */
  readonly clear?: boolean;
}

/** What a kind of relation does to be changed. `state` is that of the manager's QuerySet. */
export interface RelatedWrites {
  create(related: Related, values: object, options: AddOptions): Promise<object>;
  getOrCreate(related: Related, state: QueryState, lookup: object, options: object): Promise<[object, boolean]>;
  updateOrCreate(related: Related, state: QueryState, lookup: object, options: object): Promise<[object, boolean]>;
  bulkCreate(related: Related, instances: readonly object[], options: object): Promise<object[]>;
  add(related: Related, members: readonly unknown[], options: AddOptions): Promise<void>;
  remove(related: Related, members: readonly unknown[]): Promise<void>;
  set(related: Related, state: QueryState, members: readonly unknown[], options: SetOptions): Promise<void>;
  clear(related: Related): Promise<void>;
}
