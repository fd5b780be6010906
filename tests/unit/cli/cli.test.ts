import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../../cli/run.js';
import { SchemaFolder } from '../../support/schema-folder.js';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

let folder: SchemaFolder;
beforeEach(() => (folder = new SchemaFolder()));
afterEach(() => folder.remove());

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function dunder(line: string, options: { color?: boolean; interrupted?: () => Promise<void>; from?: string } = {}): Promise<Said> {
  let [stdout, stderr] = ['', ''];
  const streams = {
    stdout: (text: string) => void (stdout += text),
    stderr: (text: string) => void (stderr += text),
    color: options.color ?? false,
  };
  const interrupted = options.interrupted ?? (() => Promise.resolve());
  const code = await run(line.split(' ').filter(Boolean), { root: join(folder.root, options.from ?? '.'), streams, interrupted });
  return { code, stdout, stderr };
}

describe('init', () => {
  test('in an empty folder, then generate: the client is well typed', async () => {
    expect(await dunder('init')).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse(readFileSync(folder.path('package.json'), 'utf8'))).toMatchObject({ scripts: { generate: 'dunder generate' } });
    const { code, stdout, stderr } = await dunder('generate');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^2 models in generated: 4 files written \(\d+ ms\)\n$/);
    folder.write({
      'app.ts': `import { Author, Post } from './generated/index.js';
export const posts = Post.objects.filter({ status: 'published', author__name: 'Ann' }).orderBy('-createdAt');
export const post = new Post({ author: new Author({ name: 'Ann', email: 'ann@example.org' }), title: 'Hi', slug: 'hi' });
// @ts-expect-error There is no such status.
export const none = Post.objects.filter({ status: 'lost' });
`,
      'tsconfig.json': JSON.stringify({
        extends: join(PROJECT, 'tsconfig.base.json'),
        compilerOptions: { noEmit: true, typeRoots: [join(PROJECT, 'node_modules/@types')] },
        include: ['app.ts', 'schema', 'generated'],
      }),
    });
    const tsc = spawnSync(process.execPath, [join(PROJECT, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
      cwd: folder.root,
      encoding: 'utf8',
    });
    expect(tsc.stdout.split('\n').filter((line) => /^(?:app|schema|generated)/.test(line))).toEqual([]);
  });

  test('names what is left to do', async () => {
    const { stderr } = await dunder('init');
    expect(stderr).toContain(
      '  1. npm install dunder libsql && npm install --save-dev @dunder/cli   (libsql for SQLite; or pg, mysql2)\n  2. Describe',
    );
  });

  test('does not name what the project has', async () => {
    folder.write({ 'package.json': JSON.stringify({ dependencies: { dunder: '1', pg: '8' }, devDependencies: { '@dunder/cli': '1' } }) });
    const { stderr } = await dunder('init');
    expect(stderr).toContain('What to do next:\n  1. npm pkg set type=module   (generated files are ES modules)\n  2. Describe');
  });

  test('overwrites nothing', async () => {
    folder.write({ 'schema/own.ts': '// mine\n' });
    const { code, stderr } = await dunder('init');
    expect(code).toBe(1);
    expect(stderr).toContain('INIT.EXISTS: The project has schema already; nothing was written.\n  → ');
    expect(existsSync(folder.path('dunder.config.json'))).toBe(false);
  });

  test('leaves a package.json alone that is no JSON', async () => {
    folder.write({ 'package.json': '{ "name": "x", }' });
    const { code, stderr } = await dunder('init');
    expect(code).toBe(1);
    expect(stderr).toContain('INIT.PACKAGE_JSON: package.json is not JSON: ');
    expect(stderr).toContain('→ Repair it first.');
    expect([existsSync(folder.path('schema')), existsSync(folder.path('dunder.config.json'))]).toEqual([false, false]);
  });

  test('adds its script and its line to files that are there', async () => {
    folder.write({ 'package.json': '{\n\t"name": "x",\n\t"scripts": { "test": "jest" }\n}\n', '.gitattributes': '*.png binary' });
    await dunder('init');
    expect(readFileSync(folder.path('package.json'), 'utf8')).toBe(
      '{\n\t"name": "x",\n\t"scripts": {\n\t\t"test": "jest",\n\t\t"generate": "dunder generate"\n\t}\n}\n',
    );
    expect(readFileSync(folder.path('.gitattributes'), 'utf8')).toBe('*.png binary\ngenerated/** linguist-generated=true text eol=lf\n');
  });
});

