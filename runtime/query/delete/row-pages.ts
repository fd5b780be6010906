import type { Database } from '../../connection/database.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { fetchRows } from '../execute/run-select.js';
import { type QueryState, withOperation, withState } from '../query-state.js';

/**
 * Some columns of the rows of a state, so many rows at a time, by the order of their keys: nothing of the page before is kept. The columns
 * begin with the key.
 *
 *     SELECT "id" FROM "folder" WHERE "parent_id" = ANY($1) AND "id" > $2 ORDER BY "id" LIMIT 10000
 */
export async function* rowPages(
  state: QueryState,
  columns: readonly FieldMeta[],
  database: Database,
  size: number,
): AsyncGenerator<readonly unknown[][]> {
  const { primaryKey } = state.model;
  const names = columns.map((field) => field.attribute);
  let rest = state;
  for (;;) {
    const selected = withOperation(withState(rest, { high: size }), { kind: 'values', fields: names });
    const ordering = primaryKey.map((field) => field.attribute);
    const rows = (await fetchRows(withState(selected, { rows: 'tuples', ordering, using: database.alias }))) as unknown[][];
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    const last = rows.at(-1)!;
    const after = new LookupExpression('pk__gt', primaryKey.length === 1 ? last[0] : last.slice(0, primaryKey.length));
    rest = withOperation(state, { kind: 'filter', conditions: [after], negated: false });
  }
}
