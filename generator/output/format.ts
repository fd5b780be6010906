import { createHash } from 'node:crypto';
import type { EmittedFile } from '../emit/generated-file.js';
import { PRINT_WIDTH } from '../emit/widths.js';

/** A file ready to be written. */
export interface OutputFile {
  /** Relative to the output folder. */
  readonly path: string;
  readonly text: string;
}

/** The options of prettier: fixed, so that no configuration of the user's changes the output. */
export const PRETTIER_OPTIONS = {
  parser: 'typescript',
  printWidth: PRINT_WIDTH,
  singleQuote: true,
  endOfLine: 'lf',
  trailingComma: 'all',
  semi: true,
} as const;

/**
 * Lays files out as prettier does. The printer of the generator writes most files so that prettier has nothing to change (a test sees
 * to that); prettier itself is loaded only for those that hold the user's own text or a line that is too long.
 */
export async function format(files: readonly EmittedFile[]): Promise<readonly OutputFile[]> {
  return Promise.all(files.map(async ({ path, text, formatted }) => ({ path, text: formatted ? text : await prettified(text) })));
}

const done = new Map<string, Promise<string>>();

/** In watch mode the same text comes again and again. */
function prettified(text: string): Promise<string> {
  const key = createHash('sha256').update(text).digest('hex');
  const known = done.get(key) ?? runPrettier(text);
  done.set(key, known);
  return known;
}

async function runPrettier(text: string): Promise<string> {
  const prettier = await import('prettier');
  return prettier.format(text, PRETTIER_OPTIONS);
}
