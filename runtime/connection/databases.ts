import { ConfigurationError } from '../errors/configuration-error.js';
import { Database } from './database.js';
import type { DatabaseOptions } from './database-options.js';

export const DEFAULT_DATABASE = 'default';

/** The configured databases by alias. Empty until `configure`, or until the first use, which looks for DATABASE_URL. */
let databases: ReadonlyMap<string, Database> = new Map();
let defaultDatabase: Database | undefined;
let list: readonly Database[] = [];

/**
 * The database of an alias.
 *
 * @example
 * ```ts
 * await getConnection('replica').query(sql`SELECT 1`);
 * ```
 */
export function getConnection(alias?: string): Database {
  if (alias === undefined || alias === DEFAULT_DATABASE) return defaultDatabase ?? fromEnvironment();
  const database = databases.get(alias);
  if (database === undefined) throw unknownAlias(alias);
  return database;
}

/** The same array until `configure` changes something. */
export function configuredDatabases(): readonly Database[] {
  return list;
}

/** Puts these in the place of the former ones; one whose options are the same stays. Gives those that are out of use. */
export function replaceDatabases(options: Readonly<Record<string, DatabaseOptions>>): readonly Database[] {
  const former = databases;
  const next = new Map<string, Database>();
  for (const [alias, wanted] of Object.entries(options)) {
    const known = former.get(alias);
    next.set(alias, known !== undefined && isSame(known.options, wanted) ? known : new Database(alias, wanted));
  }
  install(next);
  return [...former.values()].filter((database) => next.get(database.alias) !== database);
}

function fromEnvironment(): Database {
  const url = process.env['DATABASE_URL'];
  if (databases.size > 0 || url === undefined || url === '') throw notConfigured();
  const database = new Database(DEFAULT_DATABASE, { url });
  install(new Map([[DEFAULT_DATABASE, database]]));
  return database;
}

function install(next: ReadonlyMap<string, Database>): void {
  databases = next;
  defaultDatabase = next.get(DEFAULT_DATABASE);
  list = [...next.values()];
}

function isSame(a: DatabaseOptions, b: DatabaseOptions): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof DatabaseOptions>;
  return [...names].every((name) => a[name] === b[name]);
}

function notConfigured(): ConfigurationError {
  if (databases.size > 0) return unknownAlias(DEFAULT_DATABASE);
  return new ConfigurationError({
    code: 'CONNECTION.NOT_CONFIGURED',
    message: 'No database is configured.',
    hint: "Call configure({ databases: { default: 'postgres://user:password@host/database' } }) before the first query, or set DATABASE_URL.",
  });
}

function unknownAlias(alias: string): ConfigurationError {
  const aliases = [...databases.keys()];
  return new ConfigurationError({
    code: 'CONNECTION.UNKNOWN_ALIAS',
    message: `There is no database '${alias}'.`,
    hint:
      aliases.length === 0
        ? `configure({ databases: { default: '…', ${alias}: '…' } }) makes it.`
        : `Choices are: ${aliases.join(', ')}. Others are made by configure({ databases: { … } }).`,
  });
}
