import { atomic } from '../../connection/atomic.js';
import type { Database } from '../../connection/database.js';
import { connectDialect } from '../../connection/dialect-of.js';
import type { Dialect } from '../../dialects/dialect.js';
import { QueryError } from '../../errors/query-error.js';
import { undefinedValue } from '../../errors/value-error.js';
import { isExpression } from '../../expressions/expression.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { attributesOf, metaOf } from '../../model/meta-of.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { settleGenerics } from '../../model/loading/write-generic.js';
import { lockVersions, nextVersion, type Versioned, versionOf, versionsOf } from '../../model/versions.js';
import { syncRelations } from '../../model/sync-relations.js';
import { writePlan } from '../../model/write-plan.js';
import { databaseOf } from '../execute/run-select.js';
import { type QueryState, withState } from '../query-state.js';
import { badPath, checkInstances, checkOptions, checkPaths } from '../refine/arguments.js';
import type { BulkUpdateOptions } from '../types/options.js';
import { assignable } from './assigned-fields.js';
import { checkInstance } from './bulk-create.js';
import { checkBatchSize } from './conflict-options.js';
import { takesArrays } from './insert-many.js';
import { jsonDocuments, takesJsonRows } from './json-documents.js';
import { KeyedCase } from './keyed-case.js';
import { keyBatchSize, whereIn } from './keyed-states.js';
import { parentState, withParents } from './parent-state.js';
import { refuseUnwritable } from './update.js';
import { updateFromArrays, updateFromJson, type UpdatedColumns } from './update-from-rows.js';
import { updateRows } from './update-rows.js';

/**
 * Saves some fields of instances in few statements; the number of rows that matched. Of two instances with one key the first counts.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#bulk-update
 */
export async function bulkUpdate(
  given: QueryState,
  instances: Iterable<unknown>,
  names: readonly string[],
  options: BulkUpdateOptions,
): Promise<number> {
  refuseUnwritable(given, 'bulkUpdate');
  // Instances that somebody has are written by their keys, as save() does.
  const state = withState(given, { withoutFilters: 'all' });
  checkInstances(instances, state.model.name, 'bulkUpdate');
  if (!Array.isArray(names)) throw badPath(names, 'bulkUpdate');
  checkPaths(names, 'bulkUpdate');
  checkOptions(options, 'bulkUpdate');
  checkBatchSize(options.batchSize);
  const versions = versionsOf(state.model);
  const fields = [...new Set([...updatedFields(state.model, names), ...versions.map(({ version }) => version)])];
  const database = databaseOf(state, true);
  const list = distinctInstances(state.model, instances, database.alias);
  if (list.length === 0) return 0;
  if (writePlan(state.model).generic) for (const instance of list) await settleGenerics(instance, database.alias);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const steps = byTable(state.model.concrete, fields).flatMap(([table, own], index) =>
    updateSteps(state, table, own, list, { database, dialect, options }).map((step): Step => ({ run: step, counts: index === 0 })),
  );
  const run = async (): Promise<number> => {
    let matched = 0;
    for (const { run: step, counts } of steps) {
      const affected = await step();
      if (counts) matched += affected;
    }
    return matched;
  };
  if (versions.length > 0) return await raised(state, versions, list, database, run);
  return steps.length === 1 ? await run() : await atomic(run, { using: database.alias, savepoint: false });
}

/**
 * None is written when one of the rows was saved by somebody else since its instance was read. The instances get their new versions
 * after all statements and a commit of their own have succeeded; as after save(), a transaction around them does not take that back.
 */
async function raised(
  state: QueryState,
  versions: readonly Versioned[],
  list: readonly Record<string, unknown>[],
  database: Database,
  run: () => Promise<number>,
): Promise<number> {
  const found = new Map<Versioned, readonly object[]>();
  const write = async (): Promise<number> => {
    for (const versioned of versions) {
      const own = versioned.table === state.model.concrete;
      const narrow = (keys: readonly unknown[]): QueryState => whereIn(state, 'pk', keys);
      found.set(versioned, await lockVersions(list, versioned, database, 'bulkUpdate', own ? narrow : undefined));
    }
    return await run();
  };
  const matched = await atomic(write, { using: database.alias, savepoint: false });
  for (const [versioned, instances] of found) {
    const { attribute } = versioned.version;
    for (const instance of instances) attributesOf(instance)[attribute] = nextVersion(versionOf(instance, versioned, 'bulkUpdate'));
  }
  return matched;
}

function updatedFields(model: ModelMeta, names: readonly string[]): FieldMeta[] {
  if (names.length === 0) throw new QueryError({ code: 'QUERY.NO_FIELDS', message: 'bulkUpdate() needs the names of the fields to save.' });
  return [...new Set(names)].map((name) => {
    const field = assignable(model, name, 'bulkUpdate');
    if (!field.primaryKey) return field;
    throw new QueryError({ code: 'QUERY.KEY_UPDATE', message: `bulkUpdate() cannot change '${name}', which is the primary key of ${field.model.name}.`, hint: 'A row with another key is another row: create it, and delete the old one.' }); // prettier-ignore
  });
}

