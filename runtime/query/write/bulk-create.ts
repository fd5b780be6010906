import { atomic } from '../../connection/atomic.js';
import type { Database } from '../../connection/database.js';
import { connectDialect } from '../../connection/dialect-of.js';
import type { Dialect } from '../../dialects/dialect.js';
import { NotSupportedError } from '../../errors/database-error.js';
import { QueryError } from '../../errors/query-error.js';
import { describeValue } from '../../errors/value-error.js';
import { isExpression } from '../../expressions/expression.js';
import type { FieldMeta } from '../../model/field-meta.js';
import { originOf, setOrigin } from '../../model/instance-internals.js';
import { attributesOf, metaOf } from '../../model/meta-of.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { NEW, savedOrigin } from '../../model/origin.js';
import { settleGenerics } from '../../model/loading/write-generic.js';
import { giveNewPositions } from '../../model/order/new-positions.js';
import { setAutoNow } from '../../model/auto-now.js';
import { syncRelations } from '../../model/sync-relations.js';
import { writePlan } from '../../model/write-plan.js';
import type { ConflictNode } from '../../sql/ast/index.js';
import { databaseOf } from '../execute/run-select.js';
import { isInstance } from '../plan/instance-key.js';
import type { QueryState } from '../query-state.js';
import { checkInstances, checkOptions } from '../refine/arguments.js';
import type { BulkCreateOptions } from '../types/options.js';
import { checkBatchSize, conflictOf } from './conflict-options.js';
import { hasSameColumns, isLeftOut } from './insert-one.js';
import { insertMany, takesArrays } from './insert-many.js';
import { type InsertAnswer, insertRows } from './insert-rows.js';

/**
 * Inserts new instances in few statements: one where the database takes arrays, else as many rows at a time as its parameters allow.
 * Keys come back, except under `ignoreConflicts`, and on MySQL under `updateConflicts`; MySQL alone gives back no defaults of the database.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#bulk-create
 */
export async function bulkCreate(state: QueryState, instances: Iterable<unknown>, options: BulkCreateOptions): Promise<object[]> {
  checkInstances(instances, state.model.name, 'bulkCreate');
  checkOptions(options, 'bulkCreate');
  const list = [...instances].map((instance) => checkInstance(instance, state.model, 'bulkCreate'));
  checkBatchSize(options.batchSize);
  const database = databaseOf(state, true);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const conflict = conflictOf(state.model, options, dialect.features);
  if (list.length === 0) return list;
  for (const instance of list) syncRelations(instance, metaOf(instance), database.alias);
  const { parents, key, generic } = writePlan(state.model);
  if (generic) for (const instance of list) await settleGenerics(instance, database.alias);
  await giveRowOrder(state.model, list, database);
  const bulk: Bulk = { database, dialect, conflict, batchSize: options.batchSize ?? Infinity };
  if (parents.length > 0) {
    refuseParents(state.model, bulk);
    await atomic(() => insertTables(state.model.concrete, list, bulk), { using: database.alias, savepoint: false });
  } else {
    const steps = insertSteps(state.model.concrete, list, bulk);
    if (steps.length === 1) await steps[0]!();
    else await atomic(() => inTurn(steps), { using: database.alias, savepoint: false });
  }
  const saved = savedOrigin(database.alias);
  for (const instance of list) {
    const values = attributesOf(instance);
    // Whether a row without a key was inserted or ignored, nobody knows.
    if (conflict?.action === 'ignore' && key.some((field) => isMissing(values[field.attribute]))) continue;
    const origin = originOf(instance);
    setOrigin(
      instance,
      origin === NEW ? saved : { ...saved, deferred: origin.deferred, fetchMode: origin.fetchMode, selected: origin.selected },
    );
  }
  return list;
}

/** Positions of the model's own table and of its parents' tables. */
async function giveRowOrder(model: ModelMeta, list: readonly object[], database: Database): Promise<void> {
  for (const parent of model.concrete.parents) await giveRowOrder(parent.model, list, database);
  const { rowOrder } = writePlan(model);
  if (rowOrder !== null) await giveNewPositions(model.concrete, rowOrder, list.map(attributesOf), database.alias);
}

export function checkInstance(instance: unknown, model: ModelMeta, method: string): object {
  if (isInstance(instance) && metaOf(instance).concrete === model.concrete) return instance;
  throw new QueryError({
    code: 'QUERY.WRONG_MODEL',
    message: `${method}() of ${model.name} takes its instances, not ${isInstance(instance) ? `one of ${metaOf(instance).name}` : describeValue(instance)}.`,
    hint: `Make one: new ${model.name}({ … }).`,
  });
}

interface Bulk {
  readonly database: Database;
  readonly dialect: Dialect;
  readonly conflict: ConflictNode | null;
  readonly batchSize: number;
}

type Step = () => Promise<void>;

const isMissing = (value: unknown): boolean => value === undefined || value === null;

async function inTurn(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await step();
}

/** A multi-table child needs the keys of its parents' rows, which must come back. */
function refuseParents(model: ModelMeta, { conflict, dialect }: Bulk): void {
  if (conflict !== null) {
    throw new QueryError({
      code: 'QUERY.BULK_PARENTS',
      message: `bulkCreate() of the multi-table child ${model.name} cannot ignore or update conflicts.`,
      hint: 'A clash in one of its tables would leave rows in the others: save the instances one by one.',
    });
  }
  if (!dialect.features.returningInsert && dialect.features.keyStep === null) {
    throw new NotSupportedError({
      code: 'QUERY.BULK_PARENTS',
      message: `bulkCreate() of the multi-table child ${model.name} needs RETURNING, which ${dialect.features.label} does not have.`,
      hint: 'Save the instances one by one in a transaction.',
    });
  }
}

