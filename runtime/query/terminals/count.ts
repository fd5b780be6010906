import { connectDialect } from '../../connection/dialect-of.js';
import type { ExpressionSqlNode, SelectNode } from '../../sql/ast/index.js';
import { COUNT } from '../../sql/ast/index.js';
import { selectFrom } from '../../sql/ast/select-from.js';
import { knownRows } from '../execute/known-rows.js';
import { askRows } from '../execute/run-prepared.js';
import { databaseOf } from '../execute/run-select.js';
import { withTables } from '../plan/common-tables.js';
import { namedColumns } from '../plan/derived-select.js';
import { countedOrder } from '../plan/counted-order.js';
import { countedRows } from '../plan/counted-rows.js';
import { planRows } from '../plan/plan-rows.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import { isSliced, ordersMatter, type QueryState, withState } from '../query-state.js';
import { type TracedState, traceState } from '../trace-state.js';

const ROWS: ExpressionSqlNode = {
  kind: 'aggregate',
  name: 'count',
  arguments: [{ kind: 'star' }],
  distinct: false,
  filter: null,
  orderBy: [],
  argumentType: COUNT,
  type: COUNT,
};

/** `SELECT COUNT(*) FROM …`; over what is sliced, distinct or grouped, of a subquery. */
export async function count(state: QueryState): Promise<number> {
  if (state.empty) return 0;
  const known = knownRows(state);
  if (known !== undefined) return known.length;
  const plain = withState(state, {
    ordering: ordersMatter(state) ? state.ordering : [],
    related: [],
    prefetch: [],
    lock: null,
  });
  const database = databaseOf(plain);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const rows = await askRows(
    database,
    dialect,
    'count',
    (tracer) => traceState(plain, tracer),
    (traced, filters) => {
      const node = planCount(new SelectPlanner(traced.model, planContext(dialect.features, filters)), traced);
      return node === null ? null : { node, read: readNumber };
    },
  );
  return rows[0] ?? 0;
}

const readNumber = (row: readonly unknown[]): number => Number(row[0]);

function planCount(planner: SelectPlanner, state: TracedState): SelectNode | null {
  const columns = [{ expression: ROWS, alias: null }];
  const whole = state.combination !== null || isSliced(state) || state.distinct !== false;
  if (state.combination === null) planner.apply(state);
  if (!whole) {
    if (planner.impossible) return null;
    if (planner.grouped === null && planner.qualifyNode === null) return withTables({ ...planner.base(), columns }, planner.context);
  }
  const fresh = new SelectPlanner(planner.model, planContext(planner.features, planner.context.filters));
  const rows = planRows(fresh, countedOrder(state, planner));
  if (rows === null) return null;
  return withTables(derivedSelect(countedRows(rows.node), columns), fresh.context);
}

/** `SELECT … FROM (SELECT …) "rows"`: each column of the inner query needs a name of its own there. */
export function derivedSelect(inner: NonNullable<ReturnType<typeof planRows>>['node'], columns: SelectNode['columns']): SelectNode {
  const named = inner.kind === 'select' ? { ...inner, columns: namedColumns(inner.columns) } : inner;
  return selectFrom(named, 'rows', columns);
}
