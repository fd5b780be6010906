import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import type { ImportExtension } from './emit/generated-file.js';
import { readConfig } from './config.js';
import { GeneratorError } from './generator-error.js';

/** What `generate` may be told; what is left out comes from the project's configuration, then from the defaults. */
export interface GenerateOptions {
  /** The project's folder: the current one unless given. Every path is relative to it. */
  readonly root?: string | undefined;
  /** Schema files, folders or globs: `schema` or `schema.ts` unless given. */
  readonly schema?: string | readonly string[] | undefined;
  /** The folder of the generated client: `generated` unless given. */
  readonly output?: string | undefined;
  /** What ends the specifiers of relative imports: `js` unless given. */
  readonly importExtension?: ImportExtension | undefined;
  /** false: do the work even if nothing has changed since the last time. */
  readonly cache?: boolean | undefined;
}

/** Options with everything decided; paths are posix and relative to the root. */
export interface Settings {
  readonly root: string;
  readonly schema: readonly string[];
  readonly output: string;
  readonly importExtension: ImportExtension;
  readonly cache: boolean;
}

export const IMPORT_EXTENSIONS: readonly ImportExtension[] = ['js', 'ts', 'none'];

/** Flags over configuration over defaults. */
export function resolveSettings(options: GenerateOptions): Settings {
  const root = resolve(options.root ?? '.');
  const config = readConfig(root);
  const schema = [options.schema ?? config.schema ?? defaultSchema(root)].flat().map((pattern) => within(root, pattern));
  const output = within(root, options.output ?? config.output ?? 'generated');
  refuseOutput(output, schema);
  return {
    root,
    schema,
    output,
    importExtension: options.importExtension ?? config.importExtension ?? 'js',
    cache: options.cache ?? true,
  };
}

function defaultSchema(root: string): string {
  return !existsSync(resolve(root, 'schema')) && existsSync(resolve(root, 'schema.ts')) ? 'schema.ts' : 'schema';
}

function within(root: string, path: string): string {
  const inside = relative(root, isAbsolute(path) ? path : resolve(root, path)).replaceAll('\\', '/');
  return inside === '' ? '.' : inside;
}

function refuseOutput(output: string, schema: readonly string[]): void {
  if (output === '.' || output === '..' || output.startsWith('../') || isAbsolute(output))
    throw new GeneratorError(
      'GENERATE.OUTPUT_OUTSIDE',
      `The output folder '${output}' is not a folder inside the project.`,
      'Name a folder of its own below the project: --output generated.',
    );
  const around = schema.find((pattern) => output === pattern || output.startsWith(`${pattern}/`));
  if (around !== undefined)
    throw new GeneratorError(
      'GENERATE.OUTPUT_IN_SCHEMA',
      `The output folder '${output}' lies inside the schema '${around}', so its files would be read as schema files.`,
      'Put it beside the schema: --output generated.',
    );
}
