import { join } from 'node:path';
import type { Diagnostic } from '../schema/ir/diagnostic.js';
import type { EmittedModels } from './emit/emit.js';
import type { LoadedSchema, SchemaLoader } from './load-schema.js';
import { forget, recall, remember } from './output/cache.js';
import { listSchemaFiles } from './output/list-schema-files.js';
import { type GenerateOptions, resolveSettings, type Settings } from './settings.js';

export interface GenerateResult {
  /** false: the schema has faults, and nothing was written. */
  readonly ok: boolean;
  /** Faults and warnings, by position. */
  readonly diagnostics: readonly Diagnostic[];
  /** true: nothing had changed since the last time, so nothing was done. */
  readonly cached: boolean;
  readonly models: number;
  /** Files of the output folder, relative to it. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Every file that the schema was read from, relative to the root. */
  readonly read: readonly string[];
  readonly settings: Settings;
}

/** What the generations of one process hand on, made when it is first needed. */
export interface Session {
  loader?: SchemaLoader;
  models?: EmittedModels;
}

/**
 * From the schema to the files of its client, and nothing is written unless all of it succeeds.
 *
 * ```ts
 * const result = await generate({ schema: 'schema', output: 'generated' });
 * if (!result.ok) console.error(result.diagnostics);
 * ```
 *
 * The parser, the emitters and prettier are loaded when there is work for them: a run that changes nothing reads files and compares.
 */
export async function generate(options: GenerateOptions = {}, session: Session = {}): Promise<GenerateResult> {
  const settings = resolveSettings(options);
  // Before anything is read: a file that comes later is work for the next time.
  const listing = listSchemaFiles(settings.root, settings.schema);
  const last = settings.cache ? recall(settings, listing) : undefined;
  if (last !== undefined)
    return { ...nothing(settings, last.warnings, last.inputs), ok: true, cached: true, models: last.models, unchanged: last.files };
  const loaded = await load(settings, session);
  if (hasErrors(loaded)) {
    forget(settings);
    return nothing(settings, loaded.diagnostics, [...loaded.files.keys()]);
  }
  const plan = await planFor(settings, listing, loaded, session);
  const { write } = await import('./output/write.js');
  write(plan);
  const written = plan.write.map((file) => file.path);
  const models = loaded.schema.models.length;
  remember(settings, { models, warnings: loaded.diagnostics, listing, inputs: loaded.files, outputs: [...written, ...plan.unchanged] });
  return {
    ok: true,
    diagnostics: loaded.diagnostics,
    cached: false,
    models,
    written,
    removed: plan.remove.map((file) => file.path),
    unchanged: plan.unchanged.length,
    read: [...loaded.files.keys()],
    settings,
  };
}

/** Parse, build, resolve and validate. */
export async function load(settings: Settings, session: Session = {}): Promise<LoadedSchema> {
  const { SchemaLoader } = await import('./load-schema.js');
  session.loader ??= new SchemaLoader();
  return session.loader.load({ root: settings.root, schema: settings.schema });
}

/** Emit, format, and compare with what is in the output folder. */
export async function planFor(
  settings: Settings,
  listing: readonly string[],
  { schema, files: read }: LoadedSchema,
  session: Session = {},
) {
  const { root, output, importExtension } = settings;
  const [{ emit, EmittedModels }, { fingerprints }, { format }, { planOutput }] = await Promise.all([
    import('./emit/emit.js'),
    import('./fingerprints.js'),
    import('./output/format.js'),
    import('./output/plan-output.js'),
  ]);
  session.models ??= new EmittedModels();
  const files = emit(schema, { output, extension: importExtension }, session.models, fingerprints(listing, read));
  return planOutput(join(root, output), await format(files));
}

export function hasErrors({ diagnostics }: Pick<LoadedSchema, 'diagnostics'>): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

function nothing(settings: Settings, diagnostics: readonly Diagnostic[], read: readonly string[]): GenerateResult {
  return { ok: false, diagnostics, cached: false, models: 0, written: [], removed: [], unchanged: 0, read, settings };
}
