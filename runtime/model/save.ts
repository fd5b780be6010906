import type { Database } from '../connection/database.js';
import { connectDialect } from '../connection/dialect-of.js';
import { databaseForWrite } from '../connection/routers.js';
import { getConnection } from '../connection/databases.js';
import { atomic } from '../connection/atomic.js';
import type { Dialect } from '../dialects/dialect.js';
import { isExpression } from '../expressions/expression.js';
import { LookupExpression } from '../expressions/base-expression.js';
import { FieldError, QueryError } from '../errors/query-error.js';
import { suggest } from '../errors/suggest.js';
import { initialState, type QueryState, withOperation } from '../query/query-state.js';
import { count } from '../query/terminals/count.js';
import { insertOne } from '../query/write/insert-one.js';
import { updateReturning } from '../query/write/update-rows.js';
import type { FieldMeta } from './field-meta.js';
import { now } from './default-value.js';
import { hasAnyRelated, originOf, setOrigin } from './instance-internals.js';
import { forgetParents } from './loading/parent-link.js';
import { loadedRelation } from './loading/read-relation.js';
import { refuseTwoDatabases } from './loading/write-relation.js';
import { settleGenerics } from './loading/write-generic.js';
import type { SaveOptions } from './instance-options.js';
import { changesOf, renewSnapshot, tracking } from './instances/track-changes.js';
import { postSave, preSave as preSaveSignal } from './signals/model-signals.js';
import { saveEvents } from './signals/save-events.js';
import { attributesOf, metaOf } from './meta-of.js';
import type { Model } from './model.js';
import type { ModelMeta } from './model-meta.js';
import { giveNewPositions } from './order/new-positions.js';
import { NEW, type Origin, savedOrigin } from './origin.js';
import { refreshFields } from './refresh.js';
import { nextVersion, staleObject, versionOf } from './versions.js';
import { writePlan } from './write-plan.js';

/**
 * Inserts a new row or updates the one that is there, by Django's rules: an instance with a key is updated, and inserted when no
 * row has that key; one without is inserted.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/instances/#how-django-knows-to-update-vs-insert
 */
