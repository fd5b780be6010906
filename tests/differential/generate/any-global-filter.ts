import fc from 'fast-check';
import type { Tree } from '../query/query.js';
import type { World } from '../world/facts.js';
import { modelsOf } from './any-query.js';
import { anyTree } from './any-tree.js';
import { placesFrom } from './places.js';

/** Conditions on one or two models that hold in every query, by their names. */
export function anyGlobalFilters(world: World): fc.Arbitrary<Readonly<Record<string, Tree>>> {
  const filter = fc.constantFrom(...modelsOf(world)).chain((model) => {
    const places = placesFrom(world, model, 0);
    return fc.tuple(fc.constant(model), anyTree({ places, beside: places }, 2));
  });
  return fc.uniqueArray(filter, { minLength: 1, maxLength: 2, selector: ([model]) => model }).map((some) => Object.fromEntries(some));
}
