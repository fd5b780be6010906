import type { ModelClass } from './model-meta.js';
import type { Registry } from './registry.js';

/** The user's own classes and functions that the schema names for a model. */
export interface ModelParts {
  /** The class that rows hydrate into. */
  readonly modelClass?: ModelClass;
  readonly managers?: Readonly<Record<string, abstract new (...args: never[]) => object>>;
  readonly defaults?: Readonly<Record<string, () => unknown>>;
  /** What gives the keys of `onDelete: SET(deletedAuthor)`. */
  readonly onDelete?: Readonly<Record<string, () => unknown>>;
  readonly validators?: Readonly<Record<string, readonly ((value: never) => unknown)[]>>;
}

/**
 * Hands over what the user wrote for a model. The index file of the generated folder calls it: files of the user's import generated ones,
 * so generated ones that imported the user's could run before what they extend. The parts are getters, read on first use, for in a cycle
 * of imports a class may not have been made yet.
 */
export function defineParts(registry: Registry, model: string, parts: ModelParts): void {
  registry.defineParts(model, parts);
}
