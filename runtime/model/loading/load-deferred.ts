import { LookupExpression, LogicalExpression } from '../../expressions/base-expression.js';
import type { ExpressionNode } from '../../expressions/expression.js';
import { fetchByKeys } from '../../query/prefetch/fetch-by-keys.js';
import { withOperation, withState } from '../../query/query-state.js';
import { missing } from '../../query/terminals/get.js';
import type { FieldMeta } from '../field-meta.js';
import { originOf } from '../instance-internals.js';
import { attributesOf, metaOf } from '../meta-of.js';
import type { ModelMeta } from '../model-meta.js';
import { loadShared } from './load-shared.js';
import { mapKey } from './map-key.js';
import { Reference } from './reference.js';
import { baseState, besides } from './states.js';

/** The property of a column that the query left out: a reference to its value. */
export function readDeferred(instance: object, attribute: string): Reference {
  const meta = metaOf(instance);
  const field = meta.field(attribute)!;
  return new Reference(`${meta.name}.${attribute}`, async () => {
    await ensureLoaded(instance, field);
    return attributesOf(instance)[attribute];
  });
}

/** Loads a column of an instance if its query left it out. */
export async function ensureLoaded(instance: object, field: FieldMeta): Promise<void> {
  if (!lacksColumn(instance, field)) return;
  const meta = metaOf(instance);
  await loadShared(instance, {
    model: meta,
    name: field.attribute,
    lacks: (peer) => lacksColumn(peer, field),
    load: (peers) => loadColumn(peers, meta, field),
  });
  if (lacksColumn(instance, field)) {
    throw missing(meta, `${meta.name}.${field.attribute} cannot be loaded: the row is not in the database any more.`);
  }
}

const lacksColumn = (instance: object, field: FieldMeta): boolean =>
  !Object.hasOwn(instance, field.attribute) && originOf(instance).deferred.includes(field.attribute);

/** `SELECT "post"."id", "post"."body" FROM "post" WHERE "post"."id" = ANY($1)` */
async function loadColumn(instances: readonly object[], meta: ModelMeta, field: FieldMeta): Promise<void> {
  const columns = [...meta.primaryKey, field].map((one) => one.attribute);
  const state = withState(withOperation(besides(instances[0]!, baseState(meta)), { kind: 'values', fields: columns }), { rows: 'tuples' });
  const keyOf = (instance: object): unknown[] => meta.primaryKey.map((one) => attributesOf(instance)[one.attribute]);
  const keys = new Map(instances.map((instance) => [mapKey(keyOf(instance)), keyOf(instance)]));
  const { rows } = await fetchByKeys(state, [...keys.values()], (some) => keyCondition(meta, some as readonly (readonly unknown[])[]));
  const values = new Map((rows as unknown[][]).map((row) => [mapKey(row.slice(0, -1)), row.at(-1)]));
  for (const instance of instances) {
    const key = mapKey(keyOf(instance));
    if (values.has(key)) attributesOf(instance)[field.attribute] = values.get(key);
  }
}

/** `"id" = ANY($1)`; of a composite key `("a" = $1 AND "b" = $2) OR …`. */
function keyCondition({ primaryKey }: ModelMeta, keys: readonly (readonly unknown[])[]): ExpressionNode {
  const [first] = primaryKey;
  if (primaryKey.length === 1) return new LookupExpression(`${first!.attribute}__in`, keys.map(([key]) => key)); // prettier-ignore
  const each = keys.map(
    (key) =>
      new LogicalExpression(
        'AND',
        primaryKey.map((field, index) => new LookupExpression(field.attribute, key[index])),
      ),
  );
  return new LogicalExpression('OR', each);
}
