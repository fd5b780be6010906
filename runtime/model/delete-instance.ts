import { connectDialect } from '../connection/dialect-of.js';
import { QueryError } from '../errors/query-error.js';
import { isExpression } from '../expressions/expression.js';
import { deleteCollected, type Deleted } from '../query/delete/delete-collected.js';
import { referencesTo } from '../query/delete/references.js';
import { withState } from '../query/query-state.js';
import type { DeleteOptions } from './instance-options.js';
import { attributesOf, metaOf } from './meta-of.js';
import { byKey, databaseOf } from './save.js';

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
  const deleted = await deleteCollected({ database, dialect, keepParents: options.keepParents === true, origin: instance }, state, known);
  for (const field of primaryKey) values[field.attribute] = null;
  return deleted;
}
