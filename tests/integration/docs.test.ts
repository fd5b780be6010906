import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { STARTER_SCHEMA } from '../../cli/starter.js';
import { read, root } from '../house/support/source-files.js';
import { snippetsOf } from '../support/docs/fences.js';

const run = promisify(execFile);
const patience = 120_000;

/** Inside the project, so that `dunder` is found, and where git ignores it. */
let folder: string;
beforeAll(() => {
  mkdirSync(join(root, '.dunder'), { recursive: true });
  folder = mkdtempSync(join(root, '.dunder/docs-run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function tsx(...args: readonly string[]): Promise<string> {
  return (await run(process.execPath, ['--import', 'tsx', ...args], { cwd: root })).stdout;
}

describe('the tutorial', () => {
  const [schema, program, ...more] = snippetsOf('docs/tutorial.md', read('docs/tutorial.md')).map(({ text }) => text);

  test('shows what dunder init writes', () => {
    expect(schema).toContain(STARTER_SCHEMA.trim());
    expect(more).toEqual([]);
  });

  test(
    'does what it says',
    async () => {
      const path = folder.slice(root.length);
      mkdirSync(join(folder, 'schema'));
      writeFileSync(join(folder, 'schema/blog.ts'), schema ?? '');
      writeFileSync(join(folder, 'main.ts'), (program ?? '').replace('sqlite:blog.db', `sqlite:${path}/blog.db`));
      await tsx('cli/main.ts', 'generate', '--schema', `${path}/schema`, '--output', `${path}/generated`);
      const output = await tsx(`${path}/main.ts`);
      expect(output).toContain('Hello, world\nAnn 1\n');
      expect(output).toContain('INNER JOIN "author"');
    },
    patience,
  );
});

describe('code of the guides runs (SQLite, or PGlite what SQLite has not)', () => {
  const pages = [
    'queries',
    'expressions',
    'common-table-expressions',
    'custom-lookups',
    'coming-from-drizzle-and-kysely',
    'relations',
    'loading',
    'n-plus-one',
    'generic-relations',
    'inheritance',
    'model-methods',
    'instances',
    'managers',
    'composite-keys',
    'soft-delete-and-tenants',
    'signals',
    'writes',
    'transactions',
    'errors',
    'coming-from-django',
    'coming-from-prisma',
    'coming-from-typeorm-and-mikroorm',
  ];

  test.each(pages)(
    '%s',
    async (page) => {
      // A schema is never run, and some extensions of PostgreSQL are not there.
      const snippets = snippetsOf(page, read(`docs/guides/${page}.md`)).filter(
        ({ text }) => !/'dunder\/schema'|Trigram|PgEmbedding|PgPicture|soundex/m.test(text),
      );
      expect(snippets.length).toBeGreaterThan(0);
      for (const { name, text } of snippets) writeFileSync(join(folder, name), text.replaceAll("'./generated/", "'../../generated/"));
      const runner = join(folder, `run-${page}.ts`);
      writeFileSync(runner, RUNNER);
      const files = snippets.map(({ name }) => join(folder, name));
      expect(await tsx(runner, ...files)).toBe(files.map((file) => `ran ${file}\n`).join(''));
    },
    patience,
  );
});

/** Gives each block a database of its own with an author, a post and a tag in it, and the names of docs/preludes. */
const RUNNER = `
import * as dunder from 'dunder';
import { clearGlobalFilters, createTables, dropTables } from 'dunder/testing';
import * as client from '../../generated/index.js';

Object.assign(globalThis, dunder, client);
console.log = () => undefined;
const models = [...client.registry.definitions()].map(({ name }) => name).filter((name) => !name.startsWith('Pg'));
const outcomes = new Map();
for (const file of process.argv.slice(2)) {
  await dunder.configure({ databases: { default: \`sqlite:\${file}.db\` } });
  outcomes.set(file, await attempt(file, 'sqlite'));
}
const elsewhere = [...outcomes].filter(([, error]) => error instanceof dunder.NotSupportedError || /no such (function|table: lower)/.test(error?.message));
if (elsewhere.length > 0) await dunder.configure({ databases: { default: 'pglite:' } });
for (const [file, first] of elsewhere) {
  await dropTables(client.registry, { models });
  const error = await attempt(file, 'pglite');
  // Some blocks are for MySQL alone.
  const isForMysql = error instanceof dunder.NotSupportedError && first instanceof dunder.NotSupportedError;
  outcomes.set(file, isForMysql ? undefined : error);
}
for (const [file, error] of outcomes) process.stdout.write(error === undefined ? \`ran \${file}\\n\` : \`\${file}: \${error.message}\\n\`);

async function attempt(file, database) {
  await createTables(client.registry, { models });
  const author = await client.Author.objects.create({ name: 'Zoe', email: 'zoe@example.com', age: 30 });
  const post = await client.Post.objects.create({ author, title: 'Hello', slug: 'hello' });
  const tag = await client.Tag.objects.create({ name: 'one tag', slug: 'one-tag' });
  for (const n of [2, 3, 4, 5]) await client.Tag.objects.create({ name: \`tag \${n}\`, slug: \`tag-\${n}\` });
  await client.Account.objects.create({ owner: 'Zoe', balance: 100 });
  await client.Comment.objects.create({ post, body: 'Well!', approved: true });
  Object.assign(globalThis, { author, post, tag });
  clearGlobalFilters();
  try {
    await import(\`\${file}?\${database}\`);
    return undefined;
  } catch (error) {
    return error;
  }
}
await dunder.connections.close();
`;
