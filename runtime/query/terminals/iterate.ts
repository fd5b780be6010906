import { connectDialect } from '../../connection/dialect-of.js';
import { QueryError } from '../../errors/query-error.js';
import { bindValues } from '../execute/bind.js';
import { knownRows } from '../execute/known-rows.js';
import { LimitedRows } from '../execute/limited.js';
import { OriginSource } from '../execute/origin-source.js';
import { databaseOf, prepareRows } from '../execute/run-select.js';
import { setOwner } from '../execute/set-owner.js';
import { prefetchRows } from '../prefetch/prefetch-rows.js';
import type { QueryState } from '../query-state.js';
import { checkOptions } from '../refine/arguments.js';
import { GivenRelations } from '../statement/given-rows.js';
import { NO_RELATIONS } from '../statement/relation-plan.js';
import { RowIterator } from './row-iterator.js';

/**
 * Rows as the database gives them, in chunks: a cursor on PostgreSQL, the stream of the driver elsewhere; memory is bounded by the
 * chunk. The instances of a chunk are each other's peers, and what is prefetched is loaded chunk by chunk.
 */
export function iterate(state: QueryState, options: object): AsyncIterableIterator<unknown> {
  const rows = new RowIterator(chunksOf(state, options));
  return state.abort === null ? rows : new LimitedRows(rows, state.abort);
}

async function* chunksOf(state: QueryState, options: object): AsyncGenerator<readonly unknown[], void, undefined> {
  checkOptions(options, 'iterator');
  const { chunkSize = 2_000 } = options as { readonly chunkSize?: number };
  if (!Number.isSafeInteger(chunkSize) || chunkSize < 1) {
    throw new QueryError({ code: 'QUERY.BAD_CHUNK_SIZE', message: `chunkSize is a number of rows from 1 on, not ${String(chunkSize)}.` });
  }
  if (state.empty) return;
  const known = knownRows(state);
  if (known !== undefined) return yield known;
  const database = databaseOf(state);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const { prepared, values } = prepareRows(state, dialect, database.alias);
  const { compiled, extra } = prepared;
  if (compiled === null) return;
  const parameters = bindValues(compiled.bindings, values);
  const source = new OriginSource(extra.instances, database.alias, state.fetchMode, [], chunkSize);
  const read = extra.reader(source);
  const given = extra.relations === NO_RELATIONS ? null : new GivenRelations(extra.relations, database.alias);
  const reader = given === null ? read : given.keeping(read);
  for await (const rows of database.stream({ sql: compiled.sql, parameters }, reader, chunkSize)) {
    if (state.owner !== null && state.rows === 'instances') setOwner(rows as object[], state.owner);
    if (state.prefetch.length > 0) await prefetchRows(state, rows, given, database, compiled.sql);
    given?.forget(rows as object[]);
    yield rows;
  }
}
