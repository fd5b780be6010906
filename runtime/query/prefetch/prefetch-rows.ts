import type { Database } from '../../connection/database.js';
import { DunderError } from '../../errors/dunder-error.js';
import type { QueryState } from '../query-state.js';
import type { GivenRelations } from '../statement/given-rows.js';
import { prefetchInto } from './prefetch-into.js';

/**
 * Loads what a state prefetches, for rows that came by the statement `sql`. A prepared statement of MariaDB whose JSON was longer than
 * `max_allowed_packet` once gives none for shorter rows either, until it is prepared anew.
 */
export async function prefetchRows(
  state: QueryState,
  rows: readonly unknown[],
  given: GivenRelations | null,
  database: Database,
  sql: string,
): Promise<void> {
  if (state.prefetch.length === 0 || rows.length === 0) return;
  try {
    await prefetchInto(rows as object[], state.prefetch, state.model, { using: database.alias, without: state.withoutFilters }, given);
  } catch (error) {
    if (error instanceof DunderError && error.code === 'DATABASE.RELATED_ROWS_CUT_OFF') database.forget(sql);
    throw error;
  }
}
