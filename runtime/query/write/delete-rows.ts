import type { Database } from '../../connection/database.js';
import type { Dialect } from '../../dialects/dialect.js';
import type { DeleteNode, SelectNode } from '../../sql/ast/index.js';
import { type Prepared, preparedFor, statementName } from '../execute/plan-cache.js';
import { ignoreRow, runPrepared } from '../execute/run-prepared.js';
import { withTables } from '../plan/common-tables.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import { planGroup } from '../plan/plan-group.js';
import type { QueryState } from '../query-state.js';
import { type TracedState, traceState } from '../trace-state.js';
import { asksChangedTable } from './changed-table.js';
import { keyInSelect } from './key-in-select.js';

/** One DELETE over the rows of a state, without looking at what points at them; the number of rows. */
export async function deleteRows(database: Database, dialect: Dialect, state: QueryState): Promise<number> {
  if (state.empty) return 0;
  const { prepared, values } = preparedFor<TracedState, null>(
    dialect,
    database.alias,
    'delete',
    (tracer) => traceState(state, tracer),
    (traced, filters): Prepared<null> => {
      const node = planDelete(new SelectPlanner(traced.model, planContext(dialect.features, filters)), traced);
      return { compiled: node === null ? null : dialect.compiler.compile(node), name: statementName(), extra: null };
    },
  );
  return (await runPrepared(database, prepared, values, ignoreRow)).affected;
}

function planDelete(planner: SelectPlanner, state: TracedState): DeleteNode | null {
  planner.apply(state);
  if (state.empty || planner.impossible) return null;
  const table = planner.model.concrete.table;
  const alone = planner.tree.entries.length === 1 && planner.context.tables.nodes.length === 0;
  const plain = alone && planner.grouped === null && planner.qualifyNode === null;
  if (plain && !asksChangedTable(planner.whereNode, table, planner.context.features))
    return { kind: 'delete', table, where: planner.whereNode, returning: [] };
  const groupBy = planGroup(planner, { columns: [], shape: { kind: 'objects', columns: [] }, positions: new Map(), instances: [] }, []);
  const select: SelectNode = withTables({ ...planner.base(), columns: [], groupBy }, planner.context);
  return { kind: 'delete', table, where: keyInSelect(planner, select), returning: [] };
}
