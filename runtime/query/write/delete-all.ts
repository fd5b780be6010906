import { connectDialect } from '../../connection/dialect-of.js';
import { defaultManager } from '../../model/loading/states.js';
import type { Manager } from '../../model/manager.js';
import { databaseOf } from '../execute/run-select.js';
import { type QueryState, withState } from '../query-state.js';
import { type Deleted, deleteCollected } from '../delete/delete-collected.js';
import { refuseValues } from '../refine/refuse.js';
import { refuseUnwritable } from './update.js';

/**
 * Deletes the rows of a state and what hangs on them: the number of rows, in all and by model.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#delete
 */
export async function deleteAll(state: QueryState): Promise<Deleted> {
  refuseUnwritable(state, 'delete');
  refuseValues(state, 'delete');
  if (state.empty) return [0, {}];
  const database = databaseOf(state, true);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const plain = withState(state, { ordering: [], related: [], prefetch: [], loaded: null, lock: null, using: database.alias });
  const origin = () => new (defaultManager(state.model).constructor as typeof Manager).querySetClass(state);
  return await deleteCollected({ database, dialect, origin }, plain);
}
