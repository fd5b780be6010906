import { ConfigurationError } from '../../../errors/configuration-error.js';
import type { Driver } from '../../driver.js';
import type { SqliteOptions } from './sync-sqlite-driver.js';

/** SQLite through the package that is named, or through the first that is there: better-sqlite3, libsql, node:sqlite. */
export async function openSqlite(options: SqliteOptions, driver: string | undefined): Promise<Driver> {
  if (driver !== undefined) return openers[driver as keyof typeof openers](options);
  for (const open of Object.values(openers)) {
    try {
      return await open(options);
    } catch (error) {
      if (!(error instanceof ConfigurationError && error.code === 'CONNECTION.MISSING_DRIVER')) throw error;
    }
  }
  throw new ConfigurationError({
    code: 'CONNECTION.MISSING_DRIVER',
    message: 'SQLite needs one of the packages better-sqlite3 and libsql, or Node 22.16 with node:sqlite; none of them is there.',
    hint: 'npm install better-sqlite3',
  });
}

const openers = {
  'better-sqlite3': async (options: SqliteOptions): Promise<Driver> => (await import('./better-sqlite3.js')).openBetterSqlite3(options),
  libsql: async (options: SqliteOptions): Promise<Driver> => (await import('./libsql.js')).openLibsql(options),
  node: async (options: SqliteOptions): Promise<Driver> => (await import('./node-sqlite.js')).openNodeSqlite(options),
};
