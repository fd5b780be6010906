import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GeneratorError } from '../generator-error.js';
import type { OutputPlan } from './plan-output.js';

/**
 * Carries out a plan: all of it or nothing. Every new text is on the disk under another name before the first file is replaced, and
 * what was replaced comes back when a later step fails. Files that do not change are not touched.
 */
export function write(plan: OutputPlan): void {
  if (plan.write.length === 0 && plan.remove.length === 0) return;
  const undo: (() => void)[] = [];
  try {
    mkdirSync(plan.folder, { recursive: true });
    for (const file of plan.write) {
      const path = temporary(plan.folder, file.path);
      undo.push(() => rmSync(path, { force: true }));
      writeFileSync(path, file.text);
    }
    for (const { path, before } of plan.write) {
      renameSync(temporary(plan.folder, path), join(plan.folder, path));
      undo.push(() => restore(join(plan.folder, path), before));
    }
    for (const { path, before } of plan.remove) {
      rmSync(join(plan.folder, path));
      undo.push(() => restore(join(plan.folder, path), before));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw new GeneratorError(
      'GENERATE.NOT_WRITTEN',
      `Nothing was written: ${(error as Error).message}.`,
      'See to the permissions and the space of the output folder, and run the command again.',
      { cause: error },
    );
  }
}

function restore(path: string, before: string | undefined): void {
  if (before === undefined) rmSync(path, { force: true });
  else writeFileSync(path, before);
}

/** Not a .ts name, so that no compiler that watches the folder sees it. */
function temporary(folder: string, path: string): string {
  return join(folder, `.${path}.${process.pid}.tmp`);
}
