import { mapKey } from '../../model/loading/map-key.js';
import type { ModelMeta } from '../../model/model-meta.js';

/** The key that a row of columns begins with: a value, or a tuple of several columns. */
export function keyOf({ primaryKey }: ModelMeta, row: readonly unknown[]): unknown {
  return primaryKey.length === 1 ? row[0] : row.slice(0, primaryKey.length);
}

/** The same as it is found again in a Set. */
export const placeOf = (model: ModelMeta, row: readonly unknown[]): unknown => mapKey(keyOf(model, row));
