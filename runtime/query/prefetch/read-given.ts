import type { LinkedRows } from '../execute/run-select.js';
import type { QueryState } from '../query-state.js';
import type { GivenRelation } from '../statement/given-rows.js';
import { prefetchInto } from './prefetch-into.js';

/** The related rows that came with `parents`, with what their QuerySet prefetches itself. */
export async function readGiven(
  given: GivenRelation,
  parents: Iterable<readonly [parent: object, key: unknown]>,
  state: QueryState,
): Promise<LinkedRows> {
  const found = given.read(parents, state);
  if (state.prefetch.length > 0 && found.rows.length > 0) {
    await prefetchInto(
      found.rows as object[],
      state.prefetch,
      state.model,
      { using: given.database, without: state.withoutFilters },
      given.own,
    );
  }
  return found;
}
