import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { generate } from '../../../generator/generate.js';
import { SchemaFolder, schemaText } from '../../support/schema-folder.js';

/**
 * The user's class extends the generated one, and the generated index hands it to the registry: a cycle of modules in which a class must
 * exist before another can extend it. Whichever file a program imports first, it must load.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));

const files = (door: (file: string) => string) => ({
  'schema/models.ts': schemaText(
    `
import { Post as OwnPost } from '../src/post.js';
import { PostQuerySet } from '../src/post-query-set.js';
import { VisibleManager } from '../src/visible-manager.js';
import { makeSlug, isLoud } from '../src/functions.js';

export class Author extends Model {
  name = fields.char({ maxLength: 100 });
}
export class Post extends Model {
  author = fields.foreignKey(Author, { onDelete: 'CASCADE' });
  slug = fields.slug({ default: makeSlug, validators: [isLoud] });
  static objects = manager(PostQuerySet);
  static visible = manager(VisibleManager);
  static modelClass = OwnPost;
}
export class Review extends Post {
  stars = fields.integer();
}
export class GoodReview extends Review {
  static meta: Meta<GoodReview> = { proxy: true };
}`,
    'fields, manager, Model, type Meta',
  ),
  'src/post.ts': `import { PostBase } from '${door('post')}';
import { Author } from '${door('author')}';
export class Post extends PostBase {
  mood = 'calm';
  static kinds() { return [this.name]; }
  other() { return Author; }
}
`,
  'src/post-query-set.ts': `import { QuerySet } from 'dunder';
import { Author } from '${door('author')}';
import { PostBase } from '${door('post')}';
export class PostQuerySet extends QuerySet { authors() { return [Author, PostBase]; } }
`,
  'src/visible-manager.ts': `import { fromQuerySet } from 'dunder';
import { PostQuerySet } from './post-query-set.js';
import { Author } from '${door('author')}';
export class VisibleManager extends fromQuerySet(PostQuerySet) { others() { return Author; } }
`,
  'src/functions.ts': `import { Author } from '${door('author')}';
export const makeSlug = () => Author.name;
export const isLoud = () => false;
`,
});

const folders: SchemaFolder[] = [];
async function project(door: (file: string) => string): Promise<SchemaFolder> {
  const folder = new SchemaFolder(files(door));
  folders.push(folder);
  expect(await generate({ root: folder.root })).toMatchObject({ ok: true, diagnostics: [] });
  const { buildSync } = createRequire(createRequire(join(root, 'package.json')).resolve('tsx/package.json'))('esbuild');
  buildSync({
    absWorkingDir: root,
    entryPoints: ['runtime/index.ts', 'runtime/codegen.ts'],
    outdir: folder.path('js/node_modules/dunder'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    external: ['pg', 'mysql2', 'libsql', 'better-sqlite3', '@electric-sql/pglite'],
  });
  folder.write({
    'js/package.json': '{ "type": "module" }',
    'js/node_modules/dunder/package.json': JSON.stringify({
      name: 'dunder',
      type: 'module',
      exports: { '.': './index.js', './codegen': './codegen.js' },
    }),
  });
  for (const part of ['src', 'generated'])
    for (const file of readdirSync(folder.path(part))) {
      const { code } = transformSync(readFileSync(folder.path(part, file), 'utf8'), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      });
      folder.write({ [join('js', part, file.replace(/ts$/, 'js'))]: code });
    }
  return folder;
}

function load(folder: SchemaFolder, entry: string, statements = ''): unknown {
  const program = `
    await import('./${entry}');
    const { Post, Review, GoodReview } = await import('./generated/index.js');
    ${statements}
    const made = new GoodReview({ stars: 5, slug: 'a' });
    console.log(JSON.stringify({
      made: [made instanceof Review, made instanceof Post, made.other().name, made.mood, made.stars],
      statics: [Review.kinds(), GoodReview.kinds()],
      managers: [Review.objects.constructor === Post.objects.constructor, Post.objects.authors().map((model) => model.name)],
      others: Post.visible.others().name,
      parts: [new Post({}).slug],
    }));`;
  const options = { cwd: folder.path('js'), encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], options);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const LOADED = {
  made: [true, true, 'Author', 'calm', 5],
  statics: [['Review'], ['GoodReview']],
  managers: [true, ['Author', 'PostBase']],
  others: 'Author',
  parts: ['Author'],
};

const ENTRIES = [
  ...['index', 'author', 'post', 'review', 'good-review'].map((file) => `generated/${file}.js`),
  ...['post', 'post-query-set', 'visible-manager', 'functions'].map((file) => `src/${file}.js`),
];

afterAll(() => folders.forEach((folder) => folder.remove()));

describe("with the user's files importing the files of models", () => {
  let folder: SchemaFolder;
  beforeAll(async () => {
    folder = await project((file) => `../generated/${file}.js`);
  });
  test.each(ENTRIES)('%s can be imported first', (entry) => expect(load(folder, entry)).toEqual(LOADED));

  test('no file of a model imports a file of the user’s', () => {
    for (const file of readdirSync(folder.path('generated')).filter((name) => name !== 'index.ts'))
      expect(readFileSync(folder.path('generated', file), 'utf8')).not.toMatch(/^import (?!type )[^;]*'\.\.\/src/m);
  });
});

describe("with the user's files importing the index", () => {
  let folder: SchemaFolder;
  beforeAll(async () => {
    folder = await project(() => '../generated/index.js');
  });
  test.each(ENTRIES.filter((entry) => entry !== 'src/post-query-set.js'))('%s can be imported first', (entry) =>
    expect(load(folder, entry)).toEqual(LOADED),
  );
});
