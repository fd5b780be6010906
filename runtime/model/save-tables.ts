import type { Database } from '../connection/database.js';
import type { Dialect } from '../dialects/dialect.js';
import { QueryError } from '../errors/query-error.js';
import { LookupExpression } from '../expressions/base-expression.js';
import { isExpression } from '../expressions/expression.js';
import { type QueryState, withOperation } from '../query/query-state.js';
import { count } from '../query/terminals/count.js';
import { insertOne } from '../query/write/insert-one.js';
import { updateReturning } from '../query/write/update-rows.js';
import { setAutoNow } from './auto-now.js';
import type { FieldMeta } from './field-meta.js';
import { hasValues } from './has-values.js';
import { originOf } from './instance-internals.js';
import { attributesOf } from './meta-of.js';
import type { Model } from './model.js';
import type { ModelMeta } from './model-meta.js';
import { giveNewPositions } from './order/new-positions.js';
import type { Origin } from './origin.js';
import { refreshFields } from './refresh.js';
import { byKey } from './row-by-key.js';
import { nextVersion, staleObject, versionOf } from './versions.js';
import { writePlan } from './write-plan.js';

/** What the saves of the tables of one instance share: an object of one shape, as it is made for each save. */
export interface Saving {
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
export async function saveTables(instance: object, table: ModelMeta, saving: Saving): Promise<boolean> {
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
export function saveTable(instance: object, table: ModelMeta, saving: Saving, parentInserted: boolean): Promise<boolean> {
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
  for (const field of fields) setAutoNow(values, field, false);
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
  for (const field of touched) setAutoNow(values, field, true);
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
