import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { Project } from 'ts-morph';
import { ModuleAliases } from './module-aliases.js';
import type { SchemaSource } from './schema-source.js';
import { isDeclarationFile, SourceFiles } from './source-files.js';

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
  /** The file that a module specifier means, read when it is first asked for; undefined for installed packages and missing files. */
  readonly moduleOf: (from: SchemaSource, specifier: string) => SchemaSource | undefined;
  /** The same of a file in this folder. */
  readonly moduleIn: (folder: string, specifier: string) => SchemaSource | undefined;
  /** Every file that was read so far, constants' files included, with its text. */
  readonly filesRead: () => ReadonlyMap<string, string>;
}

/**
 * Parses the schema's files: no type checker, no libraries, no installed packages. With the files of the time before, only those whose
 * text has changed are parsed.
 */
export function openProject(options: OpenOptions, files: SourceFiles = new SourceFiles()): SchemaProject {
  const root = resolve(options.root);
  const byPath = new Map<string, SchemaSource | undefined>();
  const open = (path: string): SchemaSource | undefined => {
    if (!byPath.has(path)) byPath.set(path, files.read(root, path));
    return byPath.get(path);
  };
  const resolved = new Map<string, SchemaSource | undefined>();
  const aliases = new ModuleAliases();
  const moduleIn = (folder: string, specifier: string): SchemaSource | undefined => {
    const isRelative = specifier.startsWith('.');
    const wanted = isRelative ? posix(join(folder, specifier)) : `${folder}\0${specifier}`;
    if (!resolved.has(wanted)) {
      const path = isRelative ? resolveFile(wanted) : aliases.resolve(folder, specifier);
      resolved.set(wanted, path === undefined ? undefined : open(posix(path)));
    }
    return resolved.get(wanted);
  };
  const moduleOf = (from: SchemaSource, specifier: string): SchemaSource | undefined => moduleIn(dirname(from.path), specifier);
  const missing: string[] = [];
  const schema = new Map<string, SchemaSource>();
  const { globSync } = hostOfFiles();
  for (const pattern of typeof options.schema === 'string' ? [options.schema] : options.schema) {
    const found = globSync(globsOf(root, pattern)).flatMap((path) => (isDeclarationFile(path) ? [] : (open(path) ?? [])));
    if (found.length === 0) missing.push(pattern);
    for (const source of found) schema.set(source.path, source);
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
    moduleIn,
    filesRead: () => {
      const read = [...byPath.values()].filter((source) => source !== undefined);
      return new Map(read.map(({ file, text }) => [file, text] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
    },
  };
}

let host: { readonly globSync: (patterns: readonly string[]) => readonly string[] } | undefined;

/** ts-morph's own reading of globs. */
function hostOfFiles(): NonNullable<typeof host> {
  if (host === undefined) {
    const fileSystem = new Project({ skipAddingFilesFromTsConfig: true, skipLoadingLibFiles: true }).getFileSystem();
    host = { globSync: (patterns) => fileSystem.globSync([...patterns]) };
  }
  return host;
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
