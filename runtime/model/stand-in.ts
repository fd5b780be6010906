import type { ModelClass } from './model-meta.js';
import type { Registry } from './registry.js';

/**
 * A class to extend in the place of the user's own class of a model, which need not have been made yet. As soon as it has, the stand-in
 * inherits from it; an instance that is made is made by it.
 */
export function standIn(registry: Registry, model: string, generated: ModelClass): ModelClass {
  function StandIn(...values: readonly unknown[]): object {
    const own = registry.get(model).modelClass;
    return Reflect.construct(own, values, new.target as never) as object;
  }
  inherit(StandIn, generated);
  registry.awaitClass(model, (own) => inherit(StandIn, own));
  return StandIn as unknown as ModelClass;
}

function inherit(child: { readonly prototype: object }, parent: ModelClass): void {
  Object.setPrototypeOf(child, parent);
  Object.setPrototypeOf(child.prototype, parent.prototype as object);
}
