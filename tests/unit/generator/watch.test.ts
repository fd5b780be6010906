import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { watch, type Watcher, type WatchEvent } from '../../../generator/watch.js';
import { SchemaFolder, schemaText } from '../../support/schema-folder.js';

const TAG = schemaText('export class Tag extends Model {\n  name = fields.char({ maxLength: 50 });\n}');

let folder: SchemaFolder;
let watcher: Watcher;
let events: WatchEvent[];
let heard: (() => void) | undefined;

beforeEach(() => {
  folder = new SchemaFolder({ 'schema/tag.ts': TAG });
  events = [];
});
afterEach(async () => {
  await watcher.close();
  folder.remove();
});

/** Starts to watch; the first generation is under way. */
function start(): void {
  watcher = watch({ root: folder.root }, (event) => {
    events.push(event);
    heard?.();
  });
}

/** The next event, which must be a generation. */
async function next() {
  while (events.length === 0) await new Promise<void>((resolve) => (heard = resolve));
  const event = events.shift()!;
  if (event.kind === 'failed') throw event.error;
  return event.result;
}

const output = (file: string): string => readFileSync(folder.path('generated', file), 'utf8');

test('generates at once, and after every edit', async () => {
  start();
  expect(await next()).toMatchObject({ ok: true, written: ['index.ts', 'registry.ts', 'tag.ts'] });
  folder.write({ 'schema/tag.ts': TAG.replace('50', '60') });
  expect(await next()).toMatchObject({ ok: true, written: ['registry.ts', 'tag.ts'] });
  expect(output('tag.ts')).toContain('"maxLength": 60');
});

test('survives a broken schema: tells the faults, keeps the output, and goes on when it is repaired', async () => {
  start();
  await next();
  const before = output('tag.ts');
  folder.write({ 'schema/tag.ts': TAG.replace('maxLength', 'maxLenght') });
  const broken = await next();
  expect(broken).toMatchObject({ ok: false, written: [] });
  expect(broken.diagnostics.map(({ code }) => code)).toContain('SCHEMA.UNKNOWN_OPTION');
  expect(output('tag.ts')).toBe(before);
  folder.write({ 'schema/tag.ts': TAG.replace('50', '70') });
  expect(await next()).toMatchObject({ ok: true, written: ['registry.ts', 'tag.ts'] });
});

test('notices new files, in new folders too, and removed ones', async () => {
  start();
  await next();
  folder.write({ 'schema/shop/product.ts': TAG.replace('Tag', 'Product') });
  let result = await next();
  // The folder may have been noticed before the file in it.
  while (result.models < 2) result = await next();
  expect(readdirSync(folder.path('generated'))).toContain('product.ts');
  folder.write({ 'schema/shop/product.ts': TAG.replace('Tag', 'Item') });
  while (!existsSync(folder.path('generated/item.ts'))) await next();
  rmSync(folder.path('schema/shop'), { recursive: true });
  while (existsSync(folder.path('generated/item.ts'))) await next();
  expect(readdirSync(folder.path('generated')).sort()).toEqual(['index.ts', 'registry.ts', 'tag.ts']);
});

test('a model that changes is seen by those that point at it, and what they no longer find is told', async () => {
  const post = "export class Post extends Model {\n  tag = fields.foreignKey(Tag, { onDelete: 'CASCADE' });\n}";
  folder.write({ 'schema/post.ts': `import { Tag } from './tag.js';\n${schemaText(post)}` });
  start();
  await next();
  folder.write({ 'schema/tag.ts': TAG.replace('  name', '  code = fields.char({ maxLength: 5, primaryKey: true });\n  name') });
  expect(await next()).toMatchObject({ ok: true, written: ['post.ts', 'registry.ts', 'tag.ts'] });
  expect(output('post.ts')).toContain('declare tagId: string;');
  folder.write({ 'schema/tag.ts': TAG.replace('extends Model', '') });
  expect((await next()).diagnostics.map(({ source }) => source.file)).toEqual(['schema/post.ts', 'schema/tag.ts']);
  folder.write({ 'schema/tag.ts': TAG });
  expect(await next()).toMatchObject({ ok: true, written: ['post.ts', 'registry.ts', 'tag.ts'] });
  expect(output('post.ts')).toContain('declare tagId: number;');
});

test('follows a base and a constant into the files that they are in', async () => {
  folder.write({
    'schema/base.ts': schemaText('export abstract class Named extends Model {\n  name = fields.char({ maxLength: LENGTH });\n}').replace(
      '\n',
      "\nimport { LENGTH } from '../src/length.js';\n",
    ),
    'schema/tag.ts': "import { Named } from './base.js';\nexport class Tag extends Named {}\n",
    'src/length.ts': 'export const LENGTH = 10;\n',
  });
  start();
  expect(await next()).toMatchObject({ ok: true, models: 1 });
  folder.write({ 'src/length.ts': 'export const LENGTH = 20;\n' });
  await next();
  expect(output('tag.ts')).toContain('"maxLength": 20');
  folder.write({ 'schema/base.ts': readFileSync(folder.path('schema/base.ts'), 'utf8').replace('fields.char', 'fields.slug') });
  await next();
  expect(output('tag.ts')).toContain('"kind": "slug", "maxLength": 20');
});

test('a renamed file keeps its models, which say where they are now', async () => {
  start();
  await next();
  renameSync(folder.path('schema/tag.ts'), folder.path('schema/word.ts'));
  while (!output('tag.ts').includes('schema/word.ts (Tag)')) await next();
  expect(readdirSync(folder.path('generated')).sort()).toEqual(['index.ts', 'registry.ts', 'tag.ts']);
});

test('a change of the configuration is a change, and a faulty one ends nothing', async () => {
  start();
  await next();
  folder.write({ 'dunder.config.json': '{ "output": "client" }' });
  while (!existsSync(folder.path('client/tag.ts'))) await next();
  folder.write({ 'dunder.config.json': '{ "outptu": "client" }' });
  await expect(next()).rejects.toThrow('CONFIG.UNKNOWN_OPTION');
  folder.write({ 'dunder.config.json': '{ "output": "client", "importExtension": "ts" }' });
  while (!readFileSync(folder.path('client/index.ts'), 'utf8').includes("'./tag.ts'")) await next();
});

test('is still after it was closed', async () => {
  start();
  await next();
  await watcher.close();
  folder.write({ 'schema/tag.ts': TAG.replace('50', '60') });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(events).toEqual([]);
  expect(output('tag.ts')).toContain('"maxLength": 50');
});
