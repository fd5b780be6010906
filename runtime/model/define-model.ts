import type { FieldIR, ModelIR } from '../../schema/ir/index.js';
import { INSTANCE } from '../expressions/tracer.js';
import { installAccessors } from './accessors.js';
import { installManagers } from './install-managers.js';
import type { ModelClass } from './model-meta.js';
import type { Registry } from './registry.js';

/** The IR of a model as generated code holds it: without what only the generator needs. */
export type ModelMetadata = Omit<ModelIR, 'doc' | 'fields' | 'source'> & { readonly fields: readonly Omit<FieldIR, 'doc' | 'source'>[] };

/** Functions and classes of the user's that the metadata names. */
export interface ModelParts {
  readonly managers?: Readonly<Record<string, abstract new (...args: never[]) => object>>;
  readonly defaults?: Readonly<Record<string, () => unknown>>;
  readonly validators?: Readonly<Record<string, readonly ((value: never) => unknown)[]>>;
}

/**
 * Makes a class the class of a model: rows hydrate into it, relations become properties, managers static properties.
 * Generated code calls it once per model.
 */
export function defineModel(registry: Registry, definition: object, metadata: object, parts: ModelParts = {}): void {
  // `object` in the signature: checking each generated class and its metadata would be most of what a schema costs the compiler.
  const modelClass = definition as ModelClass;
  const ir = metadata as unknown as ModelIR;
  registry.define(ir, modelClass, parts);
  Object.defineProperty(modelClass.prototype, INSTANCE, { get: () => registry.get(ir.name), configurable: true });
  Object.defineProperty(modelClass, INSTANCE, { get: () => registry.get(ir.name), configurable: true });
  installManagers(registry, ir, modelClass, parts.managers ?? {});
  installAccessors(registry, ir);
}
