import type { Diagnostic } from '../schema/ir/diagnostic.js';
import type { SchemaIR } from '../schema/ir/schema-ir.js';
import { validateSchema } from '../schema/ir/validate.js';
import { BuildCache } from './build/build-cache.js';
import { buildIr } from './build/build-ir.js';
import { DiagnosticBag } from './diagnostics.js';
import { DeclarationCache } from './parse/declaration-cache.js';
import { openProject, type OpenOptions, type SchemaProject } from './parse/open-project.js';
import { readModels } from './parse/read-models.js';
import { reportSyntax } from './parse/report-syntax.js';
import { SourceFiles } from './parse/source-files.js';

export interface LoadedSchema {
  /** Complete and valid unless a diagnostic is an error; then what could be built. */
  readonly schema: SchemaIR;
  /** All faults of all files, by position. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that was read, relative to the root, with the text that was read: a change in any of them may change the schema. */
  readonly files: ReadonlyMap<string, string>;
}

const EMPTY: SchemaIR = Object.freeze({ version: 1, models: Object.freeze([]) });

/**
 * From schema files to a validated schema. The files are parsed and never executed.
 *
 * ```ts
 * const { schema, diagnostics } = loadSchema({ root: process.cwd(), schema: 'schema' });
 * ```
 */
export function loadSchema(options: OpenOptions): LoadedSchema {
  return new SchemaLoader().load(options);
}

/** Loads a schema again and again: what has not changed is not parsed, read or built anew, and stays the same object. */
export class SchemaLoader {
  readonly #files = new SourceFiles();
  readonly #declarations = new DeclarationCache();
  readonly #built = new BuildCache();

  load(options: OpenOptions): LoadedSchema {
    const bag = new DiagnosticBag();
    try {
      return this.#load(options, bag);
    } catch (error) {
      return tooDeep(error, options, bag);
    }
  }

  #load(options: OpenOptions, bag: DiagnosticBag): LoadedSchema {
    const project = openProject(options, this.#files);
    reportMissing(bag, project);
    // As in tsc: while a file cannot be parsed, what else it seems to say would only mislead.
    if (reportSyntax(bag, project)) return { schema: EMPTY, diagnostics: bag.sorted(), files: project.filesRead() };
    const declarations = readModels(project, bag, this.#declarations);
    const [first] = project.sources;
    if (declarations.length === 0 && first !== undefined && bag.sorted().length === 0) warnOfNothing(bag, first.file);
    const { schema, faulty, positions } = buildIr(bag, declarations, this.#built);
    for (const diagnostic of validateSchema(schema, { faulty, positions })) bag.add(diagnostic);
    return { schema, diagnostics: bag.sorted(), files: project.filesRead() };
  }
}

/** The parser walks by recursion: a text that is nested thousands of levels deep exhausts the stack. */
function tooDeep(error: unknown, options: OpenOptions, bag: DiagnosticBag): LoadedSchema {
  if (!(error instanceof RangeError) || !error.message.includes('call stack')) throw error;
  const [file = ''] = [options.schema].flat();
  const hint = 'Look for an expression with thousands of brackets in one another.';
  bag.error('SCHEMA.TOO_DEEP', { source: { file, line: 1, column: 1 }, text: '' }, 'The schema is nested too deeply to be read.', hint);
  return { schema: EMPTY, diagnostics: bag.sorted(), files: new Map() };
}

function warnOfNothing(bag: DiagnosticBag, file: string): void {
  bag.warning(
    'SCHEMA.NO_MODELS',
    { source: { file, line: 1, column: 1 }, text: '' },
    'The schema has no model.',
    "A model is a class that extends Model of 'dunder/schema': `export class Post extends Model { title = fields.text(); }`.",
  );
}

function reportMissing(bag: DiagnosticBag, project: SchemaProject): void {
  for (const pattern of project.missing)
    bag.error(
      'SCHEMA.NO_FILES',
      { source: { file: pattern, line: 1, column: 1 }, text: '' },
      `'${pattern}' matches no TypeScript file.`,
      'Name a file, a folder or a glob, relative to the project, by --schema or in dunder.config.json; `dunder init` writes a schema to start from.',
    );
}
