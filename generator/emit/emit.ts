import type { SchemaIR } from '../../schema/ir/schema-ir.js';
import { type EmitContext, emitContext } from './emit-context.js';
import type { EmittedFile, FilePlace } from './generated-file.js';
import { EmittedModels } from './emitted-models.js';
import { indexFile } from './index-file.js';
import { registryFile } from './registry-file.js';

export { EmittedModels };

/** From a schema to the files of its client: in memory, sorted by path, the same for the same schema. `models` spares what was printed before. */
export function emit(
  schema: SchemaIR,
  place: FilePlace,
  models = new EmittedModels(),
  files: EmitContext['files'] = {},
): readonly EmittedFile[] {
  const context = { ...emitContext(schema, place), files };
  return EMITTERS.flatMap((emitter) => emitter(context, models)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is written, by which emitter. */
const EMITTERS: readonly ((context: EmitContext, models: EmittedModels) => readonly EmittedFile[])[] = [
  (context, models) => models.emit(context),
  (context) => [registryFile(context)],
  (context) => [indexFile(context)],
];
