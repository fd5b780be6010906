import type { Driver } from '../../driver.js';
import { loadPackage } from '../../load-package.js';
import { adaptBetterSqlite3, type BetterSqlite3Constructor } from './better-sqlite3-api.js';
import { openSyncSqlite, type SqliteOptions } from './sync-sqlite-driver.js';

/**
 * SQLite through the package libsql. It cannot define SQL functions, ends the process when it is given a boolean or undefined
 * (parameters.ts lets neither through), and reads text only up to a zero byte (which is refused on the way in).
 */
export async function openLibsql(options: SqliteOptions): Promise<Driver> {
  const { default: Database } = await loadPackage('libsql', 'SQLite', () => import('libsql'));
  // The published types describe a callable namespace without `new (path)`.
  const Constructor = Database as unknown as BetterSqlite3Constructor;
  return openSyncSqlite(options, (path) =>
    adaptBetterSqlite3(new Constructor(path), { cutsZeroBytes: true, takesFunctions: false, keepsExplainOpen: true, getsStale: true }),
  );
}
