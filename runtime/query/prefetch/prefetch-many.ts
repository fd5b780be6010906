import { LookupExpression } from '../../expressions/base-expression.js';
import { getRelated, hasRelated, setRelated } from '../../model/instance-internals.js';
import { ensureLoaded } from '../../model/loading/load-deferred.js';
import { distinctKeys, mapKey } from '../../model/loading/map-key.js';
import type { ManyProperty } from '../../model/loading/property.js';
import { defaultManager } from '../../model/loading/states.js';
import { attributesOf } from '../../model/meta-of.js';
import { typeCondition } from '../../model/related/type-condition.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { LinkCondition } from '../plan/link-condition.js';
import { STATE } from '../query-set-core.js';
import { isSliced, withOperation } from '../query-state.js';
import { fetchByKeys } from './fetch-by-keys.js';
import { type PrefetchUse, relatedState, withColumn } from './prefetch-use.js';
import { relationLink } from './relation-link.js';

/**
 * The reverse of foreign keys, many-to-many and generic relations: all rows in one query, given to their parents by the key.
 *
 *     SELECT … FROM "comment" WHERE "comment"."post_id" = ANY($1)
 *     SELECT …, "post_tag"."post_id" FROM "tag" INNER JOIN "post_tag" ON "tag"."id" = "post_tag"."tag_id" WHERE "post_tag"."post_id" = ANY($1)
 */
export async function prefetchMany(instances: readonly object[], use: PrefetchUse<ManyProperty>): Promise<readonly object[]> {
  const { property, node } = use;
  const { name } = property;
  const { toAttr } = node;
  const missing = toAttr === null ? instances.filter((one) => !hasRelated(one, name)) : instances;
  const rows = missing.length === 0 ? [] : await fetchMany(missing, use);
  if (missing.length === instances.length) return rows;
  const fresh = new Set(missing);
  return [...rows, ...instances.flatMap((one) => (fresh.has(one) ? [] : (getRelated(one, name) as readonly object[])))];
}

async function fetchMany(instances: readonly object[], use: PrefetchUse<ManyProperty>): Promise<readonly object[]> {
  const { property, node } = use;
  const { relation } = property;
  const link = relationLink(relation);
  const { near, column, step } = link;
  for (const one of instances) if (!Object.hasOwn(one, near.attribute)) await ensureLoaded(one, near);
  const own = defaultManager(relation.target)[STATE];
  let state = relatedState(use, relation.target, own, instances[0]!);
  const perParent = isSliced(state);
  const linked = step !== null || perParent;
  if (step === null) state = withColumn(state, column);
  if (relation.kind === 'genericRelation') {
    state = withOperation(state, { kind: 'filter', conditions: [typeCondition(property)], negated: false });
  }
  const keys = distinctKeys(instances, near.attribute);
  const found =
    keys.length === 0
      ? { rows: [], links: [] }
      : await fetchByKeys(state, keys, (some) =>
          linked ? new LinkCondition(link, some, { read: true, perParent }) : new LookupExpression(`${column.attribute}__in`, some),
        );
  const rows = found.rows as object[];
  const lists = grouped(rows, linked ? found.links : null, column);
  if (relation.kind === 'foreignKey') setParents(rows, instances, column, near);
  for (const one of instances) {
    const list = lists.get(mapKey(attributesOf(one)[near.attribute])) ?? [];
    if (node.toAttr === null) setRelated(one, property.name, list);
    else attributesOf(one)[node.toAttr] = list;
  }
  return rows;
}

function grouped(rows: readonly object[], links: readonly unknown[] | null, column: FieldMeta): Map<unknown, object[]> {
  const lists = new Map<unknown, object[]>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const key = mapKey(links === null ? attributesOf(row)[column.attribute] : links[i]);
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [row]);
    else list.push(row);
  }
  return lists;
}

/** Each child knows its parent without a query. */
function setParents(rows: readonly object[], parents: readonly object[], column: FieldMeta, near: FieldMeta): void {
  const byKey = new Map<unknown, object>();
  for (const parent of parents) byKey.set(mapKey(attributesOf(parent)[near.attribute]), parent);
  const { name, attribute } = column;
  for (const row of rows) if (!hasRelated(row, name)) setRelated(row, name, byKey.get(mapKey(attributesOf(row)[attribute])));
}
