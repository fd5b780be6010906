import type { ReadsTogether } from '../../connection/reads-together.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { fetchByKeys } from '../../query/prefetch/fetch-by-keys.js';
import { missing } from '../../query/terminals/get.js';
import type { QueryState } from '../../query/query-state.js';
import { setRelated } from '../instance-internals.js';
import { attributesOf } from '../meta-of.js';
import { cachedOne, setAbsent } from './cached-one.js';
import { ensureLoaded } from './load-deferred.js';
import { loadShared } from './load-shared.js';
import { distinctKeys, mapKey } from './map-key.js';
import { takeParent } from './parent-link.js';
import type { OneProperty } from './property.js';
import { besides, oneState } from './states.js';

/** The related instance: as it is loaded, else loaded now. */
export async function loadOne(instance: object, property: OneProperty): Promise<object | null> {
  const { model, relation, name, forward, near } = property;
  await ensureLoaded(instance, near);
  const key = attributesOf(instance)[near.attribute];
  const cached = cachedOne(instance, property);
  if (cached !== undefined) return cached;
  if (key === null || key === undefined) {
    if (!forward || relation.nullable) return null;
    throw missing(relation.target, `This ${model.name} has no ${name} yet: ${near.attribute} is not set.`);
  }
  if (takeParent(instance, property)) return cachedOne(instance, property)!;
  await loadShared(instance, {
    model,
    name,
    lacks: (peer) => hasKey(peer, near.attribute) && cachedOne(peer, property) === undefined,
    load: (peers) => fetchOnes(peers, property, besides(instance, oneState(property))),
  });
  const loaded = cachedOne(instance, property);
  if (loaded !== undefined) return loaded;
  throw missing(
    relation.target,
    `${model.name}.${name}: no ${relation.target.name} has ${property.far.name} ${String(key)}.`,
    'The row was deleted, or a key was set that no row has.',
  );
}

/** Fetches the related rows of `instances` and sets them; instances with the same key share the row. */
async function fetchOnes(instances: readonly object[], property: OneProperty, state: QueryState): Promise<void> {
  setOnes(instances, property, await findOnes(instances, property, state), false);
}

/** Gives instances their related rows by key. */
export function setOnes(
  instances: readonly object[],
  property: OneProperty,
  byKey: ReadonlyMap<unknown, object>,
  prefetched: boolean,
): void {
  const { near, name, forward } = property;
  const back = backAccessor(property);
  for (const instance of instances) {
    const found = byKey.get(mapKey(attributesOf(instance)[near.attribute]));
    if (found !== undefined) {
      setRelated(instance, name, found);
      if (back !== null) setRelated(found, back, instance);
    } else if (!forward) setRelated(instance, name, null);
    // What is prefetched is there or not. Who awaits a missing row is told: without a mark the next one looks again.
    else if (prefetched) setAbsent(instance, property);
  }
}

/** The related rows by key: `SELECT … FROM "author" WHERE "author"."id" = ANY($1)`. */
export async function findOnes(
  instances: readonly object[],
  { near, far }: OneProperty,
  state: QueryState,
  together: ReadsTogether | null = null,
): Promise<Map<unknown, object>> {
  const keys = distinctKeys(instances, near.attribute);
  if (keys.length === 0) return new Map();
  const condition = (some: readonly unknown[]): LookupExpression =>
    some.length === 1 ? new LookupExpression(far.attribute, some[0]) : new LookupExpression(`${far.attribute}__in`, some);
  const { rows } = await fetchByKeys(state, keys, condition, together);
  return new Map((rows as object[]).map((row) => [mapKey(attributesOf(row)[far.attribute]), row]));
}

/** The property of the related row that leads back to this one instance: of a one-to-one. */
function backAccessor({ relation, forward }: OneProperty): string | null {
  if (relation.ir.kind !== 'oneToOne') return null;
  return forward ? relation.ir.reverse.accessor : relation.field!.name;
}

function hasKey(instance: object, attribute: string): boolean {
  if (!Object.hasOwn(instance, attribute)) return false;
  const key = attributesOf(instance)[attribute];
  return key !== null && key !== undefined;
}
