import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import { hasDeleteListeners } from '../../model/signals/delete-listeners.js';
import { lateModule } from '../../values/late-module.js';
import type { QueryState } from '../query-state.js';
import { deleteRows } from '../write/delete-rows.js';
import { counted, type Deleted } from './counted.js';
import type { DeleteOrigin } from './delete-events.js';
import { referencesTo } from './references.js';

export type { Deleted } from './counted.js';

export interface DeleteSetting {
  readonly database: Database;
  readonly dialect: Dialect;
  readonly keepParents?: boolean;
  /** Of so many rows the keys are kept, which takes the fewest statements. */
  readonly few?: number;
  /** What receivers are told that the delete came from. */
  readonly origin: DeleteOrigin;
}

/**
 * Deletes the rows of a state and, by the rules of the keys that point at them, the rows behind those. What nothing hangs on is one
 * statement. Else all is deleted in one transaction: where the models allow it part by part, the furthest first, in bounded memory;
 * otherwise all keys are found first, and when they are many and the models allow it, only what holds rows back is.
 *
 * Django: https://docs.djangoproject.com/en/stable/topics/db/queries/#deleting-objects
 */
export async function deleteCollected(
  setting: DeleteSetting,
  state: QueryState,
  /** The rows, if they are known: the values of `referencesTo(model).columns`. */
  known?: readonly (readonly unknown[])[],
): Promise<Deleted> {
  const model = state.model.concrete;
  if (!referencesTo(model).fast || hasDeleteListeners(state.model)) {
    return await (await behind()).deleteWithBehind(setting, state, known);
  }
  return counted(new Map([[model, await deleteRows(setting.database, setting.dialect, state)]]));
}

/** Read when something hangs on what is deleted first. */
const behind = lateModule(() => import('./delete-behind.js'));
