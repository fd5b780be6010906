import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { generate } from '../../../generator/generate.js';
import { root } from '../../house/support/source-files.js';
import { schemaText } from '../../support/schema-folder.js';

const run = promisify(execFile);
jest.setTimeout(60_000);
const POST = 'export class Post extends Model {\n  title = fields.char({ maxLength: 100 });\n}';
const TAG = 'export class Tag extends Model {\n  name = fields.text();\n}';

/** Inside the project, so that `dunder` is found, and where git ignores it. */
let folder: string;
beforeAll(() => {
  mkdirSync(join(root, '.dunder'), { recursive: true });
  folder = mkdtempSync(join(root, '.dunder/stale-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  mkdirSync(join(folder, 'schema'), { recursive: true });
  write('schema/post.ts', schemaText(POST));
  write('schema/tag.ts', schemaText(TAG));
  expect(await generate({ root: folder, cache: false })).toMatchObject({ ok: true, diagnostics: [] });
});

const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
const change = (): void => write('schema/post.ts', schemaText(POST.replace('100', '200')));

/** What a program that creates the tables, and then asks for rows, is told. */
async function start({ client = './generated/index.js', environment = 'development', createTables = true } = {}): Promise<{
  readonly error: string;
  readonly warnings: readonly string[];
  readonly rows: number;
}> {
  write(
    'main.ts',
    `import { configure } from 'dunder';
import { createTables } from 'dunder/testing';
import { Post, registry } from '${client}';
const told = { error: '', warnings: [] as string[], rows: -1 };
process.on('warning', (warning) => told.warnings.push(warning.name + ' ' + warning.message));
await configure({ databases: { default: 'sqlite::memory:' } });
if (${createTables}) await createTables(registry).catch((error) => (told.error = String(error)));
else Post.objects.filter({ title: 'x' });
if (told.error === '' && ${createTables}) told.rows = await Post.objects.count();
await configure({ databases: {} });
setImmediate(() => console.log(JSON.stringify(told)));
`,
  );
  const env = { ...process.env, NODE_ENV: environment };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', join(folder, 'main.ts')], { cwd: root, env });
  return JSON.parse(stdout);
}

test('a client that is as its schema says is used without a word', async () => {
  write('schema/post.ts', `// Another comment.\n${schemaText(POST)}`);
  expect(await start()).toEqual({ error: '', warnings: [], rows: 0 });
});

test('createTables refuses a client that is older than its schema', async () => {
  change();
  rmSync(join(folder, 'schema/tag.ts'));
  const { error, rows } = await start();
  expect(error).toContain('MODEL.STALE_CLIENT');
  expect(error).toContain('changed since: schema/post.ts, schema/tag.ts (gone).');
  expect(error).toContain('npx dunder generate');
  expect(rows).toBe(-1);
});

test('the first use of a model warns, once', async () => {
  change();
  const { error, warnings } = await start({ createTables: false });
  expect(error).toBe('');
  expect(warnings).toEqual([
    expect.stringMatching(/^DunderWarning MODEL\.STALE_CLIENT: .*schema\/post\.ts\.\nRun `npx dunder generate`\.$/s),
  ]);
});

test('production does not look', async () => {
  change();
  expect(await start({ environment: 'production' })).toEqual({ error: '', warnings: [], rows: 0 });
});

test('where the schema is not there, there is nothing to compare', async () => {
  rmSync(join(folder, 'schema'), { recursive: true });
  expect(await start()).toEqual({ error: '', warnings: [], rows: 0 });
});

test('a compiled client finds the schema above it', async () => {
  change();
  cpSync(join(folder, 'generated'), join(folder, 'dist/generated'), { recursive: true });
  expect((await start({ client: './dist/generated/index.js' })).error).toContain('MODEL.STALE_CLIENT');
});

test('what is written down names no machine', () => {
  const text = readFileSync(join(folder, 'generated/registry.ts'), 'utf8');
  expect(text).toMatch(/files: \{ 'schema\/post\.ts': '[\da-f]{14}', 'schema\/tag\.ts': '[\da-f]{14}' \}/);
  expect(text).not.toContain(folder);
});
