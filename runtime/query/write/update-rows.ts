import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import type { RowReader } from '../../dialects/driver.js';
import type { ExpressionNode } from '../../expressions/expression.js';
import { FieldError } from '../../errors/query-error.js';
import type { Tracer } from '../../expressions/tracer.js';
import { explained } from '../../model/broken-rule.js';
import type { FieldMeta } from '../../model/field-meta.js';
import type { ModelMeta } from '../../model/model-meta.js';
import type { ExpressionSqlNode, OrderNode, SelectNode, UpdateNode } from '../../sql/ast/index.js';
import { somePart } from '../../sql/ast/some-part.js';
import { containsAggregate, containsWindow } from '../../sql/ast/walk.js';
import { type Prepared, preparedFor, statementName } from '../execute/plan-cache.js';
import { ignoreRow, runPrepared } from '../execute/run-prepared.js';
import { withTables } from '../plan/common-tables.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import { planOrder } from '../plan/plan-order.js';
import { planGroup } from '../plan/plan-group.js';
import type { QueryState } from '../query-state.js';
import { type TracedState, traceState } from '../trace-state.js';
import { asksChangedTable } from './changed-table.js';
import { readsChanged, updateFromComputed } from './computed-rows.js';
import { assigned, returningColumns, returningReader, traceAssigned } from './insert-rows.js';
import { keyInSelect } from './key-in-select.js';
import { UpdateScope } from './update-scope.js';

/** Column and value, in the order of the SET list. */
export interface Assignment {
  readonly field: FieldMeta;
  readonly value: unknown;
}

interface TracedUpdate {
  readonly state: TracedState;
  readonly assignments: readonly { readonly field: FieldMeta; readonly value: ExpressionNode }[];
}

