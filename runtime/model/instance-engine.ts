import type { DeleteOptions, RefreshOptions, SaveOptions, ValidateOptions } from './instance-options.js';

/** What the methods of an instance call. */
export interface InstanceEngine {
  initialize(instance: object, values: object): void;
  save(instance: object, options: SaveOptions): Promise<void>;
  delete(instance: object, options: DeleteOptions): Promise<[number, Record<string, number>]>;
  refresh(instance: object, options: RefreshOptions): Promise<void>;
  validate(instance: object, options: ValidateOptions): Promise<void>;
  key(instance: object): unknown;
}

export declare const instanceEngine: InstanceEngine;
