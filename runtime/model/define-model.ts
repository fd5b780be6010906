import type { FieldIR, ModelIR } from '../../schema/ir/index.js';
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

export declare function defineModel(registry: Registry, modelClass: ModelClass, metadata: ModelMetadata, parts?: ModelParts): void;
