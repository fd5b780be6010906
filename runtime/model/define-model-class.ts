import type { ModelClass } from './model-meta.js';
import type { Registry } from './registry.js';

/**
 * Makes the user's own class the one that rows of a model hydrate into. The index file of the generated folder calls it: the file of
 * the model cannot import the class that extends what it defines. The class is asked for when the model is first used,
 * for in a cycle of imports it may not have been made yet.
 */
export function defineModelClass(registry: Registry, model: string, modelClass: () => ModelClass): void {
  registry.useClass(model, modelClass);
}
