import type { Driver } from '../../driver.js';
import { loadPackage } from '../../load-package.js';
import { type FunctionRegistry, registerFunctions } from './sql-functions.js';
import { adaptBetterSqlite3, type BetterSqlite3Database } from './better-sqlite3-api.js';
import { openSyncSqlite, type SqliteOptions } from './sync-sqlite-driver.js';

/** SQLite through the package better-sqlite3. */
export async function openBetterSqlite3(options: SqliteOptions): Promise<Driver> {
  // A name in a variable: the package brings no types, and need not be there when dunder is compiled.
  const name: string = 'better-sqlite3';
  const { default: Database } = await loadPackage(
    name,
    'SQLite',
    () =>
      import(name) as Promise<{
        default: new (path: string) => BetterSqlite3Database & FunctionRegistry & { unsafeMode(on: boolean): unknown };
      }>,
  );
  return openSyncSqlite(options, (path) => {
    const database = new Database(path);
    registerFunctions(database);
    // Otherwise nothing could be written while the rows of a stream are read.
    database.unsafeMode(true);
    return adaptBetterSqlite3(database, { cutsZeroBytes: false, takesFunctions: true, keepsExplainOpen: false, getsStale: false });
  });
}
