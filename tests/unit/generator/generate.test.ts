import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { check } from '../../../generator/check.js';
import { generate } from '../../../generator/generate.js';
import { type LoadedSchema, SchemaLoader } from '../../../generator/load-schema.js';
import type { OpenOptions } from '../../../generator/parse/open-project.js';
import { SchemaFolder, schemaText } from '../../support/schema-folder.js';

const AUTHOR = `
/** A person. */
export class Author extends Model {
  name = fields.char({ maxLength: 100 });
}`;
const POST = `
export class Post extends Model {
  author = fields.foreignKey('Author', { onDelete: 'CASCADE', relatedName: 'posts' });
  title = fields.char({ maxLength: 200 });
}`;
const TAG = `
export class Tag extends Model {
  name = fields.char({ maxLength: 50 });
}`;

let folder: SchemaFolder;
beforeEach(() => {
  folder = new SchemaFolder({
    'schema/author.ts': schemaText(AUTHOR),
    'schema/post.ts': schemaText(POST),
    'schema/tag.ts': schemaText(TAG),
  });
});
afterEach(() => folder.remove());

const run = (options: object = {}) => generate({ root: folder.root, ...options });

/** All files of the output and their texts. */
function outputs(output = 'generated'): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder.path(output))
      .sort()
      .map((file) => [file, readFileSync(folder.path(output, file), 'utf8')]),
  );
}

test('a file per model, an index and a registry', async () => {
  const result = await run();
  expect(result).toMatchObject({ ok: true, cached: false, models: 3, removed: [], unchanged: 0 });
  expect(result.written).toEqual(['author.ts', 'index.ts', 'post.ts', 'registry.ts', 'tag.ts']);
  expect(readdirSync(folder.path('generated')).sort()).toEqual(result.written);
});

test('the same schema gives the same bytes: again, from another folder, and whatever the order of its classes', async () => {
  await run();
  const first = outputs();
  await run({ output: 'other', cache: false });
  const other = outputs('other');
  expect(other).toEqual({ ...first, 'registry.ts': first['registry.ts']!.replace("output: 'generated'", "output: 'other'") });
  const moved = new SchemaFolder({ 'schema/tag.ts': schemaText(TAG) });
  moved.write({
    'schema/post.ts': schemaText(POST),
    'schema/author.ts': schemaText(AUTHOR),
  });
  await generate({ root: moved.root });
  for (const [file, text] of Object.entries(first)) expect(readFileSync(moved.path('generated', file), 'utf8')).toBe(text);
  moved.remove();
});

test('nothing of this machine or this moment is in the output', async () => {
  await run();
  const all = Object.values(outputs()).join('\n');
  expect(all).not.toContain(folder.root);
  expect(all).not.toMatch(/\\|\d\d:\d\d|20\d\d-/);
  expect(all).toContain('@generated from schema/author.ts (Author)');
  expect(Math.max(...all.split('\n').map((line) => line.length))).toBeLessThanOrEqual(200);
});

test('one optional field more touches the file of its model, and the two lines of the registry that tell versions apart', async () => {
  await run();
  const before = outputs();
  folder.write({ 'schema/post.ts': schemaText(POST.replace(/\}$/, '  subtitle = fields.text({ null: true });\n}')) });
  const result = await run();
  expect(result.written).toEqual(['post.ts', 'registry.ts']);
  const after = outputs();
  const changed = (file: string): string[] => after[file]!.split('\n').filter((line) => !before[file]!.split('\n').includes(line));
  expect(changed('registry.ts').map((line) => line.trim().split(':')[0])).toEqual(['schema', 'files']);
  expect(changed('post.ts')).toEqual([
    '    readonly subtitle: orm.Nullable<orm.TextField>;',
    '  declare subtitle: string | null;',
    expect.stringMatching(/^ {4}\{ "name": "\w+".* \},$/),
    '    { "name": "subtitle", "attribute": "subtitle", "column": "subtitle", "type": { "kind": "text" }, "null": true }',
  ]);
});

test('a field more moves the models below it in the same file, and touches none of them', async () => {
  folder.write({ 'schema/author.ts': schemaText(AUTHOR + POST + TAG), 'schema/post.ts': '', 'schema/tag.ts': '' });
  await run();
  folder.write({ 'schema/author.ts': schemaText(AUTHOR.replace(/\}$/, '  bio = fields.text({ null: true });\n}') + POST + TAG) });
  expect((await run()).written).toEqual(['author.ts', 'registry.ts']);
});

