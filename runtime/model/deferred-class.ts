import { readDeferred } from './loading/load-deferred.js';
import type { ModelClass } from './model-meta.js';

/**
 * The class for rows whose query left columns out: the properties of these are references that load them when awaited. A class of
 * its own keeps the model's class free of accessors, which would slow down every other row; nobody sees it, as its constructor is
 * the model's.
 */
export function deferredClass(modelClass: ModelClass, deferred: readonly string[]): ModelClass {
  if (deferred.length === 0) return modelClass;
  let shapes = classes.get(modelClass);
  if (shapes === undefined) classes.set(modelClass, (shapes = new Map()));
  const key = deferred.join();
  let made = shapes.get(key);
  if (made === undefined) shapes.set(key, (made = makeClass(modelClass, deferred)));
  return made;
}

const classes = new WeakMap<ModelClass, Map<string, ModelClass>>();

function makeClass(modelClass: ModelClass, deferred: readonly string[]): ModelClass {
  const Base = modelClass as unknown as new (...args: unknown[]) => object;
  const Made = class extends Base {};
  Object.defineProperty(Made, 'name', { value: modelClass.name });
  delete (Made.prototype as { constructor?: unknown }).constructor;
  for (const attribute of deferred) {
    Object.defineProperty(Made.prototype, attribute, {
      get(this: object): unknown {
        return readDeferred(this, attribute);
      },
      set(this: object, value: unknown): void {
        Object.defineProperty(this, attribute, { value, writable: true, enumerable: true, configurable: true });
      },
      configurable: true,
    });
  }
  return Made as unknown as ModelClass;
}
