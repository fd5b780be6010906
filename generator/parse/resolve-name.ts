import { posix } from 'node:path';
import type { ts } from 'ts-morph';
import type { ImportIR } from '../../schema/ir/field-ir.js';
import { VOCABULARY, type SchemaProject } from './open-project.js';
import type { SchemaSource } from './schema-source.js';

/** What a name in a schema file means. */
export type Meaning =
  | { readonly kind: 'vocabulary'; readonly name: string }
  | { readonly kind: 'vocabularyNamespace' }
  | { readonly kind: 'declaration'; readonly node: ts.Declaration; readonly source: SchemaSource }
  /** Of a module that was not, or could not be, looked into. */
  | { readonly kind: 'outside'; readonly import: ImportIR }
  | { readonly kind: 'unknown' };

/** Follows a name through declarations, imports and re-exports to where it is declared. */
export function resolveName(project: SchemaProject, source: SchemaSource, name: string): Meaning {
  const local = source.names.get(name);
  if (!local) return { kind: 'unknown' };
  if (local.kind === 'declared') return { kind: 'declaration', node: local.node, source };
  if (local.kind === 'namespace') return local.module === VOCABULARY ? { kind: 'vocabularyNamespace' } : { kind: 'unknown' };
  return resolveExport(project, source, local.module, local.name, new Set()) ?? { kind: 'unknown' };
}

/** The import that generated code needs to use a name of a schema file, or undefined when nothing exports it. */
export function importOf(source: SchemaSource, name: string): ImportIR | undefined {
  const local = source.names.get(name);
  if (!local || local.kind === 'namespace') return undefined;
  if (local.kind === 'imported') return makeImport(source, local.module, local.name, name);
  for (const [exported, target] of source.exports) {
    const same = target.kind === 'declared' ? target.node === local.node : target.kind === 'local' && target.name === name;
    if (same) return { name: exported, ...aliasOf(exported, name), module: stripExtension(source.file), external: false };
  }
  return undefined;
}

function resolveExport(project: SchemaProject, from: SchemaSource, module: string, name: string, seen: Set<string>): Meaning | undefined {
  if (module === VOCABULARY) return { kind: 'vocabulary', name };
  const target = project.moduleOf(from, module);
  if (!target) return { kind: 'outside', import: makeImport(from, module, name, name) };
  const key = `${target.path}\0${name}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  const exported = target.exports.get(name);
  if (exported?.kind === 'declared') return { kind: 'declaration', node: exported.node, source: target };
  if (exported?.kind === 'from') return resolveExport(project, target, exported.module, exported.name, seen);
  if (exported?.kind === 'local') {
    const local = target.names.get(exported.name);
    if (local?.kind === 'declared') return { kind: 'declaration', node: local.node, source: target };
    if (local?.kind === 'imported') return resolveExport(project, target, local.module, local.name, seen);
    return undefined;
  }
  for (const star of target.reexports) {
    const found = resolveExport(project, target, star, name, seen);
    // A star of a package may or may not hold the name: only files that were read can be believed.
    if (found && found.kind !== 'outside' && found.kind !== 'vocabulary') return found;
  }
  return undefined;
}

function makeImport(source: SchemaSource, module: string, name: string, local: string): ImportIR {
  const external = !module.startsWith('.');
  const path = external ? module : stripExtension(posix.normalize(posix.join(posix.dirname(source.file), module)));
  return { name, ...aliasOf(name, local), module: path, external };
}

function aliasOf(name: string, local: string): { alias?: string } {
  return name === local ? {} : { alias: local };
}

function stripExtension(path: string): string {
  return path.replace(/\.[mc]?[jt]s$/, '');
}
