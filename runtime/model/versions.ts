import type { Database } from '../connection/database.js';
import { connectDialect } from '../connection/dialect-of.js';
import { StaleObjectError } from '../errors/object-errors.js';
import { QueryError } from '../errors/query-error.js';
import { type QueryState, withState } from '../query/query-state.js';
import { fetchTuples, keyBatches, keyed } from '../query/write/keyed-states.js';
import type { FieldMeta } from './field-meta.js';
import { mapKey } from './loading/map-key.js';
import { attributesOf } from './meta-of.js';
import type { ModelMeta } from './model-meta.js';
import { writePlan } from './write-plan.js';

/** The counter of a table, which every write raises. */
export interface Versioned {
  readonly table: ModelMeta;
  readonly version: FieldMeta;
}

/** The counters of a model and its multi-table parents. */
export function versionsOf(model: ModelMeta): readonly Versioned[] {
  const { version, parents } = writePlan(model);
  const own = version === null ? [] : [{ table: model.concrete, version }];
  return parents.length === 0 ? own : [...own, ...parents.flatMap((parent) => versionsOf(parent.model))];
}

/** The version that an instance was read with. */
export function versionOf(instance: object, { table, version }: Versioned, method: string): number | bigint {
  const seen = attributesOf(instance)[version.attribute];
  if (typeof seen === 'number' || typeof seen === 'bigint') return seen;
  throw new QueryError({
    code: 'MODEL.NO_VERSION',
    message: `${method}() cannot tell whether this ${table.name} is current: its ${version.name} is not loaded.`,
    hint: `Leave ${version.name} in what only() and defer() load.`,
  });
}

export const nextVersion = (seen: number | bigint): number | bigint => (typeof seen === 'bigint' ? seen + 1n : seen + 1);

export function staleObject(table: ModelMeta, key: readonly unknown[]): StaleObjectError {
  return new StaleObjectError({
    code: 'MODEL.STALE_OBJECT',
    message: `${table.name} ${key.join(', ')} was saved by somebody else since this instance was read.`,
    hint: 'Read it again with refreshFromDb(), make the change once more and save; or lock the row while it is changed: selectForUpdate().',
  });
}

/**
 * Locks the rows of instances and compares their versions with what the instances were read with; gives the instances whose rows are
 * there. To be called in the transaction that then writes.
 */
export async function lockVersions(
  instances: readonly object[],
  versioned: Versioned,
  database: Database,
  method: string,
  narrow: (keys: readonly unknown[]) => QueryState = (keys) => keyed(versioned.table, versioned.table.primaryKey, keys),
): Promise<readonly object[]> {
  const { table, version } = versioned;
  const { features } = database.dialectObject ?? (await connectDialect(database));
  const key = table.primaryKey;
  const keyOf = (instance: object): unknown[] => key.map((field) => attributesOf(instance)[field.attribute]);
  const byKey = new Map(instances.map((instance) => [mapKey(keyOf(instance)), instance]));
  const keys = [...byKey.values()].map((instance) => (key.length === 1 ? keyOf(instance)[0] : keyOf(instance)));
  const lock = { nowait: false, skipLocked: false, of: features.lockOf ? ['self'] : [], noKey: false };
  const found: object[] = [];
  for (const batch of keyBatches(keys, features, key.length)) {
    for (const row of await fetchTuples(withState(narrow(batch), { lock }), [...key, version], database)) {
      const instance = byKey.get(mapKey(row.slice(0, -1)));
      if (instance === undefined) continue;
      if (String(row.at(-1)) !== String(versionOf(instance, versioned, method))) throw staleObject(table, row.slice(0, -1));
      found.push(instance);
    }
  }
  return found;
}
