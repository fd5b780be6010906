import type { Database } from '../../connection/database.js';
import { connectDialect } from '../../connection/dialect-of.js';
import { databaseForRead, databaseForWrite } from '../../connection/routers.js';
import { getConnection } from '../../connection/databases.js';
import { requireScope } from '../../connection/rollback-mark.js';
import type { Dialect } from '../../dialects/dialect.js';
import type { Origin, Peers } from '../../model/origin.js';
import { prefetchInto } from '../prefetch/prefetch-into.js';
import type { InstanceShape } from '../plan/row-shape.js';
import { planContext, SelectPlanner } from '../plan/select-planner.js';
import { planRows } from '../plan/plan-rows.js';
import type { QueryState } from '../query-state.js';
import { traceState } from '../trace-state.js';
import { bindValues } from './bind.js';
import { type Prepared, preparedFor, statementName } from './plan-cache.js';
import { instanceShapes, type ReaderFactory, readerFactory } from './row-reader.js';
import { worthNaming } from './worth-naming.js';

/** The plan of a SELECT with the way to read its rows. */
export interface RowsExtra {
  readonly reader: ReaderFactory;
  readonly instances: readonly InstanceShape[];
}

export function databaseOf(state: QueryState, write = false): Database {
  if (state.using !== null) return getConnection(state.using);
  return write || state.lock !== null ? databaseForWrite(state.model.name) : databaseForRead(state.model.name);
}

/** The rows of a state, with what it prefetches. */
export async function fetchRows(state: QueryState): Promise<unknown[]> {
  if (state.empty) return [];
  const database = databaseOf(state);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const { prepared, values } = prepareRows(state, dialect);
  const { compiled, extra } = prepared;
  if (compiled === null) return [];
  if (state.lock !== null) requireScope(database.alias, 'selectForUpdate()');
  const origins = originsFor(extra.instances, state, database.alias);
  const parameters = bindValues(compiled.bindings, values);
  const { rows } = await database.execute({ sql: compiled.sql, parameters, name: prepared.name }, extra.reader(origins));
  origins[0]?.peers?.instances.push(...(rows.length <= PEERS ? (rows as object[]) : []));
  if (state.prefetch.length > 0 && rows.length > 0) await prefetchInto(rows as object[], state.prefetch, state.model, database.alias);
  return rows;
}

/** Loading for the peers of an instance asks for as many keys as it has peers: a larger result counts as none. */
const PEERS = 2_000;

/** The plan of a state's rows, from the cache when its shape was seen before. */
export function prepareRows(
  state: QueryState,
  dialect: Dialect,
): { readonly prepared: Prepared<RowsExtra>; readonly values: readonly unknown[] } {
  return preparedFor(
    dialect,
    'rows',
    (tracer) => traceState(state, tracer),
    (traced): Prepared<RowsExtra> => {
      const plan = planRows(new SelectPlanner(traced.model, planContext(dialect.features)), traced);
      if (plan === null) return { compiled: null, name: undefined, extra: { reader: () => () => undefined, instances: [] } };
      const compiled = dialect.compiler.compile(plan.node);
      const named = plan.node.kind === 'select' && worthNaming(plan.node);
      return {
        compiled,
        name: named ? statementName() : undefined,
        extra: { reader: readerFactory(plan.shape, dialect.codecs), instances: instanceShapes(plan.shape) },
      };
    },
  );
}

/** Where the instances of one result come from; those of one relation are peers of each other. */
export function originsFor(instances: readonly InstanceShape[], state: QueryState, database: string): Origin[] {
  return instances.map((shape, index): Origin => {
    const peers: Peers | null = index === 0 ? { instances: [] } : null;
    return { database, adding: false, deferred: shape.deferred, peers, fetchMode: state.fetchMode };
  });
}
