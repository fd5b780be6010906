import { shownDialect } from '../../connection/dialect-of.js';
import { Tracer } from '../../expressions/tracer.js';
import type { CompiledText } from '../engine.js';
import { FilterValues } from '../filters/filter-values.js';
import { globalFilters } from '../filters/global-filters.js';
import { PlanFilters } from '../filters/plan-filters.js';
import { bindValues } from '../execute/bind.js';
import { databaseOf, prepareRows } from '../execute/run-select.js';
import { withTables } from '../plan/common-tables.js';
import { planRows } from '../plan/plan-rows.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import type { QueryState } from '../query-state.js';
import { traceState } from '../trace-state.js';

/** The statement that awaiting the QuerySet would send; empty text when no row can match and none would be sent. */
export function toSql(state: QueryState): CompiledText {
  if (state.empty) return { sql: '', parameters: [] };
  const database = databaseOf(state);
  const { prepared, values } = prepareRows(state, shownDialect(database), database.alias);
  const { compiled } = prepared;
  if (compiled === null) return { sql: '', parameters: [] };
  return { sql: compiled.sql, parameters: bindValues(compiled.bindings, values) };
}

/** The plan before it is text: the SQL tree as JSON. */
export function explainPlan(state: QueryState): string {
  const database = databaseOf(state);
  const { features } = shownDialect(database);
  const tracer = new Tracer(true, features.arrays, database.alias);
  const traced = traceState(state, tracer);
  const filters = globalFilters.active ? new PlanFilters(new FilterValues(), tracer) : null;
  const context = planContext(features, filters);
  const plan = planRows(new SelectPlanner(state.model, context), traced);
  return JSON.stringify(plan === null ? null : withTables(plan.node, context), null, 2);
}