test('a comment or an empty line is no change of the schema', async () => {
  await run();
  const hash = outputs()['registry.ts'];
  folder.write({ 'schema/tag.ts': `// Words.\n\n${schemaText(TAG)}` });
  expect((await run()).written).toEqual([]);
  expect(outputs()['registry.ts']).toBe(hash);
});

test('a removed model takes its file with it', async () => {
  await run();
  folder.write({ 'schema/tag.ts': 'export {};\n' });
  expect(await run()).toMatchObject({ ok: true, models: 2, removed: ['tag.ts'] });
  expect(existsSync(folder.path('generated/tag.ts'))).toBe(false);
});

test('a fault leaves the output as it was, and all faults are told', async () => {
  await run();
  const before = outputs();
  folder.write({
    'schema/post.ts': schemaText(POST.replace('maxLength', 'maxLenght')),
    'schema/tag.ts': schemaText(TAG.replace('fields.char', 'fields.chat')),
  });
  const result = await run();
  expect(result).toMatchObject({ ok: false, written: [], removed: [] });
  expect(new Set(result.diagnostics.map(({ source }) => source.file))).toEqual(new Set(['schema/post.ts', 'schema/tag.ts']));
  expect(outputs()).toEqual(before);
});

describe('the cache', () => {
  test('an unchanged schema costs no work and touches no file', async () => {
    await run();
    const old = new Date('2020-01-01');
    utimesSync(folder.path('generated/post.ts'), old, old);
    expect(await run()).toMatchObject({ ok: true, cached: true, models: 3, written: [], unchanged: 5 });
    expect(statSync(folder.path('generated/post.ts')).mtime).toEqual(old);
  });

  test.each([
    ['a schema file changes', () => folder.write({ 'schema/tag.ts': schemaText(TAG.replace('50', '60')) }), ['registry.ts', 'tag.ts']],
    [
      'a schema file is new',
      () => folder.write({ 'schema/word.ts': schemaText(TAG.replace('Tag', 'Word')) }),
      ['index.ts', 'registry.ts', 'word.ts'],
    ],
    ['an output changes', () => folder.write({ 'generated/tag.ts': `${outputs()['tag.ts']!}// mine\n` }), ['tag.ts']],
    [
      'an output is truncated to the same size',
      () => folder.write({ 'generated/tag.ts': outputs()['tag.ts']!.replace('Tag', 'Gat') }),
      ['tag.ts'],
    ],
  ])('%s', async (_, change, written) => {
    await run();
    change();
    expect(await run()).toMatchObject({ cached: false, written });
    expect(await run()).toMatchObject({ cached: true });
  });

  test.each([
    ['an edit', 'schema/tag.ts', schemaText(TAG.replace('50', '60')), ['registry.ts', 'tag.ts']],
    ['a new file', 'schema/word.ts', schemaText(TAG.replace('Tag', 'Word')), ['index.ts', 'registry.ts', 'word.ts']],
  ])('%s while the schema is being generated is work for the next time', async (_, path, text, written) => {
    class Interrupted extends SchemaLoader {
      override load(options: OpenOptions): LoadedSchema {
        const loaded = super.load(options);
        folder.write({ [path]: text });
        return loaded;
      }
    }
    await generate({ root: folder.root }, { loader: new Interrupted() });
    expect(await run()).toMatchObject({ cached: false, written });
    expect(await run()).toMatchObject({ cached: true });
  });

  test('other options are other work', async () => {
    await run();
    expect(await run({ importExtension: 'ts' })).toMatchObject({ cached: false });
    expect(outputs()['post.ts']).toContain("from './author.ts'");
  });

  test('constants outside of the schema count', async () => {
    folder.write({
      'src/lengths.ts': 'export const NAME = 50;\n',
      'schema/tag.ts': `import { NAME } from '../src/lengths.js';\n${schemaText(TAG.replace('50', 'NAME'))}`,
    });
    expect(await run()).toMatchObject({ ok: true });
    folder.write({ 'src/lengths.ts': 'export const NAME = 70;\n' });
    expect(await run()).toMatchObject({ cached: false, written: ['registry.ts', 'tag.ts'] });
  });

  test('is kept below node_modules where there is one', async () => {
    folder.write({ 'node_modules/x/package.json': '{}' });
    await run();
    expect(readdirSync(folder.path('node_modules/.cache/dunder')).length).toBe(1);
    expect(existsSync(folder.path('.dunder'))).toBe(false);
  });

  test('a broken cache is no fault', async () => {
    await run();
    const [file] = readdirSync(folder.path('.dunder'));
    folder.write({ [`.dunder/${file!}`]: '{' });
    expect(await run()).toMatchObject({ ok: true, cached: false, written: [] });
  });
});

