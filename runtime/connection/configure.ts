import { checkConfiguration } from './check-configuration.js';
import type { DatabaseOptions } from './database-options.js';
import { replaceDatabases } from './databases.js';
import type { LogOptions } from './query-log.js';
import { setRouters, type Router } from './routers.js';
import { watchSlowQueries } from './slow-query-log.js';

/** What holds where nothing else is said. */
export interface Defaults {
  /** How a relation that is not loaded is fetched: for one instance, for all of its result, or not at all. Default `peers`. */
  readonly fetchMode?: 'one' | 'peers' | 'raise' | undefined;
  /** How prefetchRelated() loads: by a query for each relation, or all in one statement. Default `queries`. */
  readonly prefetchStrategy?: 'queries' | 'statement' | undefined;
}

export interface Configuration {
  /** By alias: a URL, or a URL with options. Those that are not named are closed. */
  readonly databases?: Readonly<Record<string, string | DatabaseOptions>> | undefined;
  /** Asked in this order. Default: everything goes to `default`. */
  readonly routers?: readonly Router[] | undefined;
  readonly log?: LogOptions | undefined;
  readonly defaults?: Defaults | undefined;
}

let defaults: Defaults = {};

/**
 * Says which databases there are. It does not connect: that is for the first query. Called again, it changes what it names and leaves
 * the rest; databases that are replaced finish what runs and close, and the promise waits for them.
 *
 * @example
 * ```ts
 * configure({
 *   databases: { default: process.env.DATABASE_URL ?? 'sqlite:app.db', replica: { url: process.env.REPLICA_URL, poolSize: 20 } },
 *   routers: [new PrimaryReplicaRouter()],
 *   log: { slow: 200 },
 * });
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/ref/settings/#databases
 */
export function configure(configuration: Configuration): Promise<void> {
  checkConfiguration(configuration);
  const { databases, routers, log } = configuration;
  const replaced = databases === undefined ? [] : replaceDatabases(withOptions(databases));
  if (routers !== undefined) setRouters(routers);
  if ('log' in configuration) watchSlowQueries(log);
  if (configuration.defaults !== undefined) defaults = { ...defaults, ...configuration.defaults };
  return drain(replaced.map((database) => database.close()));
}

export function configuredDefaults(): Defaults {
  return defaults;
}

function withOptions(databases: Readonly<Record<string, string | DatabaseOptions>>): Record<string, DatabaseOptions> {
  return Object.fromEntries(Object.entries(databases).map(([alias, given]) => [alias, typeof given === 'string' ? { url: given } : given]));
}

/** Nobody needs to wait for the end of old connections: a failure there is a warning. */
async function drain(closing: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(closing)) {
    if (outcome.status === 'rejected') process.emitWarning(`Closing a replaced database failed: ${String(outcome.reason)}`);
  }
}
