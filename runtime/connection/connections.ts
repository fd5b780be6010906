import { configuredDatabases, getConnection } from './databases.js';
import type { Database } from './database.js';

export interface ConnectionsApi {
  readonly default: Database;
  /** The database of an alias; an unknown one is an error that names the choices. */
  get(alias: string): Database;
  /** All that are configured. */
  all(): readonly Database[];
  /** Waits for the sessions in use and closes all. */
  close(): Promise<void>;
}

/** Every configured alias is a property. */
export type Connections = ConnectionsApi & { readonly [alias: string]: Database };

const api: ConnectionsApi = {
  get default() {
    return getConnection();
  },
  get: getConnection,
  all: configuredDatabases,
  async close() {
    await Promise.all(configuredDatabases().map((database) => database.close()));
  },
};

/**
 * The databases of `configure`.
 *
 * @example
 * ```ts
 * const rows = await connections.default.query(sql`SELECT 1 AS one`);
 * process.once('SIGTERM', () => connections.close());
 * ```
 * Follows https://docs.djangoproject.com/en/6.0/topics/db/multi-db/
 */
// A property of an alias is found by the proxy, which no type can say: `get` below gives a Database for every other name.
export const connections: Connections = new Proxy(api, {
  get: (target, name) => (typeof name === 'symbol' || name in target || probes.has(name) ? Reflect.get(target, name) : getConnection(name)),
  has: (target, name) => name in target || configuredDatabases().some((database) => database.alias === name),
}) as Connections;

/** What promises, JSON and test runners ask of every object. */
const probes: ReadonlySet<string> = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', 'tagName', '$$typeof', 'inspect']);
