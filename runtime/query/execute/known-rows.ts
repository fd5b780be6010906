import type { QueryState } from '../query-state.js';

const rowsOf = new WeakMap<QueryState, readonly object[]>();

/** Notes the rows of a state that were prefetched: a terminal answers from them. Any other state made of it queries again. */
export function setKnownRows(state: QueryState, rows: readonly object[]): void {
  rowsOf.set(state, rows);
}

export function knownRows(state: QueryState): readonly object[] | undefined {
  // Only a related manager's states have known rows: the others need not be looked up.
  return state.owner === null ? undefined : rowsOf.get(state);
}
