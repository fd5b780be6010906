import type { Diagnostic } from '../schema/ir/diagnostic.js';
import type { SchemaIR } from '../schema/ir/schema-ir.js';
import { validateSchema } from '../schema/ir/validate.js';
import { buildIr } from './build/build-ir.js';
import { DiagnosticBag } from './diagnostics.js';
import { openProject, type OpenOptions, type SchemaProject } from './parse/open-project.js';
import { readModels } from './parse/read-models.js';
import { reportSyntax } from './parse/report-syntax.js';

export interface LoadedSchema {
  /** Complete and valid unless a diagnostic is an error; then what could be built. */
  readonly schema: SchemaIR;
  /** All faults of all files, by position. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every file that was read, relative to the root: a change in any of them may change the schema. */
  readonly files: readonly string[];
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
  const bag = new DiagnosticBag();
  try {
    return load(options, bag);
  } catch (error) {
    // The parser walks by recursion: a text that is nested thousands of levels deep exhausts the stack.
    if (!(error instanceof RangeError) || !error.message.includes('call stack')) throw error;
    const [file = ''] = [options.schema].flat();
    const hint = 'Look for an expression with thousands of brackets in one another.';
    bag.error('SCHEMA.TOO_DEEP', { source: { file, line: 1, column: 1 }, text: '' }, 'The schema is nested too deeply to be read.', hint);
    return { schema: EMPTY, diagnostics: bag.sorted(), files: [] };
  }
}

function load(options: OpenOptions, bag: DiagnosticBag): LoadedSchema {
  const project = openProject(options);
  reportMissing(bag, project);
  // As in tsc: while a file cannot be parsed, what else it seems to say would only mislead.
  if (reportSyntax(bag, project)) return { schema: EMPTY, diagnostics: bag.sorted(), files: project.filesRead() };
  const declarations = readModels(project, bag);
  const { schema, faulty, positions } = buildIr(bag, declarations);
  for (const diagnostic of validateSchema(schema, { faulty, positions })) bag.add(diagnostic);
  return { schema, diagnostics: bag.sorted(), files: project.filesRead() };
}

function reportMissing(bag: DiagnosticBag, project: SchemaProject): void {
  for (const pattern of project.missing)
    bag.error(
      'SCHEMA.NO_FILES',
      { source: { file: pattern, line: 1, column: 1 }, text: '' },
      `'${pattern}' matches no TypeScript file.`,
      'Name a file, a folder or a glob, relative to the project.',
    );
}
