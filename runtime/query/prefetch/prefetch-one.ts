import { cachedOne } from '../../model/loading/cached-one.js';
import { fetchOnes, findOnes } from '../../model/loading/load-one.js';
import type { OneProperty } from '../../model/loading/property.js';
import { baseState } from '../../model/loading/states.js';
import { mapKey } from '../../model/loading/map-key.js';
import { attributesOf } from '../../model/meta-of.js';
import { isSliced, type QueryState, withState } from '../query-state.js';
import { QueryError } from '../../errors/query-error.js';
import { type PrefetchUse, relatedState, withColumn } from './prefetch-use.js';

/** Foreign keys and one-to-ones both ways: `SELECT … FROM "author" WHERE "author"."id" = ANY($1)`; rows with the same key share the instance. */
export async function prefetchOne(instances: readonly object[], use: PrefetchUse<OneProperty>): Promise<readonly object[]> {
  const { property, node } = use;
  const { relation, far } = property;
  const missing = node.toAttr === null ? instances.filter((one) => cachedOne(one, property) === undefined) : instances;
  if (missing.length > 0) {
    const own = withState(baseState(relation.target), { ordering: [] });
    const state = withColumn(relatedState(use, relation.target, own, missing[0]!), far);
    if (isSliced(state)) throw sliced(node.path);
    if (node.toAttr === null) await fetchOnes(missing, property, state, true);
    else await putInto(node.toAttr, missing, property, state);
  }
  const attribute = node.toAttr;
  return instances.flatMap((one) => {
    const related = attribute === null ? cachedOne(one, property) : (attributesOf(one)[attribute] as object | null);
    return related === null || related === undefined ? [] : [related];
  });
}

/** With toAttr the relation itself stays as it was. */
async function putInto(attribute: string, instances: readonly object[], property: OneProperty, state: QueryState): Promise<void> {
  const byKey = await findOnes(instances, property, state);
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
