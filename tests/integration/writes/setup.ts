import { afterAll, beforeAll } from '@jest/globals';
import { captureQueries } from '../../../runtime/connection/capture-queries.js';
import { configure } from '../../../runtime/connection/configure.js';
import { createTables } from '../../../runtime/testing/index.js';
import { registry } from '../../../generated/index.js';
import type { TestDatabase } from '../../support/databases.js';
import { openWithTables } from '../../support/open-with-tables.js';

/** The tables that the tests of writes use: all of the reference schema but those that only PostgreSQL has. */
export const MODELS = registry
  .definitions()
  .map((model) => model.name)
  .filter((name) => !name.startsWith('Pg') && name !== 'AllTypes' && name !== 'LegacyAccount');

/** Connects `default` to the database of a describe block and creates the tables in it. */
export function useTables(database: TestDatabase): void {
  beforeAll(() => openWithTables(database, 'tables', () => createTables(registry, { models: MODELS })), 60_000);
  afterAll(() => configure({ databases: {} }));
}

export { features } from '../../support/blog.js';

/** The statements that `fn` sends, in double quotes and with `?` for every parameter, so that one text serves all databases. */
export async function statements(fn: () => unknown): Promise<string[]> {
  const queries = await captureQueries(fn);
  return queries.map(({ sql }) =>
    sql
      .replaceAll('`', '"')
      .replace(/\$\d+(::(double precision|timestamp with time zone|[a-z]+)(\[\])?)?/g, '?')
      .replace(/CAST\(\? AS [^)]+\)/g, '?')
      .replace(/(?<= IN \()\?(, \?)*(?=\))/g, '…')
      .replace(/= ANY\(\?\)/g, 'IN (…)')
      .replace(/"(s\d+)_\w+"/g, '$1'),
  );
}
