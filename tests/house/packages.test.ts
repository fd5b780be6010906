import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { root } from './support/source-files.js';

/** Both packages as users get them: packed, unpacked into a project, with nothing of this tree around them. */
const project = mkdtempSync(join(tmpdir(), 'dunder_packages_'));
const contents = new Map<string, readonly string[]>();
const patience = 180_000;

beforeAll(async () => {
  await install('dunder', root);
  await install('@dunder/cli', join(root, 'cli'));
  for (const name of ['decimal.js', 'ts-morph', 'prettier', 'yargs', 'libsql', '@types/node', 'undici-types']) link(name);
  write('package.json', JSON.stringify({ name: 'shop', private: true, type: 'module' }));
  write('schema/shop.ts', schema);
  write('main.ts', program);
  await run(project, process.execPath, 'node_modules/@dunder/cli/dist/cli/main.js', 'generate');
}, patience);

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('what is packed', () => {
  test('dunder: the runtime and the vocabulary', () => {
    const files = contents.get('dunder') ?? [];
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'LICENSE', 'dist/runtime/index.js', 'dist/runtime/index.d.ts', 'dist/schema/index.js']),
    );
    expect(files.filter((file) => !/^(package\.json|LICENSE|README\.md|dist\/.+\.(js|d\.ts))$/.test(file))).toEqual([]);
    expect(files.filter((file) => /^dist\/(?:generator|cli|tests|generated)\/|\.test\./.test(file))).toEqual([]);
    const scripts = files.filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeLessThan(20);
    const imports = scripts.flatMap((file) =>
      [...read(`node_modules/dunder/${file}`).matchAll(/\b(?:from|import)\s*\(?"(@?\w[\w@/.:-]*)"/g)].map(([, name]) => name),
    );
    expect(imports).toEqual(expect.arrayContaining(['decimal.js', 'pg', 'node:async_hooks']));
    const allowed = new Set(['decimal.js', ...drivers]);
    expect([...new Set(imports)].filter((name) => !name?.startsWith('node:') && !allowed.has(name ?? ''))).toEqual([]);
  });

  test('dunder: a program reads its door, the core, and one file of the database that it uses', () => {
    const chunk = (name: string) => `dist/runtime/chunks/${name}.js`;
    for (const door of ['index', 'codegen', 'testing/index'])
      expect(filesRead(`dist/runtime/${door}.js`)).toEqual([`dist/runtime/${door}.js`, chunk('core')]);
    expect(filesRead('dist/schema/index.js')).toEqual(['dist/schema/index.js']);
    for (const late of ['postgres', 'mysql', 'sqlite', 'deleting', 'validating'])
      expect(filesRead(chunk(late))).toEqual([chunk(late), chunk('core')]);
    expect(filesRead(chunk('ddl'))).toEqual([chunk('ddl'), chunk('core'), chunk('validating')]);
  });

  test('@dunder/cli: the generator and the command line', () => {
    const files = contents.get('@dunder/cli') ?? [];
    expect(files).toEqual(expect.arrayContaining(['package.json', 'LICENSE', 'README.md', 'dist/cli/main.js', 'dist/generator/index.js']));
    expect(files.filter((file) => /^dist\/(runtime|tests|generated)\//.test(file))).toEqual([]);
  });

  test('what package.json promises is there', () => {
    for (const name of ['dunder', '@dunder/cli']) {
      const files = contents.get(name) ?? [];
      const manifest = JSON.parse(read(`node_modules/${name}/package.json`)) as { readonly exports: unknown; readonly bin?: unknown };
      const promised = JSON.stringify([manifest.exports, manifest.bin]).match(/\.\/[^"]+(?:\.d\.ts|\.js|\.json)(?=")/g) ?? [];
      expect(promised.map((path) => path.slice(2)).filter((path) => !files.includes(path))).toEqual([]);
    }
  });
});

