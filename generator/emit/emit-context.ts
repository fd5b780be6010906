import type { SchemaIR } from '../../schema/ir/schema-ir.js';
import type { ModelIR } from '../../schema/ir/model-ir.js';
import type { Lookup } from '../keep/answers.js';
import type { FilePlace, GeneratedFile } from './generated-file.js';
import { type ModelNames, nameModels } from './safe-identifier.js';
import { reverseRelations, type ReverseRelation } from './reverse-relations.js';

/** What the emitter of one model's file may ask of the others, by name: each answer is noted, for the file changes with it. */
export interface ModelContext {
  readonly place: FilePlace;
  readonly models: Lookup<string, ModelIR>;
  readonly names: Lookup<string, ModelNames>;
  /** Relations by the model that they point at. */
  readonly reverse: Lookup<string, readonly ReverseRelation[]>;
  /** The proxies of each model. */
  readonly proxies: Lookup<string, readonly string[]>;
  /** The join models that each model's many-to-many relations imply. */
  readonly joins: Lookup<string, readonly string[]>;
}

/** What all emitters know of the schema. */
export interface EmitContext extends ModelContext {
  readonly schema: SchemaIR;
  /** The schema's files with their fingerprints. */
  readonly files: { readonly [file: string]: string };
}

export function emitContext(schema: SchemaIR, place: FilePlace): Omit<EmitContext, 'files'> {
  return {
    schema,
    place,
    models: new Map(schema.models.map((model) => [model.name, model])),
    names: nameModels(schema.models),
    reverse: reverseRelations(schema),
    proxies: namesBy(schema, (model) => model.proxyFor),
    joins: namesBy(schema, (model) => model.autoCreated?.model),
  };
}

/** The names of models by the model that each belongs to; those that belong to none are left out. */
function namesBy(schema: SchemaIR, ownerOf: (model: ModelIR) => string | undefined): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const model of schema.models) {
    const owner = ownerOf(model);
    if (owner !== undefined) names.set(owner, [...(names.get(owner) ?? []), model.name]);
  }
  return names;
}

export function modelNamed(context: ModelContext, name: string): ModelIR {
  const model = context.models.get(name);
  if (model === undefined) throw new TypeError(`The schema has no model '${name}'.`);
  return model;
}

export function namesOf(context: ModelContext, model: string): ModelNames {
  const names = context.names.get(model);
  if (names === undefined) throw new TypeError(`The schema has no model '${model}'.`);
  return names;
}

/** The interface of a model's types, imported unless it is this file's own. */
export function schemaType(context: ModelContext, file: GeneratedFile, model: string): string {
  const names = namesOf(context, model);
  return isOwn(file, names) ? names.schema : file.importGenerated(names.file, names.schema, 'type');
}

/** The class that people use of a model: the generated one, or the user's own that extends it. */
export function modelType(context: ModelContext, file: GeneratedFile, model: string, use: 'type' | 'value' = 'type'): string {
  const { modelClass } = modelNamed(context, model);
  const names = namesOf(context, model);
  if (modelClass !== undefined) return file.importUser(modelClass, use, names.model);
  return isOwn(file, names) ? names.model : file.importGenerated(names.file, names.model, use);
}

function isOwn(file: GeneratedFile, names: ModelNames): boolean {
  return file.path === `${names.file}.ts`;
}
