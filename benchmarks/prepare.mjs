// node prepare.mjs: builds dunder as it is published, generates the clients of dunder and Prisma, and makes both ready for plain Node.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { build } from '../scripts/build.js';

const here = import.meta.dirname;
const root = join(here, '..');

await installDunder();
await generateClient();
run(join(here, 'runtime/contenders/prisma/build.mjs'));

/** dunder stands where an installation would put it, so that it finds the same drivers as its peers. */
async function installDunder() {
  const home = join(here, 'node_modules/dunder');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  copyFileSync(join(root, 'package.json'), join(home, 'package.json'));
  await build();
  cpSync(join(root, 'dist'), join(home, 'dist'), { recursive: true });
}

async function generateClient() {
  run(join(root, 'cli/dist/cli/main.js'), 'generate');
  const outdir = join(here, '.work/generated');
  rmSync(outdir, { recursive: true, force: true });
  const entryPoints = readdirSync(join(here, 'generated')).map((file) => join(here, 'generated', file));
  await bundle({ entryPoints, outdir, format: 'esm', target: 'node20', logLevel: 'warning' });
}

function run(...command) {
  const { status } = spawnSync(process.execPath, command, { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command.join(' ')} failed.`);
}
