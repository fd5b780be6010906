import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The TypeScript files below the folders that the patterns start at, relative to the root: a list that changes whenever a pattern could
 * match something else than before. No package is needed to read it.
 */
export function listSchemaFiles(root: string, patterns: readonly string[]): readonly string[] {
  const files = new Set<string>();
  for (const pattern of patterns) collect(root, fixedPart(pattern), files);
  return [...files].sort();
}

/** The folders to watch for a pattern: `schema` for `schema/**`, the folder of a file. */
export function fixedPart(pattern: string): string {
  const parts = pattern.split('/');
  const magic = parts.findIndex((part) => /[*?{[!(]/.test(part));
  return (magic === -1 ? parts : parts.slice(0, magic)).join('/') || '.';
}

function collect(root: string, path: string, files: Set<string>): void {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isDirectory()) {
    files.add(path);
    return;
  }
  for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const child = path === '.' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory() || entry.isSymbolicLink()) collect(root, child, files);
    else if (/\.m?ts$/.test(entry.name)) files.add(child);
  }
}
