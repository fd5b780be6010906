import { atomic } from '../connection/atomic.js';
import type { Database } from '../connection/database.js';
import { connectDialect } from '../connection/dialect-of.js';
import { QueryError } from '../errors/query-error.js';
import { LookupExpression } from '../expressions/base-expression.js';
import { isExpression } from '../expressions/expression.js';
import { deleteCollected, type Deleted } from '../query/delete/delete-collected.js';
import { referencesTo } from '../query/delete/references.js';
import { type QueryState, withOperation, withState } from '../query/query-state.js';
import { exists } from '../query/terminals/exists.js';
import type { DeleteOptions } from './instance-options.js';
import { attributesOf, metaOf } from './meta-of.js';
import { databaseOf } from './instance-database.js';
import { byKey } from './row-by-key.js';
import type { ModelMeta } from './model-meta.js';
import { keyOf } from './initialize.js';
import { hasDeleteListeners } from './signals/delete-listeners.js';
import { lockVersions, staleObject, versionOf, versionsOf } from './versions.js';

/**
 * Deletes the row of an instance and what hangs on it. The key of the instance is null from then on; everything else stays, so it
 * can still be shown, or saved as a new row.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#deleting-objects
 */
export async function deleteInstance(instance: object, options: DeleteOptions): Promise<Deleted> {
  const meta = metaOf(instance);
  const values = attributesOf(instance);
  const { primaryKey } = meta.concrete;
  const missing = primaryKey.find((field) => values[field.attribute] === undefined || values[field.attribute] === null);
  if (missing !== undefined) {
    throw new QueryError({
      code: 'MODEL.NO_KEY',
      message: `This ${meta.name} cannot be deleted: its ${missing.name} has no value.`,
      hint: 'It was never saved, or it is deleted already.',
    });
  }
  const database = databaseOf(instance, meta, options.using);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const state = withState(byKey(instance, meta), { using: database.alias });
  const row = referencesTo(meta).columns.map((field) => values[field.attribute]);
  const known = row.some((value) => value === undefined || isExpression(value)) ? undefined : [row];
  const keepParents = options.keepParents === true;
  const run = (rows: QueryState): Promise<Deleted> => deleteCollected({ database, dialect, keepParents, origin: instance }, rows, known);
  const deleted = versionsOf(meta).length === 0 ? await run(state) : await deleteCurrent(instance, meta, state, database, run);
  for (const field of primaryKey) values[field.attribute] = null;
  return deleted;
}

/** `… AND "version" = $2` where one DELETE does it; else the row is locked and looked at first. */
async function deleteCurrent(
  instance: object,
  meta: ModelMeta,
  state: QueryState,
  database: Database,
  run: (rows: QueryState) => Promise<Deleted>,
): Promise<Deleted> {
  const versions = versionsOf(meta);
  if (referencesTo(meta).fast && !hasDeleteListeners(meta)) {
    const conditions = versions.map((one) => new LookupExpression(one.version.attribute, versionOf(instance, one, 'delete')));
    const deleted = await run(withOperation(state, { kind: 'filter', conditions, negated: false }));
    if (deleted[0] === 0 && (await exists(state))) throw staleObject(meta, [keyOf(instance)].flat());
    return deleted;
  }
  const work = async (): Promise<Deleted> => {
    for (const versioned of versions) await lockVersions([instance], versioned, database, 'delete');
    return await run(state);
  };
  return await atomic(work, { using: database.alias, savepoint: false });
}
