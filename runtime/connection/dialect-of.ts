import type { Dialect } from '../dialects/dialect.js';
import { assumedDialect, createDialect } from '../dialects/dialects.js';
import type { Database } from './database.js';

/** The dialect of a database, by what its server says of itself: known after the first connection. */
export async function connectDialect(database: Database): Promise<Dialect> {
  return (database.dialectObject ??= createDialect(database.dialect, await database.serverVersion(), (await database.driver()).facts));
}

/** For what is only shown: the dialect as it is known, without connecting. */
export function shownDialect(database: Database): Dialect {
  return database.dialectObject ?? assumedDialect(database.dialect);
}
