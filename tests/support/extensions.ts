import type { DriverConnection } from '../../runtime/dialects/driver.js';
import type { TestDatabase } from './databases.js';

/** Of PGlite, those that come with it and pgvector of a package of its own. */
const BUNDLED = 'hstore,citext,pg_trgm,unaccent,btree_gist,bloom,pgcrypto';

/** The options of a database whose extensions the tests use: a server has them, and PGlite is told. */
export async function withExtensions(
  database: TestDatabase,
): Promise<{ readonly url: string; readonly extensions?: Record<string, object> }> {
  if (database.name !== 'pglite') return { url: database.url };
  const { vector } = await import('@electric-sql/pglite-pgvector');
  return { url: `${database.url}?extensions=${BUNDLED}`, extensions: { vector } };
}

/** Can the server make this extension? Then it is there. */
export async function hasExtension(connection: DriverConnection, name: string): Promise<boolean> {
  const sql = 'SELECT count(*) FROM pg_available_extensions WHERE name = $1';
  const { rows } = await connection.query({ sql, parameters: [name] }, (row) => Number(row[0]));
  if (rows[0] === 0) return false;
  await connection.script(`CREATE EXTENSION IF NOT EXISTS "${name}"`);
  return true;
}
