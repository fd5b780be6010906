import { join } from 'node:path';
import type { Diagnostic } from '../schema/ir/diagnostic.js';
import { hasErrors, load, planFor } from './generate.js';
import { listSchemaFiles } from './output/list-schema-files.js';
import { unifiedDiff } from './output/unified-diff.js';
import { type GenerateOptions, resolveSettings, type Settings } from './settings.js';

/** A file that `generate` would write or remove. */
export interface Difference {
  readonly kind: 'missing' | 'changed' | 'stale';
  /** Relative to the project's root. */
  readonly path: string;
  /** From what is there to what should be, as `diff -u` shows it. */
  readonly diff: string;
}

export interface CheckResult {
  /** true: the schema is valid and the output is what it says. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly differences: readonly Difference[];
  readonly settings: Settings;
}

/** What `generate` would change, without changing it: for CI. The cache is not asked. */
export async function check(options: GenerateOptions = {}): Promise<CheckResult> {
  const settings = resolveSettings(options);
  const loaded = await load(settings);
  if (hasErrors(loaded)) return { ok: false, diagnostics: loaded.diagnostics, differences: [], settings };
  const plan = await planFor(settings, listSchemaFiles(settings.root, settings.schema), loaded);
  const named = (path: string): string => join(settings.output, path).replaceAll('\\', '/');
  const differences: Difference[] = [
    ...plan.write.map(({ path, text, before }) => ({
      kind: before === undefined ? ('missing' as const) : ('changed' as const),
      path: named(path),
      diff: unifiedDiff(named(path), before, text),
    })),
    ...plan.remove.map(({ path, before }) => ({
      kind: 'stale' as const,
      path: named(path),
      diff: unifiedDiff(named(path), before, undefined),
    })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ok: differences.length === 0, diagnostics: loaded.diagnostics, differences, settings };
}
