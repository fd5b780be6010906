import type { Database } from '../../connection/database.js';
import { connectDialect } from '../../connection/dialect-of.js';
import type { ReadsTogether } from '../../connection/reads-together.js';
import { databaseForRead, databaseForWrite } from '../../connection/routers.js';
import { getConnection } from '../../connection/databases.js';
import { requireScope } from '../../connection/rollback-mark.js';
import type { Dialect } from '../../dialects/dialect.js';
import { originOf } from '../../model/instance-internals.js';
import { prefetchRows } from '../prefetch/prefetch-rows.js';
import type { InstanceShape } from '../plan/row-shape.js';
import type { QueryState } from '../query-state.js';
import { GivenRelations } from '../statement/given-rows.js';
import { planStatement, traceStatement } from '../statement/plan-statement.js';
import { NO_RELATIONS, type RelationPlans } from '../statement/relation-plan.js';
import { type Prepared, preparedFor, statementName } from './plan-cache.js';
import { knownRows } from './known-rows.js';
import { runPrepared } from './run-prepared.js';
import { OriginSource } from './origin-source.js';
import { instanceShapes, type ReaderFactory, readerFactory } from './row-reader.js';
import { setOwner } from './set-owner.js';
import { worthNaming } from './worth-naming.js';

/** The plan of a SELECT with the way to read its rows. */
export interface RowsExtra {
  readonly reader: ReaderFactory;
  readonly instances: readonly InstanceShape[];
  /** The relations that come with the rows. */
  readonly relations: RelationPlans;
}

export function databaseOf(state: QueryState, write = false): Database {
  if (state.using !== null) return getConnection(state.using);
  const { owner } = state;
  // The rows of a related manager are where its instance is, unless a router knows better.
  const hints = owner === null ? undefined : { instance: owner.instance, database: originOf(owner.instance).database };
  return write || state.lock !== null ? databaseForWrite(state.model.routedName, hints) : databaseForRead(state.model.routedName, hints);
}

/** The rows of a state, with what it prefetches; `single`: there is one at most, whatever the limit says. */
export function fetchRows(state: QueryState, single = false): Promise<unknown[]> {
  if (state.empty) return Promise.resolve([]);
  const known = knownRows(state);
  return known === undefined ? readRows(state, [], null, single || state.high === state.low + 1) : Promise.resolve([...known]);
}

/** The rows, and beside each the key that a prefetch over a join table found it by. */
export interface LinkedRows {
  readonly rows: unknown[];
  readonly links: readonly unknown[];
}

export async function fetchLinked(state: QueryState, together: ReadsTogether | null): Promise<LinkedRows> {
  const links: unknown[] = [];
  return { rows: await readRows(state, links, together), links };
}

async function readRows(state: QueryState, links: unknown[], together: ReadsTogether | null, single = false): Promise<unknown[]> {
  const database = databaseOf(state);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const { prepared, values } = prepareRows(state, dialect, database.alias);
  const { compiled, extra } = prepared;
  if (compiled === null) return [];
  if (state.lock !== null) requireScope(database.alias, 'selectForUpdate()');
  const source = new OriginSource(extra.instances, database.alias, state.fetchMode, links);
  const given = extra.relations === NO_RELATIONS ? null : new GivenRelations(extra.relations, database.alias);
  const read = extra.reader(source);
  const reader = given === null ? read : given.keeping(read);
  const { rows } = await runPrepared(database, prepared, values, reader, dialect.features.pipelines ? together : null, single);
  if (state.owner !== null && state.rows === 'instances') setOwner(rows as object[], state.owner);
  if (state.prefetch.length > 0) await prefetchRows(state, rows, given, database, compiled.sql);
  return rows;
}

/** The plan of a state's rows, from the cache when its shape was seen before. */
export function prepareRows(
  state: QueryState,
  dialect: Dialect,
  database: string,
): { readonly prepared: Prepared<RowsExtra>; readonly values: readonly unknown[] } {
  return preparedFor(
    dialect,
    database,
    'rows',
    (tracer) => traceStatement(state, tracer),
    (traced, filters): Prepared<RowsExtra> => {
      const plan = planStatement(traced, dialect, filters);
      if (plan === null) return { compiled: null, name: undefined, extra: NOTHING };
      const compiled = dialect.compiler.compile(plan.node);
      const named = plan.node.kind === 'select' && worthNaming(plan.node);
      return {
        compiled,
        name: named ? statementName() : undefined,
        extra: { reader: readerFactory(plan.shape, dialect.codecs), instances: instanceShapes(plan.shape), relations: plan.relations },
      };
    },
  );
}

const NOTHING: RowsExtra = { reader: () => () => undefined, instances: [], relations: NO_RELATIONS };
