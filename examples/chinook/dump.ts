import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DialectName } from './client.js';

/** The statements of a dump for this dialect. `path` is the file, or a folder with `chinook-postgres.sql` and its like. */
export function readDump(path: string, dialect: DialectName): readonly string[] {
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? join(path, `chinook-${dialect}.sql`) : path;
  if (!existsSync(file)) throw new Error(`There is no dump '${file}'. Name a file with --dump, or a folder of dumps in CHINOOK_DUMPS.`);
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const server = /DB Server: (\w+)/.exec(text)?.[1]?.toLowerCase();
  if (server === undefined) throw new Error(`'${file}' is no dump of Chinook: examples/chinook/README.md names those that fit.`);
  if (server !== SERVERS[dialect]) throw new Error(`'${file}' is a dump for ${server}, the database is ${dialect}.`);
  return statements(text).filter((statement) => !ABOUT_DATABASES.test(statement));
}

/** As the headers of the dumps say it. */
const SERVERS: Readonly<Record<DialectName, string>> = { postgres: 'postgresql', mysql: 'mysql', sqlite: 'sqlite' };

/** A dump makes a database of its own and goes there; this one stays in the database that it was given. */
const ABOUT_DATABASES = /^(?:DROP DATABASE|CREATE DATABASE|USE |\\c )/i;

/** Cuts at semicolons outside of quotes and comments. */
function statements(text: string): readonly string[] {
  const found: string[] = [];
  let current = '';
  for (const [token] of text.matchAll(/\/\*[\s\S]*?\*\/|'[^']*'|;|[^;'/]+|\//g)) {
    if (token.startsWith('/*')) continue;
    if (token !== ';') current += token;
    else {
      if (current.trim() !== '') found.push(current.trim());
      current = '';
    }
  }
  if (current.trim() !== '') found.push(current.trim());
  return found;
}