describe('a project of a user', () => {
  test.each([
    ['nodenext', 'nodenext'],
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ])(
    'type-checks with module %s and moduleResolution %s, declarations included',
    async (module, moduleResolution) => {
      writeConfig({ module, moduleResolution, noEmit: true });
      expect(await run(project, process.execPath, compiler, '-p', '.')).toBe('');
    },
    patience,
  );

  test(
    'refuses a wrong path',
    async () => {
      writeConfig({ module: 'nodenext', moduleResolution: 'nodenext', noEmit: true });
      write(
        'wrong.ts',
        `import { Book } from './generated/index.js';\nexport const wrong = Book.objects.filter({ author__nam: 'Le Guin' });\n`,
      );
      const failure = run(project, process.execPath, compiler, '-p', '.');
      await expect(failure).rejects.toMatchObject({ stdout: expect.stringContaining('wrong.ts(2,') });
      rmSync(join(project, 'wrong.ts'));
    },
    patience,
  );

  test(
    'merges lookups of its own into the types of the package',
    async () => {
      writeConfig({ module: 'nodenext', moduleResolution: 'nodenext', noEmit: true });
      write('wrong.ts', merged);
      expect(await run(project, process.execPath, compiler, '-p', '.')).toBe('');
      write('wrong.ts', merged.replace("declare module 'dunder'", "declare module 'dunder/testing'"));
      const failure = run(project, process.execPath, compiler, '-p', '.');
      await expect(failure).rejects.toMatchObject({ stdout: expect.stringContaining('UnknownLookup<"author__name__soundex">') });
      rmSync(join(project, 'wrong.ts'));
    },
    patience,
  );

  test.each(['typescript', 'typescript-5'])(
    'writes declarations of whatever its modules export: every type has a name that %s can write',
    async (typescript) => {
      exportAccepted();
      const strict = { noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true };
      const options = { ...strict, declaration: true, emitDeclarationOnly: true, rootDir: 'declared', outDir: 'out' };
      writeConfig({ module: 'nodenext', moduleResolution: 'nodenext', ...options }, ['declared/tests/types/accepted']);
      const compiled = run(project, process.execPath, join(root, 'node_modules', typescript, 'bin', 'tsc'), '-p', '.');
      expect(await compiled.catch(({ stdout }: { stdout: string }) => stdout)).toBe('');
    },
    patience,
  );

  test(
    'has a client whose declarations can be written file by file',
    async () => {
      writeConfig({ module: 'nodenext', moduleResolution: 'nodenext', declaration: true, isolatedDeclarations: true, noEmit: true }, [
        'generated',
      ]);
      expect(await run(project, process.execPath, compiler, '-p', '.').catch(({ stdout }: { stdout: string }) => stdout)).toBe('');
    },
    patience,
  );

  test(
    'runs in plain Node',
    async () => {
      writeConfig({ module: 'nodenext', moduleResolution: 'nodenext', outDir: 'out', rootDir: '.' });
      await run(project, process.execPath, compiler, '-p', '.');
      expect(await run(project, process.execPath, 'out/main.js')).toBe(printed);
    },
    patience,
  );

  // Node keeps an import that failed for ever.
  (process.platform === 'win32' ? test.skip : test)(
    'reads what is read at its first use again where no file could be opened',
    async () => {
      writeFileSync(join(project, 'hold-all-files.mjs'), holdAllFiles);
      expect(await run(project, 'sh', '-c', `ulimit -n 256 && "${process.execPath}" hold-all-files.mjs`)).toBe(
        'EMFILE, then [2,{"Book":1,"Author":1}]\n',
      );
    },
    patience,
  );

  test.each([
    ['esm', 'mjs'],
    ['cjs', 'cjs'],
  ])(
    'runs bundled into one file, as %s',
    async (format, extension) => {
      const file = `bundle.${extension}`;
      const external = drivers.map((name) => `--external:${name}`);
      await run(project, esbuild, 'main.ts', '--bundle', '--platform=node', `--format=${format}`, `--outfile=${file}`, ...external);
      expect(await run(project, process.execPath, file)).toBe(printed);
    },
    patience,
  );
});

const esbuild = join(root, 'node_modules', '.bin', 'esbuild');
const drivers = ['pg', 'mysql2', 'libsql', 'better-sqlite3', '@electric-sql/pglite'];
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** After `out/main.js` was compiled. */
const holdAllFiles = `import { closeSync, openSync } from 'node:fs';
import { configure } from 'dunder';
import { createTables } from 'dunder/testing';
import { Author, Book, registry } from './out/generated/index.js';

await configure({ databases: { default: 'sqlite::memory:' } });
await createTables(registry);
const author = await Author.objects.create({ name: 'Ursula' });
await Book.objects.create({ title: 'The Dispossessed', author });
const held = [];
try {
  for (;;) held.push(openSync('/dev/null'));
} catch {}
const { code } = await author.delete().catch((error) => error);
held.forEach((file) => closeSync(file));
console.log(\`\${code}, then \${JSON.stringify(await author.delete())}\`);
`;

