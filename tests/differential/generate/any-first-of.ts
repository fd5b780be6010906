import fc from 'fast-check';
import type { Operation, OrderTerm, Place, Query } from '../query/query.js';
import { textOf } from '../query/query.js';
import type { World } from '../world/facts.js';
import { anyComputedTerm } from './any-computed-term.js';
import { anyFilter, anyTerm, modelsOf, PLAIN, totalOrder } from './any-query.js';
import { path } from './any-tree.js';
import { placesFrom } from './places.js';

/** `distinct('size', 'ashOf__label')`: the first row of each combination, in an order that begins with the fields and tells all rows apart. */
export function anyFirstOf(world: World): fc.Arbitrary<Query> {
  return fc.constantFrom(...modelsOf(world)).chain((model) => {
    const near = placesFrom(world, model, 1);
    const own = near.filter((place) => place.hops.length === 0);
    const named = near.filter((place) => place.field !== null);
    return fc
      .record({
        filters: fc.array(anyFilter({ places: placesFrom(world, model, 2), beside: near }), { maxLength: 1 }),
        fields: fc.uniqueArray(fc.constantFrom(...own, ...named), { minLength: 1, maxLength: 2, selector: textOf }),
        terms: fc.tuple(anyTerm(own), anyTerm(own)),
        turned: fc.boolean(),
        computed: fc.array(anyComputedTerm({ places: near, beside: near }), { maxLength: 1 }),
        columns: fc.uniqueArray(fc.constantFrom(...named), { maxLength: 3, selector: textOf }),
        reversed: fc.boolean(),
        low: fc.constantFrom(0, 0, 1),
        count: fc.option(fc.integer({ min: 1, max: 3 })),
      })
      .map(({ filters, fields, terms, turned, computed, columns, reversed, low, count }): Query => {
        const chosen = fields.map(path);
        const leading = (turned ? [...chosen].reverse() : chosen).map((one, index): OrderTerm => ({ ...terms[index]!, path: one }));
        const selected: readonly Place[] = columns.length === 0 ? own : columns;
        const values: Operation[] = columns.length === 0 ? [] : [{ kind: 'values', columns: columns.map(path) }];
        return {
          ...PLAIN,
          model,
          operations: [...filters, ...values],
          distinct: chosen,
          ordering: totalOrder([...leading, ...computed], selected.map(path)),
          reversed,
          low,
          high: count === null ? null : low + count,
        };
      });
  });
}
