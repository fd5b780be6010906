import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { generate } from '../../../generator/generate.js';
import { SchemaFolder, schemaText } from '../../support/schema-folder.js';

/**
 * The user's class extends the generated one, and the generated index hands it to the registry: a cycle of modules in which a class must
 * exist before another can extend it. Whichever file a program imports first, it must load. The runtime is a stand-in that records.
 */
const RUNTIME = `
export class Model {}
export class QuerySet {}
export class Registry { classes = new Map(); own = new Map(); parts = new Map(); }
export const childClass = (parent) => parent;
export function defineModel(registry, modelClass, metadata, parts) {
  registry.classes.set(metadata.name, modelClass);
  registry.parts.set(metadata.name, parts);
}
export function defineModelClass(registry, name, modelClass) { registry.own.set(name, modelClass); }
`;

const FILES = {
  'schema/models.ts': schemaText(
    `
import { Post as OwnPost } from '../src/post.js';
import { PostQuerySet } from '../src/post-query-set.js';
import { makeSlug, isLoud } from '../src/functions.js';

export class Author extends Model {
  name = fields.char({ maxLength: 100 });
}
export class Post extends Model {
  author = fields.foreignKey(Author, { onDelete: 'CASCADE' });
  slug = fields.slug({ default: makeSlug, validators: [isLoud] });
  static objects = manager(PostQuerySet);
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
  'src/post.ts': `import { PostBase } from '../generated/post.js';
import { Author } from '../generated/author.js';
export class Post extends PostBase { other() { return Author; } }
`,
  // Files of the user's that use other models import them from the index.
  'src/post-query-set.ts': `import { QuerySet } from 'dunder/codegen';
import { Author } from '../generated/index.js';
export class PostQuerySet extends QuerySet { authors() { return Author; } }
`,
  'src/functions.ts': `import { Author } from '../generated/index.js';
export const makeSlug = () => Author.name;
export const isLoud = () => false;
`,
};

let folder: SchemaFolder;
beforeAll(async () => {
  folder = new SchemaFolder(FILES);
  expect(await generate({ root: folder.root })).toMatchObject({ ok: true, diagnostics: [] });
  folder.write({
    'js/package.json': '{ "type": "module" }',
    'js/node_modules/dunder/package.json': '{ "name": "dunder", "type": "module", "exports": { "./codegen": "./codegen.js" } }',
    'js/node_modules/dunder/codegen.js': RUNTIME,
  });
  for (const part of ['src', 'generated'])
    for (const file of readdirSync(folder.path(part))) {
      const { code } = transformSync(readFileSync(folder.path(part, file), 'utf8'), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      });
      folder.write({ [join('js', part, file.replace(/ts$/, 'js'))]: code });
    }
});
afterAll(() => folder.remove());

function load(entry: string): unknown {
  const program = `
    await import('./${entry}');
    const { registry, Post, Review, GoodReview } = await import('./generated/index.js');
    const parts = registry.parts.get('Post');
    console.log(JSON.stringify({
      rowsOf: registry.own.get('Post')() === Post,
      chain: [new GoodReview() instanceof Review, new Review() instanceof Post, typeof Review.prototype.other],
      parts: [parts.managers.objects.name, parts.defaults.slug(), parts.validators.slug.length],
    }));`;
  const options = { cwd: folder.path('js'), encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], options);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout);
}

test.each(['generated/index.js', 'generated/author.js', 'src/post-query-set.js', 'src/functions.js'])(
  '%s can be imported first',
  (entry) => {
    expect(load(entry)).toEqual({ rowsOf: true, chain: [true, true, 'function'], parts: ['PostQuerySet', 'Author', 1] });
  },
);

test('a file of a model never imports the user’s class that extends it', () => {
  expect(readFileSync(folder.path('generated/post.ts'), 'utf8')).toContain("import type { Post } from '../src/post.js';");
});
