import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');
/** The compilers that the types must work with. */
export const compilers = { '7': 'typescript', '6': 'typescript-6', '5.9': 'typescript-5' } as const;
export type Compiler = keyof typeof compilers;

/** Writes a project of these files beside nothing else; returns its folder. */
export function writeProject(files: readonly string[], folder = mkdtempSync(path.join(tmpdir(), 'dunder-types-'))): string {
  const absolute = (name: string) => path.join(root, name);
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: absolute('tsconfig.base.json'),
      compilerOptions: {
        noEmit: true,
        types: ['node'],
        typeRoots: [absolute('node_modules/@types')],
        paths: {
          dunder: [absolute('runtime/index.ts')],
          'dunder/codegen': [absolute('runtime/codegen.ts')],
          'dunder/schema': [absolute('schema/index.ts')],
          'dunder/testing': [absolute('runtime/testing/index.ts')],
        },
      },
      files,
    }),
  );
  return folder;
}

/** What a compiler prints about a project. */
export function compile(compiler: Compiler, project: string, options: readonly string[] = []): string {
  const tsc = path.join(root, 'node_modules', compilers[compiler], 'bin/tsc');
  try {
    return execFileSync(process.execPath, [tsc, '-p', project, '--pretty', 'false', ...options], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
  } catch (failure) {
    return (failure as { stdout: string }).stdout;
  }
}

export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** The errors that a compiler reports about files, with their elaborations. */
export function faults(compiler: Compiler, files: readonly string[]): Fault[] {
  const folder = writeProject(files);
  const found: Fault[] = [];
  for (const text of compile(compiler, folder, ['--noErrorTruncation', '--noUnusedLocals', 'false']).split(/\n(?!\s)/)) {
    const match = /^(.+?)\((\d+),\d+\): error TS\d+: ([^]*)$/.exec(text);
    if (match !== null) found.push({ file: path.resolve(root, match[1]!), line: Number(match[2]), message: match[3]! });
  }
  rmSync(folder, { recursive: true });
  return found;
}
