import { LookupExpression } from '../../expressions/base-expression.js';
import { fetchByKeys } from '../../query/prefetch/fetch-by-keys.js';
import { databaseOf } from '../../query/execute/run-select.js';
import type { QueryState } from '../../query/query-state.js';
import { attributesOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { cachedGeneric, setGeneric } from './cached-generic.js';
import { typeModel } from './content-types.js';
import { genericPlace, keyFor } from './generic-key.js';
import { ensureLoaded } from './load-deferred.js';
import { loadShared } from './load-shared.js';
import { distinctKeys } from './map-key.js';
import type { GenericProperty } from './property.js';
import { baseState, besides } from './states.js';
import { typesOf } from './write-generic.js';

/** The row that a generic foreign key points at; null when there is none. */
export async function loadGeneric(instance: object, property: GenericProperty): Promise<object | null> {
  const { typeField, keyField, model, name } = property;
  await ensureLoaded(instance, typeField);
  await ensureLoaded(instance, keyField);
  const cached = cachedGeneric(instance, property);
  if (cached !== undefined) return cached;
  if (!pointsSomewhere(instance, property)) return null;
  await loadShared(instance, {
    model,
    name,
    lacks: (peer) => pointsSomewhere(peer, property) && cachedGeneric(peer, property) === undefined,
    load: (peers) => fetchGenerics(peers, property, () => null).then(() => undefined),
  });
  return cachedGeneric(instance, property) ?? null;
}

/**
 * Fetches what generic foreign keys point at, one query per model. `stateFor` may give a QuerySet for a model; null is for its rows as
 * they are.
 */
export async function fetchGenerics(
  instances: readonly object[],
  property: GenericProperty,
  stateFor: (model: ModelMeta) => QueryState | null,
): Promise<readonly object[]> {
  const byType = new Map<unknown, object[]>();
  for (const instance of instances) {
    const type = attributesOf(instance)[property.typeField.attribute];
    if (type === null || type === undefined) continue;
    const same = byType.get(type);
    if (same === undefined) byType.set(type, [instance]);
    else same.push(instance);
  }
  const [first] = instances;
  if (first === undefined) return [];
  const types = typesOf(property);
  const { alias } = databaseOf(besides(first, baseState(types)));
  const found: object[] = [];
  // One after the other: the table of content types is read once for all.
  for (const [type, pointing] of byType) {
    const model = await typeModel(types, type, alias);
    if (model !== undefined) found.push(...(await fetchPointed(pointing, property, model, stateFor(model))));
    else for (const instance of pointing) setGeneric(instance, property, null);
  }
  return found;
}

async function fetchPointed(
  instances: readonly object[],
  property: GenericProperty,
  model: ModelMeta,
  given: QueryState | null,
): Promise<readonly object[]> {
  const [primary] = model.primaryKey;
  const key = primary!.attribute;
  const state = given ?? besides(instances[0]!, baseState(model));
  const keys = distinctKeys(instances, property.keyField.attribute)
    .map((pointer) => keyFor(primary!, pointer))
    .filter((pointer) => pointer !== undefined);
  const { rows } = await fetchByKeys(state, keys, (some) => new LookupExpression(`${key}__in`, some));
  const byKey = new Map((rows as object[]).map((row) => [genericPlace(attributesOf(row)[key]), row]));
  for (const instance of instances) {
    const pointer = genericPlace(attributesOf(instance)[property.keyField.attribute]);
    setGeneric(instance, property, byKey.get(pointer) ?? null);
  }
  return rows as object[];
}

function pointsSomewhere(instance: object, { typeField, keyField }: GenericProperty): boolean {
  const values = attributesOf(instance);
  return Object.hasOwn(instance, typeField.attribute) && values[typeField.attribute] != null && values[keyField.attribute] != null;
}
