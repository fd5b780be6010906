import { cachedOne } from '../../model/loading/cached-one.js';
import { findOnes, setOnes } from '../../model/loading/load-one.js';
import type { OneProperty } from '../../model/loading/property.js';
import { mapKey } from '../../model/loading/map-key.js';
import { attributesOf } from '../../model/meta-of.js';
import { isSliced, type QueryState } from '../query-state.js';
import { QueryError } from '../../errors/query-error.js';
import { ownState, type PrefetchUse, relatedState, withColumn } from './prefetch-use.js';
import { readGiven } from './read-given.js';

/** Foreign keys and one-to-ones both ways: `SELECT … FROM "author" WHERE "author"."id" = ANY($1)`; rows with the same key share the instance. */
export async function prefetchOne(instances: readonly object[], use: PrefetchUse<OneProperty>): Promise<readonly object[]> {
  const { property, node } = use;
  const { relation, far } = property;
  const missing = node.toAttr === null ? instances.filter((one) => cachedOne(one, property) === undefined) : instances;
  if (missing.length > 0) {
    const state = withColumn(relatedState(use, relation.target, ownState(property, use.without), missing[0]!), far);
    if (isSliced(state)) throw sliced(node.path);
    const byKey = await findGiven(missing, use, state);
    if (node.toAttr === null) setOnes(missing, property, byKey, true);
    else putInto(node.toAttr, missing, property, byKey);
  }
  const attribute = node.toAttr;
  return instances.flatMap((one) => {
    const related = attribute === null ? cachedOne(one, property) : (attributesOf(one)[attribute] as object | null);
    return related === null || related === undefined ? [] : [related];
  });
}

/** The related rows by key: those that came with `instances`, and the others by a query. */
async function findGiven(
  instances: readonly object[],
  { property, given, together }: PrefetchUse<OneProperty>,
  state: QueryState,
): Promise<Map<unknown, object>> {
  if (given === undefined) return await findOnes(instances, property, state, together);
  const { near, far } = property;
  const parents = new Map<unknown, readonly [parent: object, key: unknown]>();
  const rest: object[] = [];
  for (const one of instances) {
    const key = attributesOf(one)[near.attribute];
    if (key === null || key === undefined || parents.has(mapKey(key))) continue;
    if (given.has(one)) parents.set(mapKey(key), [one, key]);
    else rest.push(one);
  }
  const rows = await readGiven(given, parents.values(), state);
  const byKey = new Map((rows.rows as object[]).map((row) => [mapKey(attributesOf(row)[far.attribute]), row]));
  const lacking = rest.filter((one) => !parents.has(mapKey(attributesOf(one)[near.attribute])));
  for (const [key, row] of await findOnes(lacking, property, state, together)) byKey.set(key, row);
  return byKey;
}

/** With toAttr the relation itself stays as it was. */
function putInto(attribute: string, instances: readonly object[], property: OneProperty, byKey: ReadonlyMap<unknown, object>): void {
  for (const one of instances) {
    attributesOf(one)[attribute] = byKey.get(mapKey(attributesOf(one)[property.near.attribute])) ?? null;
  }
}

function sliced(path: string): QueryError {
  return new QueryError({
    code: 'QUERY.PREFETCH_SLICED',
    message: `Prefetch('${path}') leads to one row at most: its QuerySet cannot be sliced.`,
  });
}
