import fc from 'fast-check';
import type { Aggregate, AggregateName, Operation, OrderTerm, Place, Question } from '../query/query.js';
import { textOf } from '../query/query.js';
import type { Kind, World } from '../world/facts.js';
import { anyFilter, anyTerm, modelsOf, PLAIN, totalOrder } from './any-query.js';
import { anyTree, path } from './any-tree.js';
import { hopsFrom, placesFrom } from './places.js';

const LISTS: ReadonlySet<string> = new Set(['ArrayAgg', 'JSONBAgg', 'StringAgg']);

/** Lists, deviations and bits of groups or of all rows, over one relation; lists are ordered to their last value. */
export function anyListed(world: World): fc.Arbitrary<Question> {
  return fc.constantFrom(...modelsOf(world)).chain((model) => {
    const near = placesFrom(world, model, 1).filter((place) => !place.many && place.field !== null);
    return fc.constantFrom(...hopsFrom(world, model, 2).map(({ hops }) => hops.join())).chain((way) => {
      const over = placesFrom(world, model, 2).filter((place) => place.hops.join() === way && place.field !== null);
      const lists = [
        ...each(over, ['text', 'number'], ['StringAgg']),
        ...each(over, ['number', 'text', 'date', 'moment', 'boolean', 'float'], ['JSONBAgg']),
        ...each(over, ['number', 'text', 'date', 'moment', 'boolean', 'float', 'decimal', 'duration'], ['ArrayAgg']),
        ...each(over, ['boolean'], ['BoolAnd', 'BoolOr']),
        ...each(over, ['number'], ['BitAnd', 'BitOr', 'BitXor', 'StdDev', 'Variance']),
        ...each(over, ['decimal', 'float'], ['StdDev', 'Variance']),
        ...each(over, ['text', 'date', 'moment'], ['Max', 'Min']),
        ...each(over, ['duration'], ['Avg', 'Max', 'Min', 'Sum']),
      ];
      return fc
        .record({
          list: fc.constantFrom(...lists),
          terms: fc.uniqueArray(anyTerm(over), { maxLength: 2, selector: (term) => textOf(term.path) }),
          distinct: fc.boolean(),
          sample: fc.boolean(),
          all: fc.constantFrom(false, false, true),
          where: fc.option(anyTree({ places: over, beside: over }, 2), { freq: 3 }),
          filters: fc.array(anyFilter({ places: near, beside: near }), { maxLength: 1 }),
          grouping: fc.uniqueArray(fc.constantFrom(...near), { minLength: 1, maxLength: 2, selector: textOf }),
        })
        .map(({ list, terms, distinct, sample, all, where, filters, grouping }): Question => {
          const ordered = LISTS.has(list.name);
          const last: OrderTerm = { path: path(list.place), descending: false, nulls: null };
          // What is distinct is ordered by itself.
          const own = distinct ? [] : terms.filter((term) => textOf(term.path) !== textOf(list.place));
          const value: Aggregate = {
            kind: 'aggregate',
            name: list.name,
            of: { kind: 'path', path: path(list.place) },
            distinct: ordered && distinct,
            ...(list.name === 'StdDev' || list.name === 'Variance' ? { sample } : {}),
            where,
            otherwise: null,
            ...(ordered ? { orderBy: [...own, last] } : {}),
          };
          if (all) return { kind: 'aggregate', query: { ...PLAIN, model, operations: filters }, values: [value] };
          const selected = grouping.map(path);
          const operations: Operation[] = [...filters, { kind: 'values', columns: selected }, { kind: 'annotate', name: 'n', value, selected: true }]; // prettier-ignore
          return { kind: 'rows', query: { ...PLAIN, model, operations, ordering: totalOrder([], selected) } };
        });
    });
  });
}

const each = (
  places: readonly Place[],
  kinds: readonly Kind[],
  names: readonly AggregateName[],
): readonly { readonly name: AggregateName; readonly place: Place }[] =>
  places.filter(({ type }) => kinds.includes(type)).flatMap((place) => names.map((name) => ({ name, place })));
