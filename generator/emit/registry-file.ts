import { hashSchemaMeaning } from './schema-hash.js';
import type { EmitContext } from './emit-context.js';
import { type EmittedFile, GeneratedFile } from './generated-file.js';
import { headerLine } from './header.js';
import { quote } from './safe-identifier.js';
import { NAMESPACE, runtime } from './symbols.js';

/** `registry.ts`: the models of this schema, and the hash of what it says. */
export function registryFile(context: EmitContext): EmittedFile {
  const file = new GeneratedFile('registry.ts', headerLine(context.schema.models.map((model) => model.source.file)), context.place);
  file.importRuntime();
  file.print(
    `export { ${NAMESPACE} };`,
    '',
    '/** The models of this schema. */',
    `export const registry = new ${runtime('Registry')}(${quote(hashSchemaMeaning(context.schema))});`,
  );
  return file.finish();
}
