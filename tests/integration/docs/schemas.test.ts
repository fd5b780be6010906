import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { configure } from 'dunder';
import type { Registry } from 'dunder/codegen';
import { createTables, dropTables } from 'dunder/testing';
import { formatDiagnostics } from '../../../generator/format-diagnostics.js';
import { generate } from '../../../generator/generate.js';
import { projectFiles, read } from '../../house/support/source-files.js';
import { describeEachDatabase } from '../../support/databases.js';
import { type Fence, readFences, snippetsOf } from '../../support/docs/fences.js';
import { makeFolder } from '../../support/docs/run-blocks.js';

const folder = makeFolder();
afterAll(folder.remove);

const schemas = projectFiles()
  .filter((file) => /^(?:README|docs\/.+)\.md$/.test(file))
  .flatMap((page) => snippetsOf(page, read(page)).filter(({ text }) => text.includes("'dunder/schema'")));
const rootOf = (name: string): string => join(folder.path, name.replaceAll('/', '-'));

test.each(schemas)('$name is a schema', async ({ name, text }) => {
  mkdirSync(rootOf(name));
  writeFileSync(join(rootOf(name), 'schema.ts'), text);
  const { diagnostics, models } = await generate({ root: rootOf(name), cache: false });
  expect(formatDiagnostics(diagnostics, () => text)).toBe('');
  expect(models).toBeGreaterThan(0);
});

describeEachDatabase('tables of the schemas', (database) => {
  beforeAll(() => configure({ databases: { default: database.url } }));
  afterAll(() => configure({ databases: {} }));

  // Others name classes that are not on the page.
  test.each(schemas.filter(({ text }) => !/from '\.{1,2}\//.test(text)))('$name', async ({ name, origin }) => {
    const { registry } = (await import(join(rootOf(name), 'generated/index.ts'))) as { readonly registry: Registry };
    const statements = await createTables(registry, { onWarning: () => undefined });
    await dropTables(registry);
    const shown = tableShownBelow(origin);
    // The tables are shown as PostgreSQL has them.
    if (database.name === 'postgres' && shown !== undefined) expect(inOneLine(statements.join(' '))).toContain(inOneLine(shown.code));
    else expect(statements[0]).toMatch(/^CREATE TABLE/);
  });
});

/** The block of SQL that comes next on the page. */
function tableShownBelow(origin: readonly string[]): Fence | undefined {
  const [page = '', line] = (origin.at(-1) ?? '').split(':');
  const next = readFences(page, read(page)).find((fence) => fence.line > Number(line));
  return next?.info === 'sql' ? next : undefined;
}

const inOneLine = (sql: string): string => sql.replaceAll(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')').trim();