describe('check', () => {
  test('is content with what generate wrote', async () => {
    await run();
    expect(await check({ root: folder.root })).toMatchObject({ ok: true, differences: [] });
  });

  test('shows what would change, and changes nothing', async () => {
    await run();
    folder.write({
      'schema/tag.ts': schemaText(TAG.replace('50', '60')),
      'schema/word.ts': schemaText(TAG.replace('Tag', 'Word')),
      'generated/old.ts': outputs()['tag.ts']!,
    });
    const before = outputs();
    const { ok, differences } = await check({ root: folder.root });
    expect(ok).toBe(false);
    expect(differences.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'changed generated/index.ts',
      'stale generated/old.ts',
      'changed generated/registry.ts',
      'changed generated/tag.ts',
      'missing generated/word.ts',
    ]);
    expect(differences[3]!.diff).toContain('"maxLength": 50 } }\n+    { "name"');
    expect(outputs()).toEqual(before);
  });

  test('reports faults', async () => {
    folder.write({ 'schema/tag.ts': schemaText(TAG.replace('fields.char', 'fields.chat')) });
    const result = await check({ root: folder.root });
    expect(result.ok).toBe(false);
    expect(result.diagnostics.length).toBeGreaterThan(0);
  });
});

describe('settings', () => {
  test('come from dunder.config.json, and options win', async () => {
    folder.write({ 'dunder.config.json': '{ "schema": ["schema/tag.ts"], "output": "client", "importExtension": "none" }' });
    expect(await run()).toMatchObject({ models: 1 });
    expect(outputs('client')['index.ts']).toContain("from './tag';");
    expect((await run({ output: 'other' })).settings).toMatchObject({
      output: 'other',
      importExtension: 'none',
      schema: ['schema/tag.ts'],
    });
  });

  test('come from package.json', async () => {
    folder.write({ 'package.json': '{ "name": "x", "dunder": { "output": "client" } }' });
    expect((await run()).settings).toMatchObject({ output: 'client', schema: ['schema'], importExtension: 'js' });
  });

  test('a single file is found without being named', async () => {
    const single = new SchemaFolder({ 'schema.ts': schemaText(TAG) });
    expect(await generate({ root: single.root })).toMatchObject({ ok: true, models: 1 });
    single.remove();
  });

  test.each([
    ['{ "outptu": "x" }', "CONFIG.UNKNOWN_OPTION: dunder.config.json has an unknown option 'outptu'.\nDid you mean 'output'?"],
    [
      '{ "importExtension": "mjs" }',
      'CONFIG.WRONG_VALUE: \'importExtension\' in dunder.config.json is "mjs".\nWrite "js", "ts" or "none".',
    ],
    ['{ "schema": [] }', "CONFIG.WRONG_VALUE: 'schema'"],
    ['[]', 'CONFIG.WRONG_VALUE'],
    ['{', 'CONFIG.NOT_JSON: dunder.config.json is not JSON'],
  ])('%s is refused', async (config, message) => {
    folder.write({ 'dunder.config.json': config });
    await expect(run()).rejects.toThrow(message);
  });

  test.each([
    ['.', 'GENERATE.OUTPUT_OUTSIDE'],
    ['../elsewhere', 'GENERATE.OUTPUT_OUTSIDE'],
    ['schema', 'GENERATE.OUTPUT_IN_SCHEMA'],
    ['schema/generated', 'GENERATE.OUTPUT_IN_SCHEMA'],
  ])('the output cannot be %s', async (output, code) => {
    await expect(run({ output })).rejects.toThrow(code);
  });
});
