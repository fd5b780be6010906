import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatDiagnostics, readTextBelow } from '../../../generator/format-diagnostics.js';
import { loadSchema } from '../../../generator/load-schema.js';

let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'dunder-load-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: { readonly [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const model = (name: string, body = ''): string =>
  `import { Model, fields } from 'dunder/schema';\nexport class ${name} extends Model { ${body} }\n`;

test('a folder, a file and globs', () => {
  write({ 'schema/a.ts': model('A'), 'schema/deep/b.ts': model('B'), 'schema/c.d.ts': model('C'), 'schema/node_modules/d.ts': model('D') });
  const names = (schema: string | readonly string[]): string[] => loadSchema({ root, schema }).schema.models.map((found) => found.name);
  expect(names('schema')).toEqual(['A', 'B']);
  expect(names('schema/deep/b.ts')).toEqual(['B']);
  expect(names(['schema/*.ts', 'schema/deep/*.ts'])).toEqual(['A', 'B']);
});

test('a field type that every object seems to have is unknown as any other', () => {
  write({ 'schema/a.ts': model('A', 'a = fields.constructor(); b = fields.string();') });
  expect(loadSchema({ root, schema: 'schema' }).diagnostics.map(({ code, hint }) => [code, hint])).toEqual([
    ['SCHEMA.UNKNOWN_FIELD_TYPE', expect.stringMatching(/^Choices are: auto, /)],
    ['SCHEMA.UNKNOWN_FIELD_TYPE', 'Write fields.char({ maxLength }) or fields.text().'],
  ]);
});

test('models that a schema file imports belong to the schema, and every file that was read is named', () => {
  write({
    'schema/index.ts': "export * from '../models/post.js';\n",
    'models/post.ts': `import { LIMIT } from '../shared/limits.js';\n${model('Post', 'title = fields.char({ maxLength: LIMIT });')}`,
    'shared/limits.ts': 'export const LIMIT = 7;\n',
    'shared/unused.ts': 'export const X = 7;\n',
  });
  const loaded = loadSchema({ root, schema: 'schema' });
  expect(loaded.diagnostics).toEqual([]);
  expect(loaded.schema.models[0]?.fields[1]?.type).toEqual({ kind: 'char', maxLength: 7 });
  expect([...loaded.files.keys()]).toEqual(['models/post.ts', 'schema/index.ts', 'shared/limits.ts']);
});

test('models are found behind paths of tsconfig.json, imports of package.json and packages of the workspace', () => {
  write({
    'app/tsconfig.json': '{ "extends": "./paths.json", "compilerOptions": { "module": "commonjs" } } // as people write it',
    'app/paths.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }),
    'app/package.json': JSON.stringify({ name: 'app', type: 'module', imports: { '#schema/*': './src/schema/*.ts' } }),
    'app/src/aliased.ts': model('Aliased'),
    'app/src/schema/numbered.ts': model('Numbered'),
    'db/package.json': JSON.stringify({ name: '@shop/db', type: 'module', exports: { './schema': './schema/user.ts' } }),
    'db/schema/user.ts': model('User'),
    'app/node_modules/installed/package.json': JSON.stringify({ name: 'installed', exports: './index.ts' }),
    'app/node_modules/installed/index.ts': model('Installed'),
    'app/schema.ts': `import { Aliased } from '@/aliased';
import { Numbered } from '#schema/numbered';
import { User } from '@shop/db/schema';
import { Installed } from 'installed';
${['Aliased', 'Numbered', 'User'].map((name) => model(`To${name}`, `to = fields.foreignKey(${name}, { onDelete: 'CASCADE' });`)).join('')}
${model('Other', "to = fields.foreignKey(Installed, { onDelete: 'CASCADE' });")}`,
  });
  mkdirSync(join(root, 'app/node_modules/@shop'), { recursive: true });
  symlinkSync(join(root, 'db'), join(root, 'app/node_modules/@shop/db'), 'junction');
  const { schema, diagnostics, files } = loadSchema({ root: join(root, 'app'), schema: 'schema.ts' });
  expect(diagnostics).toMatchObject([
    { code: 'SCHEMA.UNKNOWN_MODEL', text: 'Installed', hint: "'installed' leads to no TypeScript file outside of node_modules." },
  ]);
  const relationOf = (name: string) => schema.models.find((found) => found.name === name)?.fields[1]?.relation;
  expect(['ToAliased', 'ToNumbered', 'ToUser'].map(relationOf)).toMatchObject([
    { model: 'Aliased' },
    { model: 'Numbered' },
    { model: 'User' },
  ]);
  expect([...files.keys()]).toEqual(['../db/schema/user.ts', 'schema.ts', 'src/aliased.ts', 'src/schema/numbered.ts']);
});

