import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { Project, type SourceFile } from 'ts-morph';
import { readSource, type SchemaSource } from './schema-source.js';

/** The module that schema files import the vocabulary from. */
export const VOCABULARY = 'dunder/schema';

export interface OpenOptions {
  readonly root: string;
  /** A file, a folder, or globs, relative to the root. */
  readonly schema: string | readonly string[];
}

/** The schema's files, parsed and not executed. */
export interface SchemaProject {
  readonly root: string;
  /** The files named by the options and those they import that use the vocabulary; sorted by path. */
  readonly sources: readonly SchemaSource[];
  /** The patterns that match nothing. */
  readonly missing: readonly string[];
  /** The file that a module specifier means, read when it is first asked for; undefined for packages and missing files. */
  readonly moduleOf: (from: SchemaSource, specifier: string) => SchemaSource | undefined;
  /** Every file that was read so far, constants' files included. */
  readonly filesRead: () => readonly string[];
}

/** Parses the schema's files with ts-morph: no type checker, no libraries, no resolution of packages. */
export function openProject(options: OpenOptions): SchemaProject {
  const root = resolve(options.root);
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { noLib: true, types: [] },
  });
  const bySource = new Map<string, SchemaSource>();
  const open = (file: SourceFile): SchemaSource => {
    const path = file.getFilePath();
    const known = bySource.get(path);
    if (known) return known;
    const source = readSource(path, posix(relative(root, path)), file.compilerNode);
    bySource.set(path, source);
    return source;
  };
  const moduleOf = (from: SchemaSource, specifier: string): SchemaSource | undefined => {
    const path = specifier.startsWith('.') ? resolveFile(join(dirname(from.path), specifier)) : undefined;
    const file = path === undefined ? undefined : project.addSourceFileAtPathIfExists(path);
    return file && open(file);
  };
  const missing: string[] = [];
  const schema = new Map<string, SchemaSource>();
  for (const pattern of typeof options.schema === 'string' ? [options.schema] : options.schema) {
    const files = project.addSourceFilesAtPaths(globsOf(root, pattern)).filter((file) => !file.isDeclarationFile());
    if (files.length === 0) missing.push(pattern);
    for (const file of files) schema.set(file.getFilePath(), open(file));
  }
  // A Map may grow while it is walked: files reached by import are walked in turn.
  for (const source of schema.values())
    for (const specifier of specifiersOf(source)) {
      const target = moduleOf(source, specifier);
      if (target && usesVocabulary(target)) schema.set(target.path, target);
    }
  return {
    root,
    sources: [...schema.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
    missing,
    moduleOf,
    filesRead: () => [...bySource.values()].map((source) => source.file).sort(),
  };
}

function globsOf(root: string, pattern: string): string[] {
  const path = isAbsolute(pattern) ? pattern : join(root, pattern);
  const excluded = [`!${posix(root)}/**/node_modules/**`];
  if (existsSync(path) && statSync(path).isDirectory()) return [`${posix(path)}/**/*.ts`, `${posix(path)}/**/*.mts`, ...excluded];
  return [posix(path), ...excluded];
}

function resolveFile(path: string): string | undefined {
  const stem = path.replace(/\.([mc]?)js$/, '.$1ts');
  const tries = stem === path ? [path, `${path}.ts`, `${path}.mts`, join(path, 'index.ts')] : [stem];
  return tries.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

function specifiersOf(source: SchemaSource): Iterable<string> {
  const found = new Set(source.reexports);
  for (const name of source.names.values()) if (name.kind !== 'declared') found.add(name.module);
  for (const name of source.exports.values()) if (name.kind === 'from') found.add(name.module);
  return found;
}

function usesVocabulary(source: SchemaSource): boolean {
  return [...specifiersOf(source)].includes(VOCABULARY) || source.reexports.length > 0;
}

function posix(path: string): string {
  return path.replaceAll('\\', '/');
}
