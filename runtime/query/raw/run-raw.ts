import type { Database } from '../../connection/database.js';
import { connectDialect } from '../../connection/dialect-of.js';
import { getConnection } from '../../connection/databases.js';
import { databaseForRead } from '../../connection/routers.js';
import { compileSql } from '../../connection/sql-compile.js';
import type { Dialect } from '../../dialects/dialect.js';
import { limitedBy } from '../execute/limited.js';
import { OriginSource } from '../execute/origin-source.js';
import { type ReaderFactory, readerFactory } from '../execute/row-reader.js';
import { prefetchInto } from '../prefetch/prefetch-into.js';
import { type RawShape, rawShape } from './raw-shape.js';
import type { RawState } from './raw-state.js';

interface RawReader extends RawShape {
  readonly reader: ReaderFactory;
}

/** Readers kept per dialect; the oldest goes first. */
const LIMIT = 500;
const readers = new WeakMap<Dialect, Map<string, RawReader>>();

/** The instances of a raw statement, with what it prefetches. */
export const fetchRaw = limitedBy(async (state: RawState): Promise<object[]> => {
  const database = rawDatabase(state);
  const dialect = database.dialectObject ?? (await connectDialect(database));
  const statement = { ...compileSql(state.fragment, database.dialect), describe: true };
  // The names of the columns come with the result: its rows are read afterwards.
  const { rows, columns } = await database.execute(statement, (row) => [...row]);
  const { shape, order, reader } = readerOf(state, dialect, columns ?? []);
  const read = reader(new OriginSource([shape.instance], database.alias, state.fetchMode));
  const instances = rows.map((row) => read(order.map((place) => row[place])) as object);
  if (state.prefetch.length > 0 && instances.length > 0)
    await prefetchInto(instances, state.prefetch, state.model, { using: database.alias, without: [] });
  return instances;
});

export function rawDatabase(state: RawState): Database {
  return state.using === null ? databaseForRead(state.model.name) : getConnection(state.using);
}

/** What the columns become is worked out once for a list of columns. */
function readerOf(state: RawState, dialect: Dialect, columns: readonly string[]): RawReader {
  let known = readers.get(dialect);
  if (known === undefined) readers.set(dialect, (known = new Map()));
  const key = JSON.stringify([state.model.id, columns, [...state.translations], [...state.annotations], [...state.deferred]]);
  let made = known.get(key);
  if (made === undefined) {
    const shape = rawShape(state, columns);
    made = { ...shape, reader: readerFactory(shape.shape, dialect.codecs) };
    if (known.size >= LIMIT) known.delete(known.keys().next().value!);
    known.set(key, made);
  }
  return made;
}
