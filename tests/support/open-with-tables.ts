import { configure } from '../../runtime/connection/configure.js';
import type { TestDatabase } from './databases.js';

/**
 * Connects `default` to the database, and makes tables in it. They take PGlite two seconds of CPU: there the first test of a run makes those of a
 * name, and the others copy them.
 */
export async function openWithTables(database: TestDatabase, name: string, create: () => Promise<unknown>): Promise<void> {
  const open = () => configure({ databases: { default: database.url }, routers: [] });
  if (database.name !== 'pglite') {
    await open();
    await create();
    return;
  }
  // Imported here, for the package is optional.
  const { copyKeptPglite, keepPglite } = await import('./pglite-template.js');
  const folder = database.url.slice('pglite:'.length);
  if (!copyKeptPglite(name, folder)) {
    await open();
    await create();
    await configure({ databases: {} });
    keepPglite(name, folder);
  }
  await open();
}