const schema = `import { fields, Model } from 'dunder/schema';

export class Author extends Model {
  name = fields.char({ maxLength: 50 });
}

export class Book extends Model {
  title = fields.char({ maxLength: 100 });
  author = fields.foreignKey(Author, { onDelete: 'CASCADE', relatedName: 'books' });
}
`;

const program = `import { configure, connections } from 'dunder';
import { createTables } from 'dunder/testing';
import { Author, Book, registry } from './generated/index.js';

void main();

// Not at the top of the module: a bundle of CommonJS has no await there.
async function main(): Promise<void> {
  await configure({ databases: { default: 'sqlite::memory:' } });
  await createTables(registry);
  const ursula = await Author.objects.create({ name: 'Ursula' });
  const book = new Book({ title: 'The Dispossessed', author: ursula });
  await book.fullClean();
  await book.save();
  const books = await Book.objects.filter({ author__name__startswith: 'Urs' }).selectRelated('author');
  console.log(JSON.stringify(books.map((book) => \`\${book.title} by \${book.author.name}\`)));
  console.log(JSON.stringify(await ursula.delete()));
  await connections.close();
}
`;

const printed = '["The Dispossessed by Ursula"]\n[2,{"Book":1,"Author":1}]\n';

const merged = `import { Book } from './generated/index.js';

declare module 'dunder' {
  interface TextLookups<T> {
    readonly soundex: string;
  }
}
export const books = Book.objects.filter({ author__name__soundex: 'Le Guin' });
`;

/** As `npm install` of the packed file does, without a registry. What is packed is built for it, so that a fresh clone packs all. */
async function install(name: string, source: string): Promise<void> {
  rmSync(join(source, 'dist'), { recursive: true, force: true });
  const packed = await run(source, 'npm', 'pack', '--json', '--silent', '--pack-destination', project);
  const [result] = JSON.parse(packed) as readonly [{ readonly files: readonly { readonly path: string }[] }];
  contents.set(
    name,
    result.files.map(({ path }) => path),
  );
  const tarball = readdirSync(project).find((file) => file.endsWith('.tgz')) ?? '';
  const folder = join(project, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  await run(folder, 'tar', '-xzf', join(project, tarball), '--strip-components=1');
  rmSync(join(project, tarball));
}

/** A file of the package `dunder`, and what it imports before it runs. */
function filesRead(file: string, known = new Set<string>()): string[] {
  if (known.has(file)) return [...known];
  known.add(file);
  for (const [, path] of read(`node_modules/dunder/${file}`).matchAll(/\b(?:from|import)"(\.[^"]+)"/g))
    filesRead(join(dirname(file), path!), known);
  return [...known];
}

/** The programs that the types accept, beside what they import, with all that they declare exported: a compiler writes down the types of no other. */
function exportAccepted(): void {
  const declared = join(project, 'declared');
  rmSync(declared, { recursive: true, force: true });
  const imported = ['tests/types/sample', 'tests/types/support', 'tests/golden/foreign-keys/expected', 'generated', 'schema'];
  for (const folder of imported) cpSync(join(root, folder), join(declared, folder), { recursive: true });
  for (const name of readdirSync(join(root, 'tests/types/accepted'))) {
    const text = readFileSync(join(root, 'tests/types/accepted', name), 'utf8');
    write(
      `declared/tests/types/accepted/${name}`,
      text.replace(/^(?=(?:abstract |async )?(?:class|const|enum|function|interface|let|type)\b)/gm, 'export '),
    );
  }
}

/** A dependency comes from this tree, where its own dependencies are found too. */
function link(name: string): void {
  const path = join(project, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), path);
}

function writeConfig(options: Readonly<Record<string, unknown>>, include = ['main.ts', 'wrong.ts', 'schema', 'generated']): void {
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'esnext.disposable'],
    strict: true,
    skipLibCheck: false,
    types: ['node'],
    ...options,
  };
  write('tsconfig.json', JSON.stringify({ compilerOptions, include }));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}

function read(file: string): string {
  return readFileSync(join(project, file), 'utf8');
}

async function run(cwd: string, command: string, ...parameters: readonly string[]): Promise<string> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return (await promisify(execFile)(command, parameters, { cwd, env, maxBuffer: 64 * 1024 * 1024 })).stdout;
}
