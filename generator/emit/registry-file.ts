import { type ClientFacts, CONTRACT } from '../../schema/ir/contract.js';
import type { EmitContext } from './emit-context.js';
import { type EmittedFile, GeneratedFile } from './generated-file.js';
import { headerLine } from './header.js';
import { printLiteral } from './literal.js';
import { hashSchemaMeaning } from './schema-hash.js';
import { NAMESPACE, runtime } from './symbols.js';

/** `registry.ts`: the models of this schema, what the client and the runtime have agreed on, and what tells that the schema has changed. */
export function registryFile(context: EmitContext): EmittedFile {
  const { schema, place, files } = context;
  const file = new GeneratedFile('registry.ts', headerLine(schema.models.map((model) => model.source.file)), place);
  file.importRuntime();
  const known = Object.keys(files).length === 0 ? {} : { output: place.output, files };
  const facts: ClientFacts = { contract: CONTRACT, schema: hashSchemaMeaning(schema), ...known };
  const start = `export const registry: ${runtime('Registry')} = new ${runtime('Registry')}(`;
  file.print(
    `export { ${NAMESPACE} };`,
    '',
    '/** The models of this schema. */',
    `${start}${printLiteral({ ...facts }, 0, start.length, 2)});`,
  );
  return file.finish();
}