async function insertTables(table: ModelMeta, list: readonly object[], bulk: Bulk): Promise<void> {
  for (const { model, link } of writePlan(table).parents) {
    const key = model.concrete.primaryKey[0]!;
    for (const instance of list) {
      const values = attributesOf(instance);
      if (!isMissing(values[link.attribute])) values[key.attribute] ??= values[link.attribute];
    }
    await insertTables(model.concrete, list, bulk);
    for (const instance of list) attributesOf(instance)[link.attribute] = attributesOf(instance)[key.attribute];
  }
  await inTurn(insertSteps(table, list, bulk));
}

/** Instances with values for the same columns. */
interface Group {
  /** For each column of the table: has it a value? */
  readonly given: readonly boolean[];
  readonly fields: readonly FieldMeta[];
  readonly returning: readonly FieldMeta[];
  readonly columns: unknown[][];
  readonly instances: Record<string, unknown>[];
  hasExpressions: boolean;
}

function insertSteps(table: ModelMeta, list: readonly object[], bulk: Bulk): Step[] {
  return groupsOf(table, list).flatMap((group) => {
    const size = batchSize(group, bulk);
    const steps: Step[] = [];
    for (let start = 0; start < group.instances.length; start += size)
      steps.push(() => insertBatch(table, group, start, Math.min(start + size, group.instances.length), bulk));
    return steps;
  });
}

function batchSize({ fields, hasExpressions }: Group, { dialect, batchSize: wanted }: Bulk): number {
  // A row without columns takes all defaults, and there is no way to write several of them.
  if (fields.length === 0) return 1;
  if (!hasExpressions && takesArrays(dialect, fields)) return wanted;
  return Math.min(wanted, Math.max(1, Math.floor(dialect.features.maxParameters / fields.length)));
}

/** By the columns that have a value: the others are left to the database. Those with a key come first, as in Django. */
function groupsOf(table: ModelMeta, list: readonly object[]): Group[] {
  const { written, touched, generated, key } = writePlan(table);
  const groups: Group[] = [];
  let last: Group | undefined;
  for (const instance of list) {
    const values = attributesOf(instance);
    for (const field of touched) setAutoNow(values, field, true);
    // Most often all have the same columns.
    if (last === undefined || !hasSameColumns(last.given, written, values)) {
      last = groups.find((group) => hasSameColumns(group.given, written, values));
      if (last === undefined) groups.push((last = makeGroup(written, generated, values)));
    }
    addTo(last, values);
  }
  const hasKey = (group: Group): boolean => key.every((field) => group.fields.includes(field));
  return groups.sort((a, b) => Number(hasKey(b)) - Number(hasKey(a)));
}

function makeGroup(written: readonly FieldMeta[], generated: readonly FieldMeta[], values: Readonly<Record<string, unknown>>): Group {
  const given = written.map((field) => !isLeftOut(field, values[field.attribute]));
  const fields = written.filter((_, index) => given[index]);
  const filled = written.filter((field, index) => !given[index] && (field.automatic || field.ir.dbDefault !== undefined));
  return { given, fields, returning: [...filled, ...generated], columns: fields.map(() => []), instances: [], hasExpressions: false };
}

function addTo(group: Group, values: Record<string, unknown>): void {
  const { fields, columns } = group;
  for (let i = 0; i < fields.length; i++) {
    const value = values[fields[i]!.attribute];
    columns[i]!.push(value);
    if (typeof value === 'object' && value !== null && isExpression(value)) group.hasExpressions = true;
  }
  group.instances.push(values);
}

async function insertBatch(table: ModelMeta, group: Group, start: number, end: number, bulk: Bulk): Promise<void> {
  const { database, dialect, conflict } = bulk;
  const { fields, instances, hasExpressions } = group;
  const columns = start === 0 && end === instances.length ? group.columns : group.columns.map((column) => column.slice(start, end));
  const computed = hasExpressions ? fields.filter((_, index) => columns[index]!.some(isExpression)) : [];
  const returning = conflict?.action === 'ignore' || !dialect.features.returningInsert ? [] : [...group.returning, ...computed];
  const request = { model: table, fields, conflict, returning };
  let answer: InsertAnswer;
  if (hasExpressions || fields.length === 0) {
    const rows = Array.from({ length: end - start }, (_, row) => columns.map((column) => column[row]));
    answer = await insertRows(database, dialect, { ...request, rows });
  } else {
    answer = await insertMany(database, dialect, { ...request, columns });
  }
  if (conflict === null) giveKeys(group, start, end, answer.insertId, dialect.features.keyStep);
  const back = answer.rows;
  if (returning.length === 0) return;
  // Rows come back in the order in which they were given.
  for (let row = 0; row < back.length; row++)
    for (let i = 0; i < returning.length; i++) instances[start + row]![returning[i]!.attribute] = back[row]![i];
}

/** Keys of rows that only the first one's came back of. */
function giveKeys(
  { returning, instances }: Group,
  start: number,
  end: number,
  first: number | bigint | undefined,
  step: number | null,
): void {
  const automatic = returning.find((field) => field.automatic);
  if (step === null || first === undefined || automatic === undefined) return;
  for (let row = start; row < end; row++) instances[row]![automatic.attribute] = Number(first) + (row - start) * step;
}