export async function save(instance: object, options: SaveOptions): Promise<void> {
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
  const events = preSaveSignal.active || postSave.active ? saveEvents(instance, database.alias, options) : null;
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

export function databaseOf(instance: object, meta: ModelMeta, using: string | undefined): Database {
  if (using !== undefined) return getConnection(using);
  const origin = originOf(instance);
  return databaseForWrite(meta.name, origin.database === undefined ? undefined : { instance, database: origin.database });
}

/** What the saves of the tables of one instance share: an object of one shape, as it is made for each save. */
interface Saving {
  /** Fields named by updateFields; null for all. */
  readonly names: ReadonlySet<FieldMeta> | null;
  readonly database: Database;
  readonly dialect: Dialect;
  readonly forceInsert: boolean;
  readonly forceUpdate: boolean;
  /** Of a multi-table child, the versions that its instance gets when all of its rows are written; else they are set at once. */
  readonly raised: Map<string, number | bigint> | null;
}

/** Was the row of `table` inserted? */
async function saveTables(instance: object, table: ModelMeta, saving: Saving): Promise<boolean> {
  const values = attributesOf(instance);
  let parentInserted = false;
  for (const { model, link } of writePlan(table).parents) {
    const own = values[link.attribute];
    const parentKey = model.concrete.primaryKey[0]!;
    if (own !== undefined && own !== null) values[parentKey.attribute] ??= own;
    // What forces an insert means the row of the model itself: the parents' may be there.
    if (await saveTables(instance, model.concrete, { ...saving, forceInsert: false })) parentInserted = true;
    values[link.attribute] = values[parentKey.attribute];
  }
  return await saveTable(instance, table, saving, parentInserted);
}

/** No promise of its own: an insert, which most saves are, is waited for by save() itself. */
function saveTable(instance: object, table: ModelMeta, saving: Saving, parentInserted: boolean): Promise<boolean> {
  const { names, forceInsert, forceUpdate } = saving;
  const values = attributesOf(instance);
  const { key } = writePlan(table);
  const hasKey = hasValues(values, key);
  const mustUpdate = forceUpdate || names !== null;
  if (!hasKey && mustUpdate)
    throw new QueryError({
      code: 'MODEL.NO_KEY',
      message: `${table.name} cannot be updated: it has no key yet.`,
      hint: 'save() without forceUpdate and updateFields inserts it.',
    });
  const { adding } = originOf(instance);
  // A key that a default gave belongs to a row that cannot be there yet.
  const fresh = adding && hasDefault(key);
  const mayUpdate = hasKey && !forceInsert && (mustUpdate || !fresh) && !(parentInserted && adding && !mustUpdate);
  return mayUpdate ? updateOrInsert(instance, table, saving, mustUpdate) : insertTable(instance, table, saving);
}

async function updateOrInsert(instance: object, table: ModelMeta, saving: Saving, mustUpdate: boolean): Promise<boolean> {
  const { names, database } = saving;
  const values = attributesOf(instance);
  const origin = originOf(instance);
  const { written, key: keys, version } = writePlan(table);
  const fields = written.filter((field) => !field.primaryKey && (names === null ? isLoaded(instance, origin, field) : names.has(field)));
  for (const field of fields) preSave(values, field, false);
  if (await updateTable(instance, table, fields, saving, mustUpdate || origin.adding)) return false;
  if (version !== null && (await countOf(byKey(instance, table), database)) > 0) {
    throw staleObject(
      table,
      keys.map((field) => values[field.attribute]),
    );
  }
  if (mustUpdate) {
    throw new (table.modelClass as unknown as typeof Model).NotUpdated({
      code: 'MODEL.NOT_UPDATED',
      message: `The update of ${table.name} ${String(keys.map((field) => values[field.attribute]))} matched no row.`,
      hint: 'It was deleted, or never saved to this database; save() without forceUpdate and updateFields inserts it.',
    });
  }
  return await insertTable(instance, table, saving);
}

function hasValues(values: Readonly<Record<string, unknown>>, fields: readonly FieldMeta[]): boolean {
  for (const field of fields) if (values[field.attribute] === undefined || values[field.attribute] === null) return false;
  return true;
}

const hasDefault = (fields: readonly FieldMeta[]): boolean =>
  fields.some(({ ir }) => ir.default !== undefined || ir.dbDefault !== undefined);

async function updateTable(
  instance: object,
  table: ModelMeta,
  fields: readonly FieldMeta[],
  { database, dialect, raised }: Saving,
  checked: boolean,
): Promise<boolean> {
  const { version } = writePlan(table);
  const state = version === null ? byKey(instance, table) : ofVersion(instance, table, version);
  if (fields.length === 0 && version === null) return !checked || (await countOf(state, database)) > 0;
  const selected = table.ir.selectOnSave === true && version === null;
  if (selected && (await countOf(state, database)) === 0) return false;
  const values = attributesOf(instance);
  const assignments = fields
    .filter((field) => values[field.attribute] !== undefined && field !== version)
    .map((field) => ({ field, value: values[field.attribute] }));
  const next = version === null ? null : nextVersion(versionOf(instance, { table, version }, 'save'));
  if (version !== null) assignments.push({ field: version, value: next });
  const origin = originOf(instance);
  const computed = [
    ...fields.filter((field) => isExpression(values[field.attribute])),
    // What was left out stays so.
    ...writePlan(table).generated.filter((field) => isLoaded(instance, origin, field)),
  ];
  const { affected: updated, rows } = await updateReturning(database, dialect, state, assignments, computed);
  if (version !== null && next !== null && updated > 0) {
    if (raised === null) values[version.attribute] = next;
    else raised.set(version.attribute, next);
  }
  const back = rows[0];
  if (back !== undefined) for (let i = 0; i < computed.length; i++) values[computed[i]!.attribute] = back[i];
  else if (updated > 0 && computed.length > 0) await refreshFields(instance, computed, database.alias, undefined, table);
  // A trigger may say that nothing was updated: then it counts that the row is there.
  return updated > 0 || (selected && (await countOf(state, database)) > 0);
}

/** True, as the row is new. */
async function insertTable(instance: object, table: ModelMeta, { database, dialect }: Saving): Promise<true> {
  const values = attributesOf(instance);
  const { touched, key, rowOrder } = writePlan(table);
  if (rowOrder !== null) await giveNewPositions(table, rowOrder, [values], database.alias);
  for (const field of touched) preSave(values, field, true);
  const { returning, back, insertId } = await insertOne(database, dialect, table, values);
  if (back !== undefined) {
    for (let i = 0; i < returning.length; i++) values[returning[i]!.attribute] = back[i];
  } else if (returning.length > 0) {
    const automatic = key.find((field) => field.automatic && returning.includes(field));
    if (automatic !== undefined) values[automatic.attribute] = Number(insertId);
    const others = returning.filter((field) => field !== automatic);
    if (others.length > 0) await refreshFields(instance, others, database.alias, undefined, table);
  }
  return true;
}

/** autoNow and autoNowAdd. */
export function preSave(values: Record<string, unknown>, field: FieldMeta, adding: boolean): void {
  const { type } = field;
  if (!('autoNow' in type || 'autoNowAdd' in type)) return;
  if (type.autoNow === true || (adding && type.autoNowAdd === true)) values[field.attribute] = now(field);
}

export function byKey(instance: object, table: ModelMeta): QueryState {
  const values = attributesOf(instance);
  const conditions = table.primaryKey.map((field) => new LookupExpression(field.attribute, values[field.attribute]));
  return withOperation(initialState(table), { kind: 'filter', conditions, negated: false });
}

/** `AND "version" = $2`: the row as it was read. */
function ofVersion(instance: object, table: ModelMeta, version: FieldMeta): QueryState {
  const seen = new LookupExpression(version.attribute, versionOf(instance, { table, version }, 'save'));
  return withOperation(byKey(instance, table), { kind: 'filter', conditions: [seen], negated: false });
}

async function countOf(state: QueryState, database: Database): Promise<number> {
  return await count({ ...state, using: database.alias });
}

/** Not left out by only() and defer(), or loaded or set since. */
const isLoaded = (instance: object, origin: Origin, field: FieldMeta): boolean =>
  !origin.deferred.includes(field.attribute) || Object.hasOwn(instance, field.attribute);

/**
 * A related instance that was saved since it was assigned has its key now; one that was not would be lost, and the key of one in another
 * database than `alias`, where the instance is new, would mean another row.
 */
export function syncRelations(instance: object, meta: ModelMeta, alias: string): void {
  if (!hasAnyRelated(instance)) return;
  const { adding } = originOf(instance);
  const values = attributesOf(instance);
  for (const relation of writePlan(meta).relations) {
    const related = loadedRelation(instance, relation.accessor);
    if (typeof related !== 'object' || related === null) continue;
    const { to } = relation.steps[0]!;
    const known = attributesOf(related);
    const key = known[to.attribute];
    // A key by `toField` may be there before the row is.
    if (key === undefined || key === null || (!to.primaryKey && !hasValues(known, to.model.primaryKey))) {
      throw new QueryError({
        code: 'MODEL.UNSAVED_RELATED',
        message: `save() would lose the unsaved ${relation.target.name} in ${meta.name}.${relation.name}.`,
        hint: `Save it first: await instance.${relation.name}.save().`,
      });
    }
    if (adding && originOf(related).database !== alias) refuseTwoDatabases(instance, alias, meta, relation.name, related);
    values[relation.field.attribute] ??= key;
  }
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
