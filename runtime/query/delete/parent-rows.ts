import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { initialState } from '../query-state.js';
import { fetchTuples, keyBatches, whereIn } from '../write/keyed-states.js';
import { referencesTo } from './references.js';

/** The rows of a multi-table parent with these keys: a query only where more than the key must be known of them. */
export async function parentRows(
  parent: ModelMeta,
  keys: readonly unknown[],
  database: Database,
  dialect: Dialect,
): Promise<readonly (readonly unknown[])[]> {
  const { columns } = referencesTo(parent);
  if (columns.length === 1) return keys.map((key) => [key]);
  const rows: (readonly unknown[])[] = [];
  for (const batch of keyBatches(keys, dialect.features))
    rows.push(...(await fetchTuples(whereIn(initialState(parent), parent.key!.attribute, batch), columns, database)));
  return rows;
}
