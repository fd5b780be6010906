import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What tells that a folder is a project: its configuration, its package, or a schema where one is looked for. */
const SIGNS = ['dunder.config.json', 'package.json', 'schema', 'schema.ts'];

/** The project that a folder is in: the nearest above with one of the signs, as npm and tsc find theirs; else the folder itself. */
export function findProject(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (SIGNS.some((sign) => existsSync(join(at, sign)))) return at;
    if (dirname(at) === at) return folder;
  }
}
