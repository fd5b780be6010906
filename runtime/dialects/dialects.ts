import type { Dialect, DialectName } from './dialect.js';
import type { ServerFacts } from './driver.js';
import { mysqlDialect } from './mysql/dialect.js';
import { postgresDialect } from './postgres/dialect.js';
import { sqliteDialect } from './sqlite/dialect.js';

/** The dialect of a server that says this of its version. */
export function createDialect(name: DialectName, version: string, facts: ServerFacts = {}): Dialect {
  return CREATE[name](version, facts);
}

/** The dialect of a database that was not asked yet: of the newest version, for texts that are only shown. */
export function assumedDialect(name: DialectName): Dialect {
  return (assumed[name] ??= CREATE[name](NEWEST[name], {}));
}

const CREATE: Readonly<Record<DialectName, (version: string, facts: ServerFacts) => Dialect>> = {
  postgres: postgresDialect,
  mysql: mysqlDialect,
  sqlite: sqliteDialect,
};
const NEWEST: Readonly<Record<DialectName, string>> = { postgres: '18.0', mysql: '8.4.0', sqlite: '3.50.0' };
const assumed: Partial<Record<DialectName, Dialect>> = {};
