import type { SchemaIR } from '../../schema/ir/schema-ir.js';
import { type EmitContext, emitContext } from './emit-context.js';
import type { EmittedFile, FilePlace } from './generated-file.js';
import { indexFile } from './index-file.js';
import { modelFile } from './model-file.js';
import { registryFile } from './registry-file.js';

/** From a schema to the files of its client: in memory, sorted by path, the same for the same schema. */
export function emit(schema: SchemaIR, place: FilePlace): readonly EmittedFile[] {
  const context = emitContext(schema, place);
  return EMITTERS.flatMap((emitter) => emitter(context)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is written, by which emitter. */
const EMITTERS: readonly ((context: EmitContext) => readonly EmittedFile[])[] = [
  (context) => context.schema.models.map((model) => modelFile(context, model)),
  (context) => [registryFile(context)],
  (context) => [indexFile(context)],
];
