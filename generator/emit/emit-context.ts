import type { SchemaIR } from '../../schema/ir/schema-ir.js';
import type { ModelIR } from '../../schema/ir/model-ir.js';
import type { FilePlace, GeneratedFile } from './generated-file.js';
import { type ModelNames, nameModels } from './safe-identifier.js';
import { reverseRelations, type ReverseRelation } from './reverse-relations.js';

/** What all emitters know of the schema. */
export interface EmitContext {
  readonly schema: SchemaIR;
  readonly place: FilePlace;
  readonly models: ReadonlyMap<string, ModelIR>;
  readonly names: ReadonlyMap<string, ModelNames>;
  /** Relations by the model that they point at. */
  readonly reverse: ReadonlyMap<string, readonly ReverseRelation[]>;
  /** The proxies of each model. */
  readonly proxies: ReadonlyMap<string, readonly string[]>;
}

export function emitContext(schema: SchemaIR, place: FilePlace): EmitContext {
  const proxies = new Map<string, string[]>();
  for (const { name, proxyFor } of schema.models)
    if (proxyFor !== undefined) proxies.set(proxyFor, [...(proxies.get(proxyFor) ?? []), name]);
  return {
    schema,
    place,
    models: new Map(schema.models.map((model) => [model.name, model])),
    names: nameModels(schema.models),
    reverse: reverseRelations(schema),
    proxies,
  };
}

export function modelNamed(context: EmitContext, name: string): ModelIR {
  const model = context.models.get(name);
  if (model === undefined) throw new TypeError(`The schema has no model '${name}'.`);
  return model;
}

export function namesOf(context: EmitContext, model: string): ModelNames {
  const names = context.names.get(model);
  if (names === undefined) throw new TypeError(`The schema has no model '${model}'.`);
  return names;
}

/** The interface of a model's types, imported unless it is this file's own. */
export function schemaType(context: EmitContext, file: GeneratedFile, model: string): string {
  const names = namesOf(context, model);
  return isOwn(file, names) ? names.schema : file.importGenerated(names.file, names.schema, 'type');
}

/** The class that people use of a model: the generated one, or the user's own that extends it. */
export function modelType(context: EmitContext, file: GeneratedFile, model: string, use: 'type' | 'value' = 'type'): string {
  const { modelClass } = modelNamed(context, model);
  const names = namesOf(context, model);
  if (modelClass !== undefined) return file.importUser(modelClass, use, names.model);
  return isOwn(file, names) ? names.model : file.importGenerated(names.file, names.model, use);
}

function isOwn(file: GeneratedFile, names: ModelNames): boolean {
  return file.path === `${names.file}.ts`;
}
