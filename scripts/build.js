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
import { rollup } from 'rollup';
import { bundleTypes } from './bundle-types.js';

const root = fileURLToPath(new URL('..', import.meta.url));
// esbuild comes with tsx.
const esbuild = createRequire(createRequire(join(root, 'package.json')).resolve('tsx/package.json'))('esbuild');

/** The doors of dunder that run, without their extension. A door shares its chunks with the others. */
const doors = ['runtime/index', 'runtime/codegen', 'runtime/testing/index', 'schema/index'];

/** Every program reads `core`: what the doors for people and for generated code import, and what the drivers of several databases do. */
const core = ['index', 'codegen'];
/** The drivers, a chunk for each database. */
const databases = {
  postgres: ['dialects/postgres/drivers/pg', 'dialects/postgres/drivers/pglite'],
  mysql: ['dialects/mysql/drivers/mysql2'],
  sqlite: ['open-sqlite', 'libsql', 'better-sqlite3', 'node-sqlite'].map((file) => `dialects/sqlite/drivers/${file}`),
};
/** What is read at its first use. A chunk is what its modules import, but for what is in a chunk above it. */
const late = {
  deleting: ['query/delete/delete-behind'],
  validating: ['model/validate-instance'],
  ddl: ['dialects/postgres/ddl', 'dialects/mysql/ddl', 'dialects/sqlite/ddl'],
};

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

/** Replaces the JavaScript of `outDir` by the doors and their chunks. */
async function bundle(outDir) {
  const bundled = await rollup({
    input: Object.fromEntries(doors.map((door) => [door, join(outDir, `${door}.js`)])),
    external: /^[^./]/,
    onwarn: (warning) => {
      // Modules may import one another, chunks may not.
      if (warning.code !== 'CIRCULAR_DEPENDENCY') throw new Error(warning.message);
    },
  });
  let places;
  const { output } = await bundled.generate({
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'runtime/chunks/[name].js',
    manualChunks: (id, { getModuleInfo }) => (places ??= chunkOfEach(outDir, getModuleInfo)).get(id),
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    plugins: [{ name: 'without-white-space', renderChunk: withoutWhiteSpace }],
  });
  for (const file of filesUnder(outDir)) if (file.endsWith('.js')) rmSync(file);
  for (const { fileName, code } of output) {
    mkdirSync(join(outDir, fileName, '..'), { recursive: true });
    writeFileSync(join(outDir, fileName), code);
  }
}

/** The name of the chunk of each module, by its path. The doors have a file of their own. */
function chunkOfEach(outDir, getModuleInfo) {
  const places = new Map();
  /** What has no place yet of these modules and all that they import, but for what is behind `import()`. */
  const reached = (modules) => {
    const found = new Set();
    const reach = (id) => {
      const info = getModuleInfo(id);
      if (info === null) throw new Error(`scripts/build.js names ${id}, which is not there.`);
      if (places.has(id) || found.has(id) || info.isExternal) return;
      found.add(id);
      info.importedIds.forEach(reach);
    };
    for (const module of modules) reach(join(outDir, 'runtime', `${module}.js`));
    return [...found];
  };
  const place = (name, ids) => ids.forEach((id) => places.set(id, getModuleInfo(id).isEntry ? undefined : name));
  place('core', reached(core));
  const ofDrivers = Object.values(databases).flatMap(reached);
  place(
    'core',
    ofDrivers.filter((id, index) => ofDrivers.indexOf(id) !== index),
  );
  for (const [name, modules] of Object.entries({ ...databases, ...late })) place(name, reached(modules));
  return places;
}

/** Comments and indentation go, names stay: a stack trace is still read by people. */
async function withoutWhiteSpace(code) {
  const options = { format: 'esm', target: 'node20', minifyWhitespace: true, lineLimit: 140, legalComments: 'none' };
  return (await esbuild.transform(code, options)).code;
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
