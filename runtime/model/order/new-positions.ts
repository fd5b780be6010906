import { fetchRows } from '../../query/execute/run-select.js';
import { initialState, withOperation, withState } from '../../query/query-state.js';
import { mapKey } from '../loading/map-key.js';
import type { ModelMeta } from '../model-meta.js';
import { type RowOrder, sameGroup } from './row-order.js';

/**
 * Puts new rows behind those of their group, in the order in which they are given. One query per group:
 *
 *     SELECT "_order" FROM "step" WHERE "blog_id" = $1 ORDER BY "_order" DESC LIMIT 1
 *
 * Two that insert at the same time may get the same position, as in Django; `setOrder()` settles it.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/options/#order-with-respect-to
 */
export async function giveNewPositions(
  table: ModelMeta,
  order: RowOrder,
  rows: readonly Record<string, unknown>[],
  using: string,
): Promise<void> {
  const { group, position } = order;
  const next = new Map<unknown, number>();
  for (const values of rows) {
    if (values[position.attribute] !== undefined && values[position.attribute] !== null) continue;
    const owner = values[group.attribute] ?? null;
    const free = next.get(mapKey(owner)) ?? (await nextPosition(table, order, values, using));
    values[position.attribute] = free;
    next.set(mapKey(owner), free + 1);
  }
}

async function nextPosition(table: ModelMeta, order: RowOrder, values: Readonly<Record<string, unknown>>, using: string): Promise<number> {
  const { position } = order;
  const filtered = withOperation(initialState(table), { kind: 'filter', conditions: [sameGroup(order, values)], negated: false });
  const last = withState(filtered, { ordering: [`-${position.attribute}`], low: 0, high: 1, rows: 'flat', using });
  const [found] = await fetchRows(withOperation(last, { kind: 'values', fields: [position.attribute] }));
  return found === undefined || found === null ? 0 : Number(found) + 1;
}
