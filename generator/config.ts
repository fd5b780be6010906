import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../schema/ir/suggest.js';
import type { ImportExtension } from './emit/generated-file.js';
import { errorCode } from './error-code.js';
import { GeneratorError } from './generator-error.js';

/** What a project says in `dunder.config.json`, or under `"dunder"` in its package.json. */
export interface Config {
  readonly schema?: string | readonly string[];
  readonly output?: string;
  readonly importExtension?: ImportExtension;
}

/** The files that may hold the configuration: the first that does, counts. */
export const CONFIG_FILES = ['dunder.config.json', 'package.json'] as const;

/** The configuration of a project; empty when it has none. */
export function readConfig(root: string): Config {
  for (const file of CONFIG_FILES) {
    const json = readJson(root, file);
    if (json === undefined) continue;
    const config = file === 'package.json' ? memberOf(json, 'dunder') : json;
    if (config !== undefined) return checkConfig(file, config);
  }
  return {};
}

function readJson(root: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(join(root, file), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new GeneratorError('CONFIG.NOT_JSON', `${file} is not JSON: ${(error as Error).message}`, undefined, { cause: error });
  }
}

function memberOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name) ? (json as Record<string, unknown>)[name] : undefined;
}

const CHECKS: { readonly [name in keyof Config]-?: { readonly is: (value: unknown) => boolean; readonly wanted: string } } = {
  schema: {
    is: (value) => isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText)),
    wanted: 'a path or a list of paths: "schema"',
  },
  output: { is: isText, wanted: 'a folder: "generated"' },
  importExtension: { is: (value) => value === 'js' || value === 'ts' || value === 'none', wanted: '"js", "ts" or "none"' },
};

function checkConfig(file: string, config: unknown): Config {
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new GeneratorError('CONFIG.WRONG_VALUE', `The configuration in ${file} is not an object.`, 'Write { "schema": "schema" }.');
  for (const [name, value] of Object.entries(config)) {
    // An editor reads this one.
    if (name === '$schema') continue;
    if (!Object.hasOwn(CHECKS, name))
      throw new GeneratorError('CONFIG.UNKNOWN_OPTION', `${file} has an unknown option '${name}'.`, didYouMean(name, Object.keys(CHECKS)));
    const { is, wanted } = CHECKS[name as keyof Config];
    if (!is(value)) throw new GeneratorError('CONFIG.WRONG_VALUE', `'${name}' in ${file} is ${JSON.stringify(value)}.`, `Write ${wanted}.`);
  }
  return config;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
