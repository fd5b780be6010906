import type { CreateInput } from '../query/types/create-input.js';
import type { ModelTypes } from '../query/types/instance.js';
import type { ColumnName } from '../query/types/options.js';
import type { ModelSchema } from '../query/types/schema.js';
import { instanceEngine } from './instance-engine.js';
import type { DeleteOptions, RefreshOptions, SaveOptions, ValidateOptions } from './instance-options.js';

export interface Model<S extends ModelSchema> extends ModelTypes<S> {}

/** A row of a table. Generated classes extend it, one per model; a user's own class may extend those. */
export abstract class Model<S extends ModelSchema> {
  constructor(values: CreateInput<S>) {
    instanceEngine.initialize(this, values);
  }

  /** The value of the primary key. */
  get pk(): S['pk'] {
    return instanceEngine.key(this);
  }

  /** Inserts or updates the row. */
  save(options: SaveOptions<ColumnName<S>> = {}): Promise<void> {
    return instanceEngine.save(this, options);
  }

  /** Deletes the row and what hangs on it: the number of rows, in all and by model. */
  delete(options: DeleteOptions = {}): Promise<[total: number, byModel: Record<string, number>]> {
    return instanceEngine.delete(this, options);
  }

  /** Reads the row again. */
  refreshFromDb(options: RefreshOptions<ColumnName<S>> = {}): Promise<void> {
    return instanceEngine.refresh(this, options);
  }

  /** Checks fields, uniqueness and constraints; ValidationError says what is wrong, by field. */
  fullClean(options: ValidateOptions<ColumnName<S>> = {}): Promise<void> {
    return instanceEngine.validate(this, options);
  }
}
