import { atomic } from '../connection/atomic.js';
import { connectDialect } from '../connection/dialect-of.js';
import { FieldError, QueryError } from '../errors/query-error.js';
import { suggest } from '../errors/suggest.js';
import { checkOptions } from '../query/refine/arguments.js';
import type { FieldMeta } from './field-meta.js';
import { databaseOf } from './instance-database.js';
import { originOf, setOrigin } from './instance-internals.js';
import type { SaveOptions } from './instance-options.js';
import { changesOf, renewSnapshot, tracking } from './instances/track-changes.js';
import { forgetParents } from './loading/parent-link.js';
import { settleGenerics } from './loading/write-generic.js';
import { attributesOf, metaOf } from './meta-of.js';
import type { ModelMeta } from './model-meta.js';
import { NEW, savedOrigin } from './origin.js';
import { type Saving, saveTable, saveTables } from './save-tables.js';
import { postSave, preSave } from './signals/model-signals.js';
import { saveEvents } from './signals/save-events.js';
import { syncRelations } from './sync-relations.js';
import { writePlan } from './write-plan.js';

/**
 * Inserts a new row or updates the one that is there, by Django's rules: an instance with a key is updated, and inserted when no
 * row has that key; one without is inserted.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#how-django-knows-to-update-vs-insert
 */
export async function save(instance: object, options: SaveOptions): Promise<void> {
  checkOptions(options, 'save');
  const meta = metaOf(instance);
  const { parents, generic } = writePlan(meta);
  let names = options.updateFields === undefined ? null : updatedFields(meta, options.updateFields);
  if (names !== null && names.size === 0) return;
  if ((options.forceInsert === true && (options.forceUpdate === true || names !== null)) || (options.changed === true && names !== null)) {
    throw new QueryError({
      code: 'MODEL.FORCED_TWICE',
      message: 'save() cannot both force an insert and an update, nor be told both updateFields and changed.',
      hint: 'Give one of them.',
    });
  }
  const database = databaseOf(instance, meta, options.using);
  syncRelations(instance, meta, database.alias);
  if (generic) await settleGenerics(instance, options.using);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const changed = options.changed === true && !originOf(instance).adding;
  if (changed && changesOf(instance).length === 0) return;
  const events = preSave.active || postSave.active ? saveEvents(instance, database.alias, options) : null;
  if (events !== null) await events.before();
  // After the receivers, which may change more.
  if (changed) names = changedNames(instance, meta);
  const raised = parents.length === 0 ? null : new Map<string, number | bigint>();
  const saving: Saving = {
    names,
    database,
    dialect,
    forceInsert: options.forceInsert === true,
    forceUpdate: options.forceUpdate === true,
    raised,
  };
  const created =
    raised === null
      ? await saveTable(instance, meta.concrete, saving, false)
      : // A multi-table child is several rows, which come or fail together.
        await atomic(() => saveTables(instance, meta.concrete, saving), { using: database.alias, savepoint: false });
  if (raised !== null) {
    for (const [attribute, version] of raised) attributesOf(instance)[attribute] = version;
    forgetParents(instance);
  }
  const origin = originOf(instance);
  if (origin === NEW) {
    setOrigin(instance, savedOrigin(database.alias));
  } else if (origin.adding || origin.database !== database.alias) {
    const { deferred, fetchMode, selected } = origin;
    setOrigin(instance, { database: database.alias, adding: false, deferred, peers: null, fetchMode, selected });
  }
  if (tracking.active) renewSnapshot(instance);
  if (events !== null) await events.after(created);
}

/** What was changed, and what a save sets by itself. */
function changedNames(instance: object, meta: ModelMeta): Set<FieldMeta> {
  const touched = meta.fields.filter((field) => 'autoNow' in field.type && field.type.autoNow === true);
  return new Set([...changesOf(instance), ...touched]);
}

function updatedFields(meta: ModelMeta, names: readonly string[]): Set<FieldMeta> {
  const fields = new Set<FieldMeta>();
  for (const name of names) {
    const field = meta.field(name);
    if (field === undefined || field.primaryKey || field.generated) {
      const choices = meta.fields.filter((one) => !one.primaryKey && !one.generated).map((one) => one.name).sort(); // prettier-ignore
      throw new FieldError({
        code: 'MODEL.BAD_UPDATE_FIELD',
        message: `updateFields names '${name}', which ${field === undefined ? `is no column of ${meta.name}` : 'cannot be updated'}. Choices are: ${choices.join(', ')}.${suggest(name, choices)}`,
      });
    }
    fields.add(field);
  }
  return fields;
}
