import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../house/support/source-files.js';
import type { Snippet } from './fences.js';

/**
 * Type-checks all snippets in one program, against the reference client, with the settings of the project. Faults are told by the
 * lines of the pages. `./generated/…` is the reference client; the names of `docs/preludes` are known everywhere.
 */
export function compileSnippets(snippets: readonly Snippet[]): readonly string[] {
  const folder = join(root, '.dunder/docs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of snippets) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settingsFor(snippets)));
  const compiler = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: folder,
  });
  if (compiler.error !== undefined) throw compiler.error;
  const faults = compiler.stdout.split('\n').filter((line) => line.includes('error TS'));
  if (compiler.status !== 0 && faults.length === 0) throw new Error(`${compiler.stdout}${compiler.stderr}`);
  return faults.map((fault) => onThePage(fault, snippets));
}

const settingsFor = (snippets: readonly Snippet[]) => ({
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    noEmit: true,
    // An example declares what it shows, and is not asked what becomes of it.
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node', 'jest'],
    typeRoots: ['../../node_modules/@types'],
    // A snippet stands where the user's program would: beside generated/ and schema/.
    rootDirs: [
      '.',
      '../..',
      ...new Set(snippets.flatMap(({ name }) => (name.includes('/') ? `./${name.slice(0, name.indexOf('/'))}` : []))),
    ],
  },
  include: ['./**/*.ts', '../../docs/preludes/*.ts'],
});

function onThePage(fault: string, snippets: readonly Snippet[]): string {
  const [, name, line = '0', message] = /^(.+?)\((\d+),\d+\): (.+)$/.exec(fault) ?? [];
  const snippet = snippets.find((one) => name?.endsWith(one.name) === true);
  return snippet === undefined ? fault : `${snippet.origin[Number(line) - 1] ?? snippet.name}: ${message ?? fault}`;
}
