import { connectDialect } from '../../connection/dialect-of.js';
import type { ReadsTogether } from '../../connection/reads-together.js';
import type { ExpressionNode } from '../../expressions/expression.js';
import { databaseOf, fetchLinked, type LinkedRows } from '../execute/run-select.js';
import { type QueryState, withOperation } from '../query-state.js';

/**
 * The rows of a state for many keys: in one query where an array is one parameter, else in as many as the limit of parameters makes
 * necessary, one after the other.
 */
export async function fetchByKeys(
  state: QueryState,
  keys: readonly unknown[],
  condition: (keys: readonly unknown[]) => ExpressionNode,
  together: ReadsTogether | null = null,
): Promise<LinkedRows> {
  const database = databaseOf(state);
  const { features } = database.dialectObject ?? (await connectDialect(database));
  const limit = features.arrays ? keys.length : listLimit(features.maxParameters);
  if (keys.length <= limit) return await fetchLinked(withKeys(state, condition(keys)), together);
  const rows: unknown[] = [];
  const links: unknown[] = [];
  for (let start = 0; start < keys.length; start += limit) {
    const part = await fetchLinked(withKeys(state, condition(keys.slice(start, start + limit))), together);
    for (const row of part.rows) rows.push(row);
    for (const link of part.links) links.push(link);
  }
  return { rows, links };
}

function withKeys(state: QueryState, condition: ExpressionNode): QueryState {
  return withOperation(state, { kind: 'filter', conditions: [condition], negated: false });
}

/** Lists are padded to powers of two, and half of the parameters are left to the rest of the query. */
function listLimit(maxParameters: number): number {
  return 2 ** Math.floor(Math.log2(maxParameters / 2));
}
