import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../schema/ir/diagnostic.js';
import type { Settings } from '../settings.js';

/** What the last generation read and wrote: while all of it is as it was, there is nothing to do. */
interface State {
  readonly generator: string;
  readonly settings: string;
  /** The files that the schema's patterns could match. */
  readonly listing: readonly string[];
  /** Hashes of the files that were read. */
  readonly inputs: { readonly [file: string]: string };
  readonly outputs: { readonly [file: string]: Output };
  readonly models: number;
  readonly warnings: readonly Diagnostic[];
}
interface Output {
  readonly hash: string;
  readonly size: number;
  readonly modified: number;
}

/** What is worth telling of a generation that was not needed. */
export type Remembered = Pick<State, 'models' | 'warnings'> & { readonly files: number; readonly inputs: readonly string[] };

/** The last generation if its files, `listing` now, its options and the generator itself are unchanged; undefined when there is work to do. */
export function recall(settings: Settings, listing: readonly string[]): Remembered | undefined {
  const state = readState(settings);
  if (state === undefined || state.generator !== generatorVersion() || state.settings !== settingsKey(settings)) return undefined;
  if (listing.join('\n') !== state.listing.join('\n')) return undefined;
  for (const [file, hash] of Object.entries(state.inputs)) if (hashFile(join(settings.root, file)) !== hash) return undefined;
  const folder = join(settings.root, settings.output);
  for (const [file, output] of Object.entries(state.outputs)) if (!isAsWritten(join(folder, file), output)) return undefined;
  const { models, warnings, inputs, outputs } = state;
  return { models, warnings, files: Object.keys(outputs).length, inputs: Object.keys(inputs) };
}

/**
 * Remembers a generation by what it read, and not by what the files say since: an edit that was made meanwhile is work for the next time.
 * A cache that cannot be written is no fault: the next time takes longer.
 */
export function remember(
  settings: Settings,
  done: Pick<State, 'listing' | 'models' | 'warnings'> & {
    readonly inputs: ReadonlyMap<string, string>;
    readonly outputs: readonly string[];
  },
): void {
  const folder = join(settings.root, settings.output);
  const inputs = [...done.inputs].map(([file, text]) => [file, hashOf(text)] as const);
  const state: State = {
    generator: generatorVersion(),
    settings: settingsKey(settings),
    listing: done.listing,
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(done.outputs.map((file) => [file, describe(join(folder, file))])),
    models: done.models,
    warnings: done.warnings,
  };
  const path = statePath(settings);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(state));
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    rmSync(`${path}.${process.pid}`, { force: true });
  }
}

/** Forgets the last generation. */
export function forget(settings: Settings): void {
  rmSync(statePath(settings), { force: true });
}

function readState(settings: Settings): State | undefined {
  try {
    return JSON.parse(readFileSync(statePath(settings), 'utf8')) as State;
  } catch {
    return undefined;
  }
}

/** Below node_modules where there is one: everything ignores it already. */
function statePath({ root, output }: Settings): string {
  const folder = existsSync(join(root, 'node_modules')) ? join(root, 'node_modules', '.cache', 'dunder') : join(root, '.dunder');
  return join(folder, `generate-${createHash('sha256').update(output).digest('hex').slice(0, 12)}.json`);
}

function settingsKey({ schema, output, importExtension }: Settings): string {
  return JSON.stringify([schema, output, importExtension]);
}

/** The generator's own files by size and time: an upgrade or a change of the generator makes the cache old. */
function generatorVersion(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const hash = createHash('sha256');
  for (const folder of ['generator', 'schema/ir']) stamp(join(root, folder), hash);
  return hash.digest('hex');
}

function stamp(folder: string, hash: ReturnType<typeof createHash>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) stamp(path, hash);
    else {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${entry.name}:${size}:${mtimeMs};`);
    }
  }
}

const hashOf = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

function hashFile(path: string): string | undefined {
  try {
    return hashOf(readFileSync(path));
  } catch {
    return undefined;
  }
}

function describe(path: string): Output {
  const { size, mtimeMs } = statSync(path);
  return { hash: hashFile(path) ?? '', size, modified: mtimeMs };
}

/** Size and time tell most files apart; a file that was only touched is read. */
function isAsWritten(path: string, output: Output): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.size !== output.size) return false;
  return stats.mtimeMs === output.modified || hashFile(path) === output.hash;
}
