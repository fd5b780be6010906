import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createDialect } from '../../../../../runtime/dialects/dialects.js';
import type { DialectName } from '../../../../../runtime/dialects/dialect.js';
import { circle, shop } from '../../../../support/ddl-models.js';

const servers: readonly (readonly [file: string, dialect: DialectName, version: string])[] = [
  ['postgres', 'postgres', '15.4'],
  ['mariadb', 'mysql', '10.11.6-MariaDB'],
  ['mysql', 'mysql', '8.4.0'],
  ['sqlite', 'sqlite', '3.45.1'],
];

/** The whole DDL of two schemas against the files in expected/; UPDATE_GOLDEN=1 writes what is made now, for review. */
test.each(servers)('%s: all statements', async (file, dialect, version) => {
  const ddl = await createDialect(dialect, version).ddl();
  const parts = [shop, circle].flatMap((schema) => {
    const { statements, warnings } = ddl.createTables(schema.models, schema);
    return [
      ...statements.map((sql) => `${sql};`),
      ...warnings.map((warning) => `-- ${warning}`),
      ...ddl.dropTables(schema.models, schema).map((sql) => `${sql};`),
    ];
  });
  const golden = new URL(`./expected/${file}.sql`, import.meta.url);
  const text = `${parts.join('\n')}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, 'utf8'));
});