describe('generate', () => {
  beforeEach(() => dunder('init').then(() => undefined));

  test('tells the faults of a schema, with their places, and exits with 1', async () => {
    const text = readFileSync(folder.path('schema/blog.ts'), 'utf8');
    writeFileSync(folder.path('schema/blog.ts'), text.replace('unique: true', 'uniqe: true'));
    const { code, stdout, stderr } = await dunder('generate');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('schema/blog.ts:6:26 error SCHEMA.UNKNOWN_OPTION');
    expect(stderr).toContain("→ Did you mean 'unique'?");
    expect(stderr).toContain('Nothing was written: 1 fault in the schema.');
    expect(existsSync(folder.path('generated'))).toBe(false);
  });

  test('finds the project from a folder in it', async () => {
    await dunder('init');
    folder.write({ 'src/server/main.ts': '' });
    expect(await dunder('generate', { from: 'src/server' })).toMatchObject({ code: 0 });
    expect(await dunder('generate --check', { from: 'schema' })).toMatchObject({ code: 0 });
    expect(existsSync(folder.path('generated/post.ts'))).toBe(true);
    expect((await dunder('generate --schema schema', { from: 'src' })).stderr).toContain('SCHEMA.NO_FILES');
  });

  test('--check prints the differences to stdout and exits with 1', async () => {
    await dunder('generate');
    expect(await dunder('generate --check')).toEqual({ code: 0, stdout: '', stderr: 'generated is what the schema says.\n' });
    writeFileSync(folder.path('generated/post.ts'), `${readFileSync(folder.path('generated/post.ts'), 'utf8')}// mine\n`);
    const { code, stdout, stderr } = await dunder('generate --check');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^--- a\/generated\/post\.ts\n\+\+\+ b\/generated\/post\.ts\n@@ [\s\S]*\n-\/\/ mine\n$/);
    expect(stderr).toBe('changed generated/post.ts\ngenerated is not what the schema says: run dunder generate.\n');
  });

  test('--json prints one document, and nothing else', async () => {
    const { stdout, stderr } = await dunder('generate --json');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, models: 2, written: ['author.ts', 'index.ts', 'post.ts', 'registry.ts'] });
    expect(stderr).toBe('');
  });

  test('--verbose names the files', async () => {
    expect((await dunder('generate --verbose')).stderr).toContain('wrote   generated/post.ts\n');
  });

  test('--watch goes on until it is interrupted', async () => {
    const { code, stderr } = await dunder('generate --watch', {
      interrupted: async () => {
        while (!existsSync(folder.path('generated/post.ts'))) await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    expect(code).toBe(0);
    expect(stderr).toContain('2 models in generated');
  });

  test('--watch is silent about a save that changes nothing', async () => {
    const text = readFileSync(folder.path('schema/blog.ts'), 'utf8');
    const output = (name: string): string =>
      existsSync(folder.path('generated', name)) ? readFileSync(folder.path('generated', name), 'utf8') : '';
    const until = async (holds: () => boolean): Promise<void> => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const { stderr } = await dunder('generate --watch', {
      interrupted: async () => {
        await until(() => output('post.ts') !== '');
        folder.write({ 'schema/blog.ts': `${text}// the same\n` });
        await new Promise((resolve) => setTimeout(resolve, 400));
        folder.write({ 'schema/blog.ts': text.replace('maxLength: 200', 'maxLength: 250') });
        await until(() => output('post.ts').includes('250'));
      },
    });
    expect(stderr.match(/2 models in generated/g)).toHaveLength(2);
  });

  test('opens no connection: it needs neither a network nor a database', async () => {
    const { connect } = Socket.prototype;
    Socket.prototype.connect = () => {
      throw new Error('A connection was opened.');
    };
    try {
      expect((await dunder('generate --no-cache')).code).toBe(0);
    } finally {
      Socket.prototype.connect = connect;
    }
  });
});

describe('a wrong use exits with 2 and says what was meant', () => {
  test.each([
    ['generate --chek', "USAGE: There is no option '--chek'. Did you mean '--check'?"],
    ['generat', "USAGE: There is no command 'generat'. Did you mean 'generate'?"],
    ['migrate', "USAGE: There is no command 'migrate': migrations are not there yet. createTables() of dunder/testing"],
    ['generate --import-extension mjs', 'USAGE: Invalid values:'],
    ['generate --check --watch', 'USAGE: Arguments check and watch are mutually exclusive'],
    ['generate --output', 'USAGE: Not enough arguments following: output'],
    ['generate --watch more', "USAGE: There is no command 'more'."],
    ['', 'USAGE: Which command?'],
  ])('%s, and does nothing', async (line, message) => {
    folder.write({ 'schema/post.ts': "import { Model } from 'dunder/schema';\nexport class Post extends Model {}\n" });
    const { code, stdout, stderr } = await dunder(line);
    expect(existsSync(folder.path('generated'))).toBe(false);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('--help shows what there is.');
  });
});

test('--help and --version go to stdout', async () => {
  const help = await dunder('--help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('dunder generate --watch');
  expect((await dunder('generate --help')).stdout).toContain('--import-extension');
  expect((await dunder('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('an error tells its code, its subject and the way out; the stack only when asked', async () => {
  const plain = await dunder('generate --output ..');
  expect(plain.code).toBe(1);
  expect(plain.stderr).toBe(
    "GENERATE.OUTPUT_OUTSIDE: The output folder '..' is not a folder inside the project.\n  → Name a folder of its own below the project: --output generated.\n",
  );
  expect((await dunder('generate --output .. --verbose')).stderr).toContain('settings.ts');
  expect((await dunder('generate --output ..', { color: true })).stderr).toContain('\u001B[31m');
});
