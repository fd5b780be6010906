import type { ModelIR } from '../../schema/ir/model-ir.js';
import { type ModelContext, namesOf } from './emit-context.js';
import { type EmittedFile, GeneratedFile } from './generated-file.js';
import { headerLine } from './header.js';
import { printLiteral } from './literal.js';
import { metadataOf, partsOf } from './metadata.js';
import { printModelClass } from './model-class.js';
import { viewModel } from './model-view.js';
import { printSchemaInterface } from './schema-interface.js';
import { runtime } from './symbols.js';

/** The file of one model: the types of its queries, its class, its metadata. */
export function modelFile(context: ModelContext, model: ModelIR): EmittedFile {
  const names = namesOf(context, model.name);
  const file = new GeneratedFile(`${names.file}.ts`, headerLine([model.source.file]), context.place);
  file.declare(names.generated);
  file.declare(names.schema);
  file.importRuntime();
  const registry = file.importGenerated('registry', 'registry', 'value');
  const view = viewModel(context, model);
  printSchemaInterface(context, file, view);
  file.print('');
  printModelClass(context, file, view);
  file.print('');
  printDefinition(file, registry, names.generated, model);
  return file.finish();
}

/** `orm.defineModel(registry, Post, { … });` */
function printDefinition(file: GeneratedFile, registry: string, modelClass: string, model: ModelIR): void {
  const call = `${runtime('defineModel')}(${registry}, ${modelClass}, `;
  const metadata = metadataOf(model);
  const parts = partsOf(file, model);
  if (parts.length === 0) file.print(`${call}${printLiteral(metadata, 0, call.length, 2)});`);
  else file.print(`${runtime('defineModel')}(`, `  ${registry},`, `  ${modelClass},`, `  ${printLiteral(metadata, 2)},`, ...parts, ');');
}
