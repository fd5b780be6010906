import { readFileSync } from 'node:fs';
import { posix, relative } from 'node:path';
import { errorCode } from '../error-code.js';
import { readSource, type SchemaSource } from './schema-source.js';

/** Parsed files. While a file's text is what it was, so is its source: the same object, with the same nodes. */
export class SourceFiles {
  readonly #sources = new Map<string, SchemaSource>();

  /** `path` is absolute, with slashes. Undefined when there is no such file. */
  read(root: string, path: string): SchemaSource | undefined {
    const text = readText(path);
    if (text === undefined) {
      this.#sources.delete(path);
      return undefined;
    }
    const known = this.#sources.get(path);
    const file = relative(root, path).replaceAll('\\', '/');
    if (known !== undefined && known.text === text && known.file === file) return known;
    const source = readSource(path, file, text);
    this.#sources.set(path, source);
    return source;
  }
}

export function isDeclarationFile(path: string): boolean {
  return /\.d\.(?:[^/]+\.)?[mc]?ts$/.test(posix.basename(path));
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
