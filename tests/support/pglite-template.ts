import { constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/**
 * Makes `folder` an empty PGlite database. Initializing one takes two seconds of CPU, copying one that was initialized before and
 * closed takes a sixth of a second: the template is made once per version of PGlite and kept beside the packages.
 */
export async function copyPgliteTemplate(folder: string): Promise<void> {
  const template = await (made ??= findOrMake());
  cpSync(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

let made: Promise<string> | undefined;

async function findOrMake(): Promise<string> {
  const home = join(process.cwd(), 'node_modules', '.cache', 'dunder');
  const template = join(home, `pglite-${pgliteVersion()}`);
  if (existsSync(template)) return template;
  mkdirSync(home, { recursive: true });
  const draft = mkdtempSync(join(home, 'draft-'));
  const database = new PGlite(draft);
  await database.waitReady;
  await database.close();
  try {
    renameSync(draft, template);
  } catch (error) {
    // Another worker was faster; its template is as good.
    if (!existsSync(template)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return template;
}

function pgliteVersion(): string {
  const require = createRequire(join(process.cwd(), 'package.json'));
  let folder = dirname(require.resolve('@electric-sql/pglite'));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }).version;
}
