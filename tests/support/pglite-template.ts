import { constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { runFolder } from './run.js';

// Each test file compiles PGlite anew, and most run it for less time than the optimizing compiler takes with it: a second of CPU.
setFlagsFromString('--liftoff-only');

/**
 * Makes `folder` an empty PGlite database. Initializing one takes two seconds of CPU, copying one that was initialized before and
 * closed takes a sixth of a second: the template is made once per version of PGlite and kept beside the packages.
 */
export async function copyPgliteTemplate(folder: string): Promise<void> {
  copy(await (made ??= findOrMake()), folder);
}

/** Makes `folder` the PGlite database that an earlier test of this run kept under a name; false when none did yet. */
export function copyKeptPglite(name: string, folder: string): boolean {
  const kept = keptAs(name);
  if (!existsSync(kept)) return false;
  rmSync(folder, { recursive: true });
  copy(kept, folder);
  return true;
}

/** Keeps the PGlite database in `folder`, which is closed, for the tests of this run: tables take it seconds to make. */
export function keepPglite(name: string, folder: string): void {
  const draft = mkdtempSync(join(runFolder, 'draft-'));
  copy(folder, draft);
  publish(draft, keptAs(name));
}

const keptAs = (name: string): string => join(runFolder, `pglite-${name}`);
const copy = (from: string, to: string): void => cpSync(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });

/** Another worker may have been faster; its template is as good. */
function publish(draft: string, template: string): void {
  try {
    renameSync(draft, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

let made: Promise<string> | undefined;

async function findOrMake(): Promise<string> {
  const home = join(process.cwd(), 'node_modules', '.cache', 'dunder');
  const template = join(home, `pglite-${pgliteVersion()}-small`);
  if (existsSync(template)) return template;
  mkdirSync(home, { recursive: true });
  const draft = mkdtempSync(join(home, 'draft-'));
  const database = new PGlite(draft);
  await database.waitReady;
  await database.close();
  makeSmall(join(draft, 'postgresql.conf'));
  publish(draft, template);
  return template;
}

/** PGlite clears the memory of all its buffers when it opens: of 128 MB, which takes as long as all the rest. */
function makeSmall(settings: string): void {
  const text = readFileSync(settings, 'utf8');
  const small = text.replace(/^shared_buffers = \d+MB/m, 'shared_buffers = 8MB').replace(/^max_connections = \d+/m, 'max_connections = 8');
  writeFileSync(settings, small);
}

function pgliteVersion(): string {
  const require = createRequire(join(process.cwd(), 'package.json'));
  let folder = dirname(require.resolve('@electric-sql/pglite'));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }).version;
}
