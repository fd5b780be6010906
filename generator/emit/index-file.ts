import { type EmitContext, namesOf } from './emit-context.js';
import { braced, type EmittedFile, GeneratedFile } from './generated-file.js';
import { headerLine } from './header.js';
import { quote } from './safe-identifier.js';
import { runtime } from './symbols.js';

/** `index.ts`: the door to all models, which also loads all of them and hands the user's own classes to the registry. */
export function indexFile(context: EmitContext): EmittedFile {
  const file = new GeneratedFile('index.ts', headerLine(context.schema.models.map((model) => model.source.file)), context.place);
  const suffix = context.place.extension === 'none' ? '' : `.${context.place.extension}`;
  const own: string[] = [];
  const exported: string[] = [];
  for (const model of context.schema.models) {
    if (model.autoCreated !== undefined) continue;
    const names = namesOf(context, model.name);
    if (model.modelClass !== undefined) {
      const local = file.importUser(model.modelClass, 'value', names.model);
      exported.push(local === names.model ? local : `${local} as ${names.model}`);
      own.push(`${runtime('defineModelClass')}(registry, ${quote(model.name)}, () => ${local});`);
    }
    const here = [names, ...(context.joins.get(model.name) ?? []).map((name) => namesOf(context, name))];
    const items = here.flatMap(({ generated, schema }) => [generated, `type ${schema}`]);
    file.print(...braced('export ', items, ` from './${names.file}${suffix}';`));
  }
  file.print(`export { registry } from './registry${suffix}';`);
  if (own.length > 0) {
    file.importRuntime();
    file.importGenerated('registry', 'registry', 'value');
    file.print(...braced('export ', exported, ';'), '', ...own);
  }
  return file.finish();
}
