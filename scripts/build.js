/**
 * Builds both packages: `dist` (dunder) and `cli/dist` (@dunder/cli); `node scripts/build.js cli` builds one. npm does that before it packs.
 *
 * The compiler writes one file of JavaScript and one of types per source file. Those of the runtime are then bundled into a few,
 * because a server reads them at every start, and an editor at every keystroke (docs/decisions/bundled-runtime.md).
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleTypes } from './bundle-types.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The doors of dunder that run, without their extension. A door shares its chunks with the others. */
const doors = ['runtime/index', 'runtime/codegen', 'runtime/testing/index', 'schema/index'];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await build(process.argv[2]);

export async function build(only) {
  if (only !== 'cli') await buildDunder(join(root, 'dist'), { bundled: true });
  if (only !== 'dunder') buildCli(join(root, 'cli', 'dist'));
}

export async function buildDunder(outDir, { bundled }) {
  rmSync(outDir, { recursive: true, force: true });
  compile('tsconfig.build.json', outDir);
  if (!bundled) return;
  await bundle(outDir);
  bundleTypes(join(outDir, 'runtime'), ['index', 'codegen', 'testing/index']);
}

function buildCli(outDir) {
  rmSync(outDir, { recursive: true, force: true });
  compile('cli/tsconfig.json', outDir);
  chmodSync(join(outDir, 'cli', 'main.js'), 0o755);
}

function compile(project, outDir) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project, '--outDir', outDir], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`The compiler refused ${project}.`);
}

/** Replaces the JavaScript of `outDir` by chunks. Drivers stay behind `import()`: each is a chunk of its own, read when it is used. */
async function bundle(outDir) {
  // esbuild comes with tsx.
  const { build: esbuild } = createRequire(createRequire(join(root, 'package.json')).resolve('tsx/package.json'))('esbuild');
  const result = await esbuild({
    absWorkingDir: outDir,
    entryPoints: doors.map((door) => ({ in: `./${door}.js`, out: door })),
    outdir: outDir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    chunkNames: 'runtime/chunks/[name]-[hash]',
    // Comments and indentation go, names stay: a stack trace is still read by people.
    minifyWhitespace: true,
    lineLimit: 140,
    keepNames: false,
    legalComments: 'none',
    allowOverwrite: true,
    write: false,
    logLevel: 'warning',
  });
  for (const file of filesUnder(outDir)) if (file.endsWith('.js')) rmSync(file);
  for (const { path, contents } of result.outputFiles) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, contents);
  }
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
