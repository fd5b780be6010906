import { atomic } from '../../connection/atomic.js';
import type { Database } from '../../connection/database.js';
import { connectDialect } from '../../connection/dialect-of.js';
import type { Dialect } from '../../dialects/dialect.js';
import { QueryError } from '../../errors/query-error.js';
import { F } from '../../expressions/basics.js';
import { versionsOf } from '../../model/versions.js';
import type { ModelMeta } from '../../model/model-meta.js';
import { databaseOf } from '../execute/run-select.js';
import { type QueryState, withState } from '../query-state.js';
import { refuseSliced } from '../refine/refuse.js';
import { assignmentsOf } from './assigned-fields.js';
import { fetchKeys, keyBatches, keyed } from './keyed-states.js';
import { parentState, withParents } from './parent-state.js';
import { type Assignment, updateRows } from './update-rows.js';

/**
 * Sets columns of all the rows in one statement; the number of rows that matched. Columns of multi-table parents are set in
 * statements of their own, all in one transaction.
 *
 * Django: https://docs.djangoproject.com/en/stable/ref/models/querysets/#update
 */
export async function update(state: QueryState, values: object): Promise<number> {
  refuseUnwritable(state, 'update');
  const assignments = assignmentsOf(state.model, values, 'update');
  if (assignments.length === 0 || state.empty) return 0;
  raiseVersions(state.model, assignments);
  const database = databaseOf(state, true);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const plain = isPlain(state) ? state : withState(state, { related: [], prefetch: [], loaded: null, lock: null, using: database.alias });
  if (isOwn(assignments, state.model)) return await updateRows(database, dialect, plain, assignments);
  return await updateTables(database, dialect, plain, assignments);
}

/** `"version" = "version" + 1`: who read a row before must not save over what is set here. */
function raiseVersions(model: ModelMeta, assignments: Assignment[]): void {
  for (const { version } of versionsOf(model)) {
    if (!assignments.some(({ field }) => field === version)) assignments.push({ field: version, value: F(version.attribute).add(1) });
  }
}

/** What cannot be said in an UPDATE or DELETE. */
export function refuseUnwritable(state: QueryState, method: string): void {
  refuseSliced(state, method);
  if (state.combination !== null) {
    throw new QueryError({
      code: 'QUERY.AFTER_COMBINATION',
      message: `Cannot call ${method}() after ${state.combination.operator}().`,
      hint: `Filter by key: filter({ pk__in: combined.values('pk') }).${method}(…).`,
    });
  }
  if (Array.isArray(state.distinct)) {
    throw new QueryError({
      code: 'QUERY.AFTER_DISTINCT',
      message: `Cannot call ${method}() after distinct() with fields.`,
      hint: `Filter by key: filter({ pk__in: distinct.values('pk') }).${method}(…).`,
    });
  }
}

const isPlain = (state: QueryState): boolean =>
  state.related.length === 0 && state.prefetch.length === 0 && state.loaded === null && state.lock === null;

const isOwn = (assignments: readonly Assignment[], model: ModelMeta): boolean =>
  model.concrete.ir.parents === undefined || assignments.every(({ field }) => field.model === model.concrete);

/**
 * The rows are found once and locked, for what is set first may be what the conditions ask for:
 *
 *     SELECT "place_ptr_id" FROM "restaurant" … FOR UPDATE; UPDATE "place" … WHERE "id" IN (…); UPDATE "restaurant" … WHERE …
 */
async function updateTables(database: Database, dialect: Dialect, state: QueryState, assignments: readonly Assignment[]): Promise<number> {
  // The child before its parents: what it reads of them is what they were.
  const tables = new Map<ModelMeta, Assignment[]>();
  for (const table of withParents(state.model.concrete)) {
    const list = assignments.filter(({ field }) => field.model === table);
    if (list.length > 0) tables.set(table, list);
  }
  const [only, ...more] = [...tables];
  if (more.length === 0) return await updateRows(database, dialect, parentState(state, only![0]), only![1], { child: state.model });
  const work = async (): Promise<number> => {
    // A join over a relation to many rows finds a row several times.
    const keys = [...new Set(await fetchKeys(lockable(state, dialect), state.model.concrete.primaryKey, database))];
    for (const [table, list] of tables) {
      for (const batch of keyBatches(keys, dialect.features)) {
        const child = keyed(state.model, state.model.concrete.primaryKey, batch);
        const own = table === state.model.concrete;
        await updateRows(database, dialect, own ? child : parentState(child, table), list, { child: own ? null : state.model });
      }
    }
    return keys.length;
  };
  return await atomic(work, { using: database.alias, savepoint: false });
}

/** Groups and DISTINCT cannot be locked. */
function lockable(state: QueryState, dialect: Dialect): QueryState {
  const canLock = state.distinct === false && !state.operations.some((operation) => operation.kind !== 'filter');
  if (!canLock) return state;
  return withState(state, { lock: { nowait: false, skipLocked: false, of: dialect.features.lockOf ? ['self'] : [], noKey: false } });
}