/** What came of an UPDATE. */
export interface UpdateAnswer {
  /** The number of rows that matched. */
  readonly affected: number;
  /** The values of the columns that were asked back, for each row; nothing where none were, or the database gives none back. */
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * One UPDATE over the rows of a state; the number of rows that matched. Filters over relations become
 * `WHERE "id" IN (SELECT …)`.
 */
export async function updateRows(
  database: Database,
  dialect: Dialect,
  state: QueryState,
  assignments: readonly Assignment[],
  { named = true, child = null }: { readonly named?: boolean; readonly child?: ModelMeta | null } = {},
): Promise<number> {
  return (await runUpdate(database, dialect, state, assignments, { named, child, returning: [] })).affected;
}

/**
 * The same, with columns of the changed rows read back by the same statement, where the database can:
 *
 *     UPDATE "post" SET "views" = ("post"."views" + $1) WHERE "post"."id" = $2 RETURNING "views"
 */
export function updateReturning(
  database: Database,
  dialect: Dialect,
  state: QueryState,
  assignments: readonly Assignment[],
  returning: readonly FieldMeta[],
): Promise<UpdateAnswer> {
  return runUpdate(database, dialect, state, assignments, {
    named: true,
    child: null,
    returning: dialect.features.returningUpdate ? returning : [],
  });
}

async function runUpdate(
  database: Database,
  dialect: Dialect,
  state: QueryState,
  assignments: readonly Assignment[],
  { named, child, returning }: UpdateRequest,
): Promise<UpdateAnswer> {
  if (state.empty || assignments.length === 0) return NOTHING_UPDATED;
  const { prepared, values } = preparedFor<TracedUpdate, RowReader<unknown[]> | null>(
    dialect,
    database.alias,
    'update',
    (tracer) => traceUpdate(tracer, state, assignments, returning),
    (traced, filters): Prepared<RowReader<unknown[]> | null> => {
      const node = planUpdate(new SelectPlanner(traced.state.model, planContext(dialect.features, filters)), traced, child, returning);
      const read = returning.length === 0 ? null : returningReader(returning, dialect);
      return { compiled: node === null ? null : dialect.compiler.compile(node), name: statementName(), extra: read };
    },
  );
  const statement = named ? prepared : { ...prepared, name: undefined };
  if (prepared.extra === null) {
    const { affected } = await explained(state.model, runPrepared(database, statement, values, ignoreRow));
    return { affected, rows: [] };
  }
  const { rows } = await explained(state.model, runPrepared(database, statement, values, prepared.extra));
  return { affected: rows.length, rows };
}

interface UpdateRequest {
  readonly named: boolean;
  /** The multi-table child that the update was called on, where the table is its parent's. */
  readonly child: ModelMeta | null;
  readonly returning: readonly FieldMeta[];
}

const NOTHING_UPDATED: UpdateAnswer = { affected: 0, rows: [] };

function traceUpdate(tracer: Tracer, state: QueryState, assignments: readonly Assignment[], returning: readonly FieldMeta[]): TracedUpdate {
  if (returning.length > 0) {
    tracer.text(`>${returning.length}`);
    for (const field of returning) tracer.name(field.name);
  }
  const traced = assignments.map(({ field, value }) => {
    tracer.name(field.name);
    return { field, value: traceAssigned(tracer, value, field) };
  });
  return { state: traceState(state, tracer), assignments: traced };
}

/** Does a value refer to a table that only the conditions join? */
function namesOther(value: unknown, { tree }: SelectPlanner): boolean {
  return somePart(value, (node) =>
    'alias' in node && 'column' in node ? tree.entries.some((entry) => entry !== tree.root && entry.alias === node.alias) : undefined,
  );
}

function planUpdate(
  planner: SelectPlanner,
  { state, assignments }: TracedUpdate,
  child: ModelMeta | null,
  returning: readonly FieldMeta[],
): UpdateNode | null {
  planner.apply(state);
  if (state.empty || planner.impossible) return null;
  const scope = new UpdateScope(planner, child);
  const before = planner.tree.entries.length;
  const { tables } = planner.context;
  const declared = tables.nodes.length;
  const set = assignments.map(({ field, value }) => {
    const node = assigned(value, field, scope);
    if (containsAggregate(node) || containsWindow(node)) {
      throw new FieldError({
        code: 'QUERY.AGGREGATE_IN_UPDATE',
        message: `${field.subject} cannot be set to an aggregate or a window function.`,
        hint: 'Use a Subquery.',
      });
    }
    return { column: field.column, value: node };
  });
  if (planner.tree.entries.length > before || set.some(({ value }) => namesOther(value, planner))) {
    throw new FieldError({
      code: 'QUERY.UPDATE_JOIN',
      message: 'A value of update() cannot refer to a column of another table.',
      hint: "Use a Subquery: update({ name: Subquery(Author.objects.filter({ pk: OuterRef('author') }).values('name').slice(0, 1)) }).",
    });
  }
  if (tables.nodes.length > declared) {
    throw new FieldError({
      code: 'QUERY.CTE_IN_UPDATE',
      message: 'A value of update() cannot read from a common table expression.',
      hint: 'Write the query of the common table as a Subquery in its place.',
    });
  }
  const table = planner.model.concrete.table;
  const { features, aliases } = planner.context;
  const base = { kind: 'update', with: [], table, assignments: set, orderBy: [], returning: returningColumns(returning) } as const;
  const alone = planner.tree.entries.length === 1 && declared === 0 && !asksChangedTable(planner.whereNode, table, features);
  const simple = alone && planner.grouped === null && planner.qualifyNode === null && state.high === null && state.offset === null;
  // The table stands under its own name, so that the columns of the conditions find it.
  const made: UpdateNode = simple
    ? { ...base, where: planner.whereNode, orderBy: updateOrder(planner, state) }
    : { ...base, where: keyFound(planner) };
  return readsChanged(set, table, features) ? updateFromComputed(made, planner.model.concrete.primaryKey, planner.tree.from(), aliases.next('computed')) : made; // prettier-ignore
}

function keyFound(planner: SelectPlanner): ExpressionSqlNode {
  const groupBy = planGroup(planner, { columns: [], shape: { kind: 'objects', columns: [] }, positions: new Map(), instances: [] }, []);
  const select: SelectNode = withTables({ ...planner.base(), columns: [], groupBy }, planner.context);
  return keyInSelect(planner, select);
}

/**
 * The order of an update is that in which rows are changed, where the database takes one: `orderBy('-place').update({ place: F('place').add(1) })`
 * clashes with no unique key on the way. An order over another table decides nothing, as rows are changed one by one.
 */
function updateOrder(planner: SelectPlanner, state: TracedState): readonly OrderNode[] {
  if (!planner.features.orderedUpdate || state.ordering === null) return [];
  const order = planOrder(planner, state, new Map());
  return planner.tree.entries.length === 1 ? order : [];
}