/** The first instance of each key; all must have one. */
function distinctInstances(model: ModelMeta, instances: Iterable<unknown>, alias: string): Record<string, unknown>[] {
  const key = model.primaryKey;
  const byKey = new Map<unknown, Record<string, unknown>>();
  for (const given of instances) {
    const instance = checkInstance(given, model, 'bulkUpdate');
    const values = attributesOf(instance);
    const parts = key.map((field) => values[field.attribute]);
    if (parts.some((part) => part === undefined || part === null)) {
      throw new QueryError({ code: 'MODEL.NO_KEY', message: `bulkUpdate() takes saved instances; this ${model.name} has no key.`, hint: 'Save it first, or use bulkCreate().' }); // prettier-ignore
    }
    syncRelations(instance, metaOf(instance), alias);
    const identity = parts.length === 1 ? parts[0] : JSON.stringify(parts);
    if (!byKey.has(identity)) byKey.set(identity, values);
  }
  return [...byKey.values()];
}

/** The child before its parents: what its values read of them is what they were. */
function byTable(model: ModelMeta, fields: readonly FieldMeta[]): (readonly [table: ModelMeta, fields: readonly FieldMeta[]])[] {
  return [...new Set(withParents(model))].flatMap((table) => {
    const own = fields.filter((field) => field.model === table);
    return own.length === 0 ? [] : [[table, own]];
  });
}

interface Step {
  readonly run: () => Promise<number>;
  /** Each row is counted in one of its tables. */
  readonly counts: boolean;
}

interface Setting {
  readonly database: Database;
  readonly dialect: Dialect;
  readonly options: BulkUpdateOptions;
}

function updateSteps(
  state: QueryState,
  table: ModelMeta,
  fields: readonly FieldMeta[],
  list: readonly Record<string, unknown>[],
  { database, dialect, options }: Setting,
): Step['run'][] {
  const key = table.primaryKey;
  const own = table === state.model.concrete;
  const columns = [
    ...(own ? columnsOf(key, list) : [list.map((values) => parentKey(values, state.model.concrete, table))]),
    ...columnsOf(fields, list),
  ];
  // A parent's row is changed where there is one of the child.
  const joins =
    own && state.operations.length === 0 && !state.empty && !columns.some((column) => column.some((value) => isExpression(value)));
  const updated = { model: table, key, fields };
  const batches = (most: number): (readonly unknown[])[][] => {
    const size = Math.min(options.batchSize ?? most, most);
    const count = Math.ceil(list.length / size);
    return Array.from({ length: count }, (_, batch) => columns.map((column) => column.slice(batch * size, (batch + 1) * size)));
  };
  if (joins && takesArrays(dialect, [...key, ...fields]))
    return batches(list.length).map((batch) => () => updateFromArrays(database, dialect, updated, batch));
  if (joins && takesJsonRows(dialect, key)) {
    const documents = batches(list.length).flatMap((batch) => jsonDocuments(dialect, updated, batch));
    return documents.map((document) => () => updateFromJson(database, dialect, updated, document));
  }
  const base = own ? state : parentState(withState(state, { using: database.alias }), table);
  const most = Math.min(CASES, keyBatchSize(dialect.features, key.length * (1 + fields.length) + fields.length));
  return batches(most).map((batch) => () => updateByCase(database, dialect, base, updated, batch, own ? null : state.model)); // prettier-ignore
}

const columnsOf = (fields: readonly FieldMeta[], list: readonly Readonly<Record<string, unknown>>[]): unknown[][] =>
  fields.map((field) => list.map((values) => valueOf(values, field)));

/** The key of the row that an instance has in the table of a multi-table parent: an instance made by its own key alone knows it by its links. */
function parentKey(values: Readonly<Record<string, unknown>>, table: ModelMeta, parent: ModelMeta): unknown {
  for (const { model, link } of table.parents) {
    const key = values[link.attribute] ?? values[table.key!.attribute];
    const further =
      model.concrete === parent ? key : parentKey({ ...values, [model.concrete.key!.attribute]: key }, model.concrete, parent);
    if (further !== undefined) return further;
  }
  return undefined;
}

/** `UPDATE "post" SET "views" = CASE WHEN "id" = 1 THEN 5 … END WHERE "id" IN (1, …)` */
function updateByCase(
  database: Database,
  dialect: Dialect,
  state: QueryState,
  { key, fields }: UpdatedColumns,
  columns: readonly (readonly unknown[])[],
  child: ModelMeta | null,
): Promise<number> {
  const keys = columns.slice(0, key.length);
  const tuples = keys[0]!.map((_, row) => keys.map((column) => column[row]));
  const found = whereIn(state, key.length === 1 ? key[0]!.attribute : 'pk', key.length === 1 ? keys[0]! : tuples);
  const assignments = fields.map((field, index) => {
    const values = columns[key.length + index]!;
    return { field, value: new KeyedCase(key, field, tuples.map((tuple, row) => [...tuple, values[row]])) }; // prettier-ignore
  });
  return updateRows(database, dialect, found, assignments, { named: false, child });
}

function valueOf(values: Readonly<Record<string, unknown>>, field: FieldMeta): unknown {
  const value = values[field.attribute];
  if (field.ir.version === true) return nextVersion(versionOf(values, { table: field.model, version: field }, 'bulkUpdate'));
  if (value === undefined) throw undefinedValue(field.subject);
  return value;
}

/** Each row looks through the branches of its CASE, so the work grows with the square of their number. */
const CASES = 256;
