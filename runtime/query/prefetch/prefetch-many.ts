import { LookupExpression } from '../../expressions/base-expression.js';
import type { ExpressionNode } from '../../expressions/expression.js';
import { fillRelated, getRelated, hasRelated, setRelated } from '../../model/instance-internals.js';
import { ensureLoaded } from '../../model/loading/load-deferred.js';
import { genericPlace, keyFor } from '../../model/loading/generic-key.js';
import { mapKey } from '../../model/loading/map-key.js';
import type { ManyProperty } from '../../model/loading/property.js';
import { attributesOf } from '../../model/meta-of.js';
import { typeCondition } from '../../model/related/type-condition.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { LinkCondition } from '../plan/link-condition.js';
import { isSliced, withOperation } from '../query-state.js';
import { fetchByKeys } from './fetch-by-keys.js';
import { ownState, type PrefetchUse, relatedState, withColumn } from './prefetch-use.js';
import { readGiven } from './read-given.js';
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
  const { property } = use;
  const { relation } = property;
  const link = relationLink(relation);
  const { near, column, step } = link;
  for (const one of instances) if (!Object.hasOwn(one, near.attribute)) await ensureLoaded(one, near);
  let state = relatedState(use, relation.target, ownState(property, use.without), instances[0]!);
  const perParent = isSliced(state);
  const linked = step !== null || perParent;
  if (step === null) state = withColumn(state, column);
  if (relation.kind === 'genericRelation') {
    state = withOperation(state, { kind: 'filter', conditions: [typeCondition(property)], negated: false });
  }
  const place = relation.kind === 'genericRelation' ? genericPlace : mapKey;
  const families = familiesOf(instances, near, place);
  if (families.size === 0) return give(instances, families, use, near, place);
  const rows: object[] = [];
  // Each row of a foreign key knows its parent without a query.
  const back = relation.kind === 'foreignKey' ? column.name : null;
  const adopt = (row: object, key: unknown): void => {
    rows.push(row);
    const family = families.get(place(key));
    if (family === undefined) return;
    family.rows.push(row);
    if (back !== null) fillRelated(row, back, family.parent);
  };
  const keys: unknown[] = [];
  const parents: (readonly [parent: object, key: unknown])[] = [];
  for (const { key, parent } of families.values()) {
    if (use.given?.has(parent) === true) parents.push([parent, key]);
    else keys.push(relation.kind === 'genericRelation' ? keyFor(column, key) : key);
  }
  if (use.given !== undefined && parents.length > 0) {
    const came = await readGiven(use.given, parents, state);
    came.rows.forEach((row, index) => adopt(row as object, came.links[index]));
  }
  if (keys.length > 0) {
    const condition = (some: readonly unknown[]): ExpressionNode =>
      linked ? new LinkCondition(link, some, { read: true, perParent }) : new LookupExpression(`${column.attribute}__in`, some);
    const found = await fetchByKeys(state, keys, condition, use.together);
    found.rows.forEach((row, index) => adopt(row as object, linked ? found.links[index] : attributesOf(row as object)[column.attribute]));
  }
  give(instances, families, use, near, place);
  return rows;
}

/** A parent and the rows that were found for it. */
interface Family {
  readonly key: unknown;
  readonly parent: object;
  readonly rows: object[];
}

/** By key: several instances of one row share what is found. */
function familiesOf(instances: readonly object[], near: FieldMeta, placeOf: (key: unknown) => unknown): Map<unknown, Family> {
  const families = new Map<unknown, Family>();
  for (const parent of instances) {
    const key = attributesOf(parent)[near.attribute];
    if (key === null || key === undefined) continue;
    const place = placeOf(key);
    if (!families.has(place)) families.set(place, { key, parent, rows: [] });
  }
  return families;
}

/** Gives every instance its rows; the rows of none. */
function give(
  instances: readonly object[],
  families: ReadonlyMap<unknown, Family>,
  { property, node }: PrefetchUse<ManyProperty>,
  near: FieldMeta,
  place: (key: unknown) => unknown,
): readonly object[] {
  for (const one of instances) {
    const rows = families.get(place(attributesOf(one)[near.attribute]))?.rows ?? [];
    if (node.toAttr === null) setRelated(one, property.name, rows);
    else attributesOf(one)[node.toAttr] = rows;
  }
  return [];
}
