import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { GeneratorError } from '../../generator/generator-error.js';
import type { Command } from '../command.js';
import { STARTER_CONFIG, STARTER_SCHEMA } from '../starter.js';

/** `dunder init`: a small project to start from. */
export const initCommand: Command<object> = {
  name: 'init',
  summary: 'Write a small schema to start from',
  examples: [['dunder init', 'writes schema/blog.ts, dunder.config.json and the script "generate"']],
  options: (yargs) => yargs,
  run(_, { root, output }) {
    const files = [...newFiles(root), ...changedFiles(root)];
    for (const { path, text } of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
      output.say(`wrote ${path}`);
    }
    output.say(nextSteps(root));
    return Promise.resolve(0);
  },
};

interface File {
  readonly path: string;
  readonly text: string;
}

/** Only what is left to do: packages that package.json names are not named again. */
function nextSteps(root: string): string {
  const { type, dependencies, devDependencies } = JSON.parse(read(root, 'package.json') ?? '{}') as Package;
  const has = (name: string): boolean => Object.hasOwn({ ...dependencies, ...devDependencies }, name);
  const wanted = [...(has('dunder') ? [] : ['dunder']), ...(DRIVERS.some(has) ? [] : ['libsql'])];
  const installs = [
    ...(wanted.length > 0 ? [`npm install ${wanted.join(' ')}`] : []),
    ...(has('@dunder/cli') ? [] : ['npm install --save-dev @dunder/cli']),
  ];
  const steps = [
    ...(installs.length > 0 ? [`${installs.join(' && ')}${wanted.includes('libsql') ? '   (libsql for SQLite; or pg, mysql2)' : ''}`] : []),
    ...(type === 'module' ? [] : ['npm pkg set type=module   (generated files are ES modules)']),
    'Describe your models in schema/blog.ts.',
    'npx dunder generate',
    "import { Post } from './generated/index.js' and query: await Post.objects.filter({ status: 'published' })",
  ];
  return ['', 'What to do next:', ...steps.map((step, index) => `  ${index + 1}. ${step}`)].join('\n');
}

const DRIVERS = ['libsql', 'better-sqlite3', 'pg', 'mysql2', '@electric-sql/pglite'];

interface Package {
  readonly type?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

/** Files that must not be there yet: nothing of the user's is ever overwritten. */
function newFiles(root: string): readonly File[] {
  const files = [
    { path: 'schema/blog.ts', text: STARTER_SCHEMA },
    { path: 'dunder.config.json', text: STARTER_CONFIG },
  ];
  const present = [...files.map((file) => file.path), 'schema', 'schema.ts'].filter((path) => existsSync(join(root, path)));
  if (present.length > 0)
    throw new GeneratorError(
      'INIT.EXISTS',
      `The project has ${present.join(', ')} already; nothing was written.`,
      'Run dunder generate, or start in another folder.',
    );
  return files;
}

/** Files that may be there and get a line more. */
function changedFiles(root: string): readonly File[] {
  return [...packageJson(root), ...gitattributes(root)];
}

function packageJson(root: string): readonly File[] {
  const path = 'package.json';
  const text = read(root, path);
  if (text === undefined) {
    const made = { name: packageName(root), private: true, type: 'module', scripts: { generate: 'dunder generate' } };
    return [{ path, text: `${JSON.stringify(made, undefined, 2)}\n` }];
  }
  let json: Package;
  try {
    json = JSON.parse(text) as Package;
  } catch (error) {
    throw new GeneratorError('INIT.PACKAGE_JSON', `package.json is not JSON: ${(error as Error).message}.`, 'Repair it first.', {
      cause: error,
    });
  }
  if (json.scripts?.['generate'] !== undefined) return [];
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  return [{ path, text: `${JSON.stringify({ ...json, scripts: { ...json.scripts, generate: 'dunder generate' } }, undefined, indent)}\n` }];
}

function packageName(root: string): string {
  return (
    basename(root)
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '-')
      .replace(/^[._-]+/, '') || 'app'
  );
}

const ATTRIBUTE = 'generated/** linguist-generated=true text eol=lf';

/** Reviews fold generated files away, and git leaves their line ends alone. */
function gitattributes(root: string): readonly File[] {
  const path = '.gitattributes';
  const text = read(root, path) ?? '';
  if (text.split(/\r?\n/).includes(ATTRIBUTE)) return [];
  return [{ path, text: `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${ATTRIBUTE}\n` }];
}

function read(root: string, path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}
