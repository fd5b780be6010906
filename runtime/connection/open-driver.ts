import type { Driver, DriverOptions } from '../dialects/driver.js';
import { ConfigurationError } from '../errors/configuration-error.js';
import { type DatabaseAddress, parseUrl } from './parse-url.js';

/**
 * Opens the driver that a URL names. The driver's module and its package are imported here and not before. No connection is made
 * yet, except that a SQLite file is opened. What the URL says (`?poolSize=20`) goes before the options.
 *
 * @example
 * ```ts
 * const driver = await openDriver({ url: 'sqlite:app.db', poolSize: 10, connectTimeout: 10_000, preparedStatements: 500 });
 * ```
 */
export async function openDriver(options: DriverOptions): Promise<Driver> {
  const address = parseUrl(options.url);
  const common = {
    url: address.target,
    label: address.label,
    poolSize: address.poolSize ?? options.poolSize,
    connectTimeout: address.connectTimeout ?? options.connectTimeout,
    preparedStatements: address.preparedStatements ?? options.preparedStatements,
  };
  switch (address.kind) {
    case 'postgres':
      checkDriver(address, ['pg']);
      return (await import('../dialects/postgres/drivers/pg.js')).openPg(common);
    case 'pglite':
      checkDriver(address, ['pglite']);
      return (await import('../dialects/postgres/drivers/pglite.js')).openPglite({
        ...common,
        path: address.target,
        names: address.extensions ?? [],
        extensions: options.extensions ?? {},
      });
    case 'mysql':
      checkDriver(address, ['mysql2']);
      return (await import('../dialects/mysql/drivers/mysql2.js')).openMysql2(common);
    case 'sqlite':
      checkDriver(address, ['libsql', 'better-sqlite3', 'node']);
      return (await import('../dialects/sqlite/drivers/open-sqlite.js')).openSqlite({ ...common, path: address.target }, address.driver);
  }
}

function checkDriver({ driver }: DatabaseAddress, known: readonly string[]): void {
  if (driver === undefined || known.includes(driver)) return;
  throw new ConfigurationError({
    code: 'CONNECTION.BAD_URL',
    message: `The database URL asks for the driver '${driver}', which is not known.`,
    hint: `Drivers for this database: ${known.join(', ')}.`,
  });
}
