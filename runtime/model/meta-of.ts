import { INSTANCE } from '../expressions/tracer.js';
import type { ModelMeta } from './model-meta.js';

/** The metadata of an instance, or of a model class. */
export function metaOf(subject: object): ModelMeta {
  return (subject as { readonly [INSTANCE]: ModelMeta })[INSTANCE];
}

/** An instance as the runtime writes on it: attributes by name. */
export type Attributes = Record<string, unknown>;

export const attributesOf = (instance: object): Attributes => instance as Attributes;
