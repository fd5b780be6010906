import type { Dialect } from '../../dialects/dialect.js';
import type { Tracer } from '../../expressions/tracer.js';
import type { PlanFilters } from '../filters/plan-filters.js';
import { withTables } from '../plan/common-tables.js';
import { planRows, type RowsPlan } from '../plan/plan-rows.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import type { QueryState } from '../query-state.js';
import { type TracedState, traceState } from '../trace-state.js';
import { planRelations } from './plan-relations.js';
import { NO_RELATIONS, type RelationPlans } from './relation-plan.js';
import { inStatement, traceRelations } from './trace-relations.js';
import type { TracedRelation } from './traced-relation.js';

/** A state with the relations that come in its statement. */
export interface TracedStatement {
  readonly state: TracedState;
  readonly relations: readonly TracedRelation[];
}

export function traceStatement(state: QueryState, tracer: Tracer): TracedStatement {
  const traced = traceState(state, tracer);
  return { state: traced, relations: inStatement(state) ? traceRelations(state, tracer) : NONE };
}

export interface StatementPlan extends RowsPlan {
  readonly relations: RelationPlans;
}

/** The statement that gives a state's rows, each with its relations as JSON behind its columns; null when no row can match. */
export function planStatement({ state, relations }: TracedStatement, dialect: Dialect, filters: PlanFilters | null): StatementPlan | null {
  const context = planContext(dialect.features, filters);
  const planner = new SelectPlanner(state.model, context);
  const rows = planRows(planner, state);
  if (rows === null) return null;
  const { node, shape } = rows;
  // Around a filter on a window, or rows counted per parent, stands another query.
  const whole = node.kind === 'select' && node.from?.kind === 'table' && shape.kind === 'instances';
  if (relations.length === 0 || !whole) return { ...rows, node: withTables(node, context), relations: NO_RELATIONS };
  const host = { instance: shape.instance, columns: node.columns.map(({ expression }) => expression), outermost: true };
  const { nodes, plans } = planRelations(relations, host, node.columns.length, { dialect, context });
  const columns = nodes.map((expression) => ({ expression, alias: null }));
  return { node: withTables({ ...node, columns: [...node.columns, ...columns] }, context), shape, relations: plans };
}

const NONE: readonly TracedRelation[] = [];
