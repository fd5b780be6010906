import fc from 'fast-check';
import type { Aggregate, Operation, OrderTerm, Query } from '../query/query.js';
import { textOf } from '../query/query.js';
import type { World } from '../world/facts.js';
import { anyFilter, anyTerm, modelsOf, PLAIN, totalOrder } from './any-query.js';
import { anyTree, path } from './any-tree.js';
import { hopsFrom, ofKind, placesFrom } from './places.js';

/** StringAgg, JSONBAgg, BoolAnd and BoolOr of groups, over one relation; lists are ordered to their last value. */
export function anyListed(world: World): fc.Arbitrary<Query> {
  return fc.constantFrom(...modelsOf(world)).chain((model) => {
    const near = placesFrom(world, model, 1).filter((place) => !place.many && place.field !== null);
    return fc.constantFrom(...hopsFrom(world, model, 2).map(({ hops }) => hops.join())).chain((way) => {
      const over = placesFrom(world, model, 2).filter((place) => place.hops.join() === way && place.field !== null);
      const lists = [
        ...ofKind(over, 'text').map((place) => ({ name: 'StringAgg' as const, place })),
        ...[...ofKind(over, 'number'), ...ofKind(over, 'text')].map((place) => ({ name: 'JSONBAgg' as const, place })),
        ...ofKind(over, 'boolean').flatMap((place) => [{ name: 'BoolAnd' as const, place }, { name: 'BoolOr' as const, place }]), // prettier-ignore
      ];
      return fc
        .record({
          list: fc.constantFrom(...lists),
          terms: fc.uniqueArray(anyTerm(over), { maxLength: 2, selector: (term) => textOf(term.path) }),
          distinct: fc.boolean(),
          where: fc.option(anyTree({ places: over, beside: over }, 2), { freq: 3 }),
          filters: fc.array(anyFilter({ places: near, beside: near }), { maxLength: 1 }),
          grouping: fc.uniqueArray(fc.constantFrom(...near), { minLength: 1, maxLength: 2, selector: textOf }),
        })
        .map(({ list, terms, distinct, where, filters, grouping }): Query => {
          const ordered = list.name === 'StringAgg' || list.name === 'JSONBAgg';
          const last: OrderTerm = { path: path(list.place), descending: false, nulls: null };
          // What is distinct is ordered by itself.
          const own = distinct ? [] : terms.filter((term) => textOf(term.path) !== textOf(list.place));
          const value: Aggregate = {
            kind: 'aggregate',
            name: list.name,
            of: { kind: 'path', path: path(list.place) },
            distinct: ordered && distinct,
            where,
            otherwise: null,
            ...(ordered ? { orderBy: [...own, last] } : {}),
          };
          const selected = grouping.map(path);
          const operations: Operation[] = [...filters, { kind: 'values', columns: selected }, { kind: 'annotate', name: 'n', value, selected: true }]; // prettier-ignore
          return { ...PLAIN, model, operations, ordering: totalOrder([], selected) };
        });
    });
  });
}
