import type { Database } from '../../connection/database.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { fetchRows } from '../execute/run-select.js';
import { type QueryState, withState } from '../query-state.js';
import { count } from '../terminals/count.js';
import type { Reference } from './references.js';

/** Rows that hold others back: as many as an error shows, and how many there are. */
export interface HeldBack {
  readonly reference: Reference;
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  readonly count: number;
}

/** How many rows an error shows. */
export const SHOWN = 100;

/** The rows of a state as instances, for an error; null when there are none. */
export async function holders(reference: Reference, state: QueryState, database: Database): Promise<HeldBack | null> {
  const found = withState(state, { ordering: [], using: database.alias });
  const objects = (await fetchRows(withState(found, { high: SHOWN + 1 }))) as Record<string, unknown>[];
  if (objects.length === 0) return null;
  if (objects.length <= SHOWN) return { reference, objects, count: objects.length };
  return { reference, objects: objects.slice(0, SHOWN), count: await count(found) };
}

/** What an error says of the rows that hold others back. */
export function heldBack(model: ModelMeta, held: readonly HeldBack[]) {
  return {
    model: model.name,
    keys: [...new Set(held.map(({ reference }) => `${reference.model.name}.${reference.field.name}`))],
    objects: held.flatMap(({ objects }) => objects).slice(0, SHOWN),
    count: held.reduce((sum, one) => sum + one.count, 0),
  };
}
