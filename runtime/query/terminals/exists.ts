import { withArticle } from '../../errors/article.js';
import { connectDialect } from '../../connection/dialect-of.js';
import { QueryError } from '../../errors/query-error.js';
import { LookupExpression } from '../../expressions/base-expression.js';
import { INSTANCE } from '../../expressions/tracer.js';
import type { SelectNode } from '../../sql/ast/index.js';
import { knownRows } from '../execute/known-rows.js';
import { askRows, ignoreRow } from '../execute/run-prepared.js';
import { databaseOf } from '../execute/run-select.js';
import { isOf, type InstanceLike } from '../plan/instance-key.js';
import { withTables } from '../plan/common-tables.js';
import { groupsBySelection, planGroup } from '../plan/plan-group.js';
import { planOrder } from '../plan/plan-order.js';
import { planRows } from '../plan/plan-rows.js';
import { planLimit, planSelect } from '../plan/plan-select.js';
import type { Selection } from '../plan/select-columns.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import { filter } from '../refine/refine.js';
import { refuseSliced, refuseValues } from '../refine/refuse.js';
import { isSliced, type QueryState, withState } from '../query-state.js';
import { type TracedState, traceState } from '../trace-state.js';
import { derivedSelect } from './count.js';

/** `SELECT 1 FROM … LIMIT 1` */
export async function exists(state: QueryState): Promise<boolean> {
  if (state.empty) return false;
  const known = knownRows(state);
  if (known !== undefined) return known.length > 0;
  const plain = withState(state, { ordering: isSliced(state) ? state.ordering : [], related: [], prefetch: [], lock: null });
  const database = databaseOf(plain);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const rows = await askRows(
    database,
    dialect,
    'exists',
    (tracer) => traceState(plain, tracer),
    (traced, filters) => {
      const node = planExists(new SelectPlanner(traced.model, planContext(dialect.features, filters)), traced);
      return node === null ? null : { node, read: ignoreRow };
    },
  );
  return rows.length > 0;
}

function planExists(planner: SelectPlanner, state: TracedState): SelectNode | null {
  const one = { limit: 1, offset: null };
  const columns = [{ expression: { kind: 'literal', value: 1 } as const, alias: null }];
  if (state.combination !== null || Array.isArray(state.distinct)) {
    const rows = planRows(planner, state);
    return rows === null ? null : withTables({ ...derivedSelect(rows.node, columns), limit: one }, planner.context);
  }
  const selection: Selection = { columns: [], shape: { kind: 'objects', columns: [] }, positions: new Map(), instances: [] };
  planner.apply(state);
  if (planner.impossible) return null;
  const limit = planLimit(state);
  const first = { limit: Math.min(1, limit?.limit ?? 1), offset: limit?.offset ?? null };
  // Where a slice begins among groups depends on all that tells them apart: what is selected, and what they are ordered by.
  const isCut = isSliced(state) && (state.distinct === true || planner.grouped !== null);
  if (isCut || groupsBySelection(planner) || planner.qualifyNode !== null) {
    const context = planContext(planner.features, planner.context.filters);
    const whole = planSelect(new SelectPlanner(planner.model, context), state);
    return whole === null ? null : withTables({ ...whole.node, limit: first }, context);
  }
  // What a slice is ordered by may join rows, of which there are then more.
  if (isSliced(state)) planOrder(planner, state, selection.positions);
  const groupBy = planGroup(planner, selection, []);
  return withTables({ ...planner.base(), columns, groupBy, limit: first }, planner.context);
}

/** Is this very row among those of the query? */
export async function contains(state: QueryState, instance: unknown): Promise<boolean> {
  refuseValues(state, 'contains');
  if (typeof instance !== 'object' || instance === null || !(INSTANCE in instance)) {
    throw new QueryError({ code: 'QUERY.NOT_AN_INSTANCE', message: `contains() takes an instance of ${state.model.name}.` });
  }
  const like = instance as InstanceLike;
  if (!isOf(like[INSTANCE], state.model)) return false;
  const keys = state.model.primaryKey.map((field) => [field, like[field.attribute]] as const);
  if (keys.some(([, value]) => value === undefined || value === null)) {
    throw new QueryError({
      code: 'QUERY.UNSAVED_INSTANCE',
      message: `contains() was given ${withArticle(state.model.name)} that is not saved.`,
      hint: 'Save the instance first.',
    });
  }
  const conditions = keys.map(([field, value]) => new LookupExpression(field.attribute, value));
  refuseSliced(state, 'contains');
  return await exists(filter(state, conditions, false));
}
