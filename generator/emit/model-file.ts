import type { ModelIR } from '../../schema/ir/model-ir.js';
import { type ModelContext, modelNamed, namesOf } from './emit-context.js';
import { type EmittedFile, GeneratedFile } from './generated-file.js';
import { headerLine } from './header.js';
import { jsonText } from './json-text.js';
import { printLiteral } from './literal.js';
import { metadataOf } from './metadata.js';
import { printModelClass } from './model-class.js';
import { viewModel } from './model-view.js';
import { globalType } from './safe-identifier.js';
import { printSchemaInterface } from './schema-interface.js';
import { runtime } from './symbols.js';

/**
 * The file of one model: the types of its queries, its class, its metadata. Below it the same of the join models that its many-to-many
 * relations imply: nobody declared them, and each file more is read at every start of a program.
 */
export function modelFile(context: ModelContext, model: ModelIR): EmittedFile {
  const file = new GeneratedFile(`${namesOf(context, model.name).file}.ts`, headerLine([model.source.file]), context.place);
  file.leaveUnchecked();
  const models = [model, ...(context.joins.get(model.name) ?? []).map((name) => modelNamed(context, name))];
  for (const { name } of models) {
    const { generated, schema } = namesOf(context, name);
    file.declare(generated);
    file.declare(schema);
  }
  file.importRuntime();
  const registry = file.importGenerated('registry', 'registry', 'value');
  models.forEach((each, index) => {
    if (index > 0) file.print('');
    printModel(context, file, registry, each);
  });
  return file.finish();
}

function printModel(context: ModelContext, file: GeneratedFile, registry: string, model: ModelIR): void {
  const view = viewModel(context, model);
  printSchemaInterface(context, file, view);
  file.print('');
  printModelClass(context, file, view);
  file.print('');
  printDefinition(context, file, registry, namesOf(context, model.name).generated, model);
}

/**
 * `orm.defineModel(registry, Post, String.raw`{ … }`);` A compiler makes one node of a text and hundreds of an object, an engine reads it
 * when it is asked for and no sooner: docs/decisions/generated-code-unchecked.md
 */
function printDefinition(context: ModelContext, file: GeneratedFile, registry: string, modelClass: string, model: ModelIR): void {
  const managers = model.managers?.map(({ name }) => name);
  file.print(
    `${runtime('defineModel')}(`,
    `  ${registry},`,
    `  ${modelClass},`,
    `  ${globalType('String', context.names)}.raw\`${jsonText(metadataOf(model))}\`,`,
    ...(managers === undefined ? [] : [`  ${printLiteral(managers, 2)},`]),
    ');',
  );
}
