import { RestrictedError } from '../../errors/protected-error.js';
import { mapKey } from '../../model/loading/map-key.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { keyed } from '../write/keyed-states.js';
import type { Collector, Restriction } from './collector.js';
import { type HeldBack, heldBack, holders, SHOWN } from './held-back.js';
import { keyOf, placeOf } from './key-of.js';

/** RESTRICT lets a row go when those that point at it go as well, by whatever way they were found. */
export async function refuseRestricted(collector: Collector, root: ModelMeta): Promise<void> {
  const left: HeldBack[] = [];
  for (const restriction of collector.restrictions) {
    const { reference } = restriction;
    const model = reference.model.concrete;
    const rows = restriction.rows.filter(isKept(collector, restriction));
    if (rows.length === 0) continue;
    const keys = rows.slice(0, SHOWN).map((row) => keyOf(model, row));
    const found = await holders(reference, keyed(model, model.primaryKey, keys), collector.database);
    if (found !== null) left.push({ ...found, count: rows.length });
  }
  if (left.length > 0) throw new RestrictedError(heldBack(root, left));
}

/** Is a row neither among those that were found, nor one that a statement takes by its key? */
function isKept({ rows, fast }: Collector, { reference, columns }: Restriction): (row: readonly unknown[]) => boolean {
  const model = reference.model.concrete;
  const found = rows.get(model);
  const taken = fast
    .filter((one) => one.model.concrete === model && one.types === null)
    .map(({ fields, values }) => ({ places: fields.map((field) => columns.indexOf(field)), values: new Set(values.map(mapKey)) }));
  return (row) =>
    found?.has(placeOf(model, row)) !== true && !taken.some(({ places, values }) => places.some((place) => values.has(mapKey(row[place]))));
}
