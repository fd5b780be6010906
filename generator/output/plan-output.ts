import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEADER_MARK } from '../emit/header.js';
import { errorCode } from '../error-code.js';
import { GeneratorError } from '../generator-error.js';
import type { OutputFile } from './format.js';

/** What has to happen in the output folder. */
export interface OutputPlan {
  readonly folder: string;
  /** New files and those whose text is another than before. */
  readonly write: readonly (OutputFile & { readonly before: string | undefined })[];
  /** Generated files that nothing generates any more. */
  readonly remove: readonly { readonly path: string; readonly before: string }[];
  readonly unchanged: readonly string[];
}

/** Compares the files with what is there. Refuses when a file of the same name was not generated. */
export function planOutput(folder: string, files: readonly OutputFile[]): OutputPlan {
  const present = readFolder(folder);
  const wanted = new Set(files.map((file) => file.path));
  const foreign = files.filter(({ path }) => isForeign(present.get(path))).map(({ path }) => path);
  if (foreign.length > 0)
    throw new GeneratorError(
      'GENERATE.FOREIGN_FILE',
      `The output folder holds files that were not generated and would be overwritten: ${foreign.join(', ')}.`,
      'Move them, or choose another folder with --output.',
    );
  return {
    folder,
    write: files.flatMap((file) => (present.get(file.path) === file.text ? [] : [{ ...file, before: present.get(file.path) }])),
    remove: [...present].flatMap(([path, before]) => (!wanted.has(path) && before.startsWith(HEADER_MARK) ? [{ path, before }] : [])),
    unchanged: files.flatMap((file) => (present.get(file.path) === file.text ? [file.path] : [])),
  };
}

function isForeign(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '' && !text.startsWith(HEADER_MARK);
}

/** The TypeScript files of the folder itself; folders in it are nobody's business. */
function readFolder(folder: string): Map<string, string> {
  const present = new Map<string, string>();
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return present;
    throw new GeneratorError(
      'GENERATE.NOT_READABLE',
      `The output folder '${folder}' cannot be read: ${(error as Error).message}.`,
      undefined,
      {
        cause: error,
      },
    );
  }
  // Line ends that git changed on the way are not a difference.
  for (const entry of entries)
    if (entry.isFile() && entry.name.endsWith('.ts'))
      present.set(entry.name, readFileSync(join(folder, entry.name), 'utf8').replaceAll('\r\n', '\n'));
  return new Map([...present].sort(([a], [b]) => (a < b ? -1 : 1)));
}
