import type { FieldIR, ModelIR } from '../../schema/ir/index.js';
import { INSTANCE } from '../expressions/tracer.js';
import { installManagers } from './install-managers.js';
import type { ModelClass } from './model-meta.js';
import type { Registry } from './registry.js';

/** The IR of a model as generated code holds it: without what only the generator needs. */
export type ModelMetadata = Omit<ModelIR, 'doc' | 'fields' | 'source'> & { readonly fields: readonly Omit<FieldIR, 'doc' | 'source'>[] };

/**
 * Makes a class the class of a model: rows hydrate into it, relations become properties, managers static properties.
 * Generated code calls it once per model. The metadata, as JSON, is read when a model of the registry is first used: a program that imports a
 * hundred models pays for their names alone.
 */
export function defineModel(
  registry: Registry,
  definition: object,
  metadata: string | (() => object),
  managers: readonly string[] = DEFAULT_MANAGERS,
): void {
  // `object` in the signature: checking each generated class and its metadata would be most of what a schema costs the compiler.
  const modelClass = definition as ModelClass;
  const read = typeof metadata === 'string' ? (): object => JSON.parse(metadata) as object : metadata;
  const defined = registry.define(modelClass, read as () => ModelIR);
  const property = { get: () => registry.get(defined().name), configurable: true };
  Object.defineProperty(modelClass.prototype, INSTANCE, property);
  Object.defineProperty(modelClass, INSTANCE, property);
  installManagers(registry, managers, modelClass, defined);
}

const DEFAULT_MANAGERS = ['objects'];
