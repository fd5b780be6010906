import type { ModelIR } from '../../schema/ir/model-ir.js';
import { type EmitContext, namesOf } from './emit-context.js';
import { braced, type EmittedFile, GeneratedFile } from './generated-file.js';
import { headerLine } from './header.js';
import { partsOf } from './metadata.js';
import { quote } from './safe-identifier.js';
import { REGISTRY, runtime } from './symbols.js';

/**
 * `index.ts`: the door to all models, which also loads all of them and hands the user's own classes and functions to the registry.
 * No other generated file imports what is the user's, and this one does so last: whichever file a program imports first, the generated
 * classes are made before those that extend them.
 *
 * `export *`, for a compiler looks behind each name of `export { Post, … }` when a program names one of `models.Post`. The file of a model
 * exports what is meant for this door and nothing else.
 */
export function indexFile(context: EmitContext): EmittedFile {
  const file = new GeneratedFile('index.ts', headerLine(context.schema.models.map((model) => model.source.file)), context.place);
  const suffix = context.place.extension === 'none' ? '' : `.${context.place.extension}`;
  for (const model of context.schema.models) {
    if (model.autoCreated !== undefined) continue;
    file.print(`export * from './${namesOf(context, model.name).file}${suffix}';`);
  }
  file.print(`export { registry } from './${REGISTRY}${suffix}';`);
  printParts(context, file);
  return file.finish();
}

/** `orm.defineParts(registry, 'Article', { get modelClass() { return Article; } });` */
function printParts(context: EmitContext, file: GeneratedFile): void {
  const exported: string[] = [];
  const calls: string[] = [];
  for (const model of context.schema.models) {
    const modelClass = ownClass(context, file, model);
    if (modelClass !== undefined) exported.push(modelClass === model.name ? model.name : `${modelClass} as ${model.name}`);
    const parts = partsOf(file, model, modelClass);
    if (parts.length === 0) continue;
    const registry = file.importGenerated(REGISTRY, 'registry', 'value');
    calls.push(`${runtime('defineParts')}(${registry}, ${quote(model.name)}, {`, ...parts.map((line) => `  ${line}`), '});');
  }
  if (calls.length === 0) return;
  file.importRuntime();
  file.print('', '// What is yours comes last: it may extend what is above.', '/* eslint-disable import/first */');
  file.importUsersBelow();
  file.print(...(exported.length === 0 ? [] : braced('export ', exported, ';')), '', ...calls);
}

function ownClass(context: EmitContext, file: GeneratedFile, { name, modelClass }: ModelIR): string | undefined {
  return modelClass === undefined ? undefined : file.importUser(modelClass, 'value', namesOf(context, name).model);
}