test('a pattern that matches nothing', () => {
  expect(loadSchema({ root, schema: 'nowhere' }).diagnostics).toMatchObject([
    { code: 'SCHEMA.NO_FILES', source: { file: 'nowhere', line: 1 }, hint: expect.stringContaining('`dunder init`') },
  ]);
});

test('nothing of the file is executed', () => {
  write({ 'schema.ts': `throw new Error('run');\n${model('Post')}` });
  expect(loadSchema({ root, schema: 'schema.ts' }).schema.models.map((found) => found.name)).toEqual(['Post']);
});

test('the schema is frozen to its leaves', () => {
  write({ 'schema.ts': model('Post', 'title = fields.char({ maxLength: 5 });') });
  const [post] = loadSchema({ root, schema: 'schema.ts' }).schema.models;
  expect(Object.isFrozen(post) && Object.isFrozen(post?.fields[1]?.type)).toBe(true);
});

test('a fault shows its line, a mark under the words and the way out', () => {
  write({ 'schema/blog.ts': model('Post', 'title = fields.char({ maxLenght: 5 });') });
  const { diagnostics } = loadSchema({ root, schema: 'schema' });
  const [first, line, mark, hint] = formatDiagnostics(diagnostics, readTextBelow(root)).split('\n');
  expect(first).toBe("schema/blog.ts:2:57 error SCHEMA.UNKNOWN_OPTION: 'Post.title' has an unknown option 'maxLenght'.");
  expect(line?.slice(mark?.indexOf('^'), (mark?.lastIndexOf('~') ?? 0) + 1)).toBe('maxLenght');
  expect(hint).toMatch(/^ {2}→ Did you mean 'maxLength'\?/);
});

test('a text that is nested too deeply is a fault, not a crash', () => {
  write({ 'schema.ts': model('Post', `a = fields.json({ default: ${'['.repeat(50_000)}${']'.repeat(50_000)} });`) });
  expect(loadSchema({ root, schema: 'schema.ts' }).diagnostics).toMatchObject([{ code: 'SCHEMA.TOO_DEEP' }]);
});

test('two hundred models load in well under a second of the processor', () => {
  const body = Array.from({ length: 15 }, (_, index) => `f${index} = fields.char({ maxLength: 20, dbIndex: true, default: 'x' });`).join(
    '\n',
  );
  const files = Array.from({ length: 200 }, (_, index) => [
    `schema/m${index}.ts`,
    model(`M${index}`, `${body}\nprevious = fields.foreignKey('M${(index + 199) % 200}', { onDelete: 'CASCADE', relatedName: '+' });`),
  ]);
  write(Object.fromEntries(files) as { [path: string]: string });
  const start = process.cpuUsage();
  const { schema, diagnostics } = loadSchema({ root, schema: 'schema' });
  expect(diagnostics).toEqual([]);
  expect(schema.models).toHaveLength(200);
  // Not by the clock: other tests run at the same time.
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(4000);
});

test('a schema of Prisma is told once, with what is written here', () => {
  write({ 'schema.ts': 'model Post {\n  id Int @id @default(autoincrement())\n  tags Tag[]\n}\n' });
  expect(loadSchema({ root, schema: 'schema.ts' }).diagnostics).toMatchObject([
    { code: 'SCHEMA.SYNTAX', source: { line: 1 }, hint: expect.stringContaining('export class Post extends Model') },
  ]);
});
