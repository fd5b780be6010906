import fc from 'fast-check';
import type { Operation, Place, Query } from '../query/query.js';
import { textOf } from '../query/query.js';
import { modelOf, relationsOf, type World } from '../world/facts.js';
import { anyAggregate } from './any-aggregate.js';
import { anyFilter, modelsOf, PLAIN, totalOrder } from './any-query.js';
import { anyTree, path } from './any-tree.js';
import { compositesFrom, placesFrom } from './places.js';

/** `annotate({ good: FilteredRelation(…) })`, which filters, aggregates, columns and orders name. */
export function anyFilteredRelation(world: World): fc.Arbitrary<Query> {
  const related = modelsOf(world).filter((model) => relationsOf(world, model).size > 0);
  return fc.constantFrom(...related).chain((model) =>
    fc.constantFrom(...relationsOf(world, model).values()).chain((relation) => {
      const own = placesFrom(world, model, 0);
      const ends = tableOf(world, relation.to).map((place) => ({ ...place, hops: [relation.name] }));
      const beside = tableOf(world, model);
      const named = placesFrom(world, relation.to, 1).map((place) => ({ ...place, hops: ['good', ...place.hops] }));
      const single = modelOf(world, relation.to).composite === undefined;
      const keys: Place[] = single ? [{ hops: ['good'], field: null, type: 'number', many: relation.many }] : [];
      const pk = compositesFrom(world, relation.to, 0).map((place) => ({ ...place, hops: ['good'] }));
      const good = [...keys, ...pk, ...named, ...named];
      const near = placesFrom(world, model, 1);
      const filter = anyFilter({ places: [...near, ...good, ...good], beside: [...own, ...named.filter(({ hops }) => hops.length === 1)] });
      const columns = fc.uniqueArray(fc.constantFrom(...own, ...named), { minLength: 1, maxLength: 3, selector: textOf });
      return fc
        .record({
          where: anyTree({ places: [...ends, ...ends, ...beside], beside: [...beside, ...ends] }, 2),
          before: fc.array(anyFilter({ places: near, beside: own }), { maxLength: 1 }),
          filters: fc.array(filter, { maxLength: 2 }),
          aggregate: fc.option(anyAggregate([...keys, ...named.filter(({ hops }) => hops.length === 1)], null)),
          after: fc.constantFrom(null, 0, 1),
          columns,
          distinct: fc.boolean(),
        })
        .map(({ where, before, filters, aggregate, after, columns: chosen, distinct }): Query => {
          const made: Operation[] = aggregate === null ? [] : [{ kind: 'annotate', name: 'n', value: aggregate, selected: true }];
          const having: Operation[] = aggregate === null || after === null ? [] : [{ kind: 'filter', negated: false, conditions: [{ kind: 'leaf', path: { hops: [], field: 'n' }, transform: null, lookup: 'gte', value: after }] }]; // prettier-ignore
          const relate: Operation = { kind: 'filtered', name: 'good', hops: [relation.name], where };
          // Groups are told apart by the columns that are selected.
          const selected = chosen.map(path);
          const values: Operation = { kind: 'values', columns: selected };
          const operations = [...before, relate, ...filters, ...(aggregate === null ? [values] : [values, ...made, ...having])];
          const terms = totalOrder([], [...selected, ...(aggregate === null ? [] : [{ hops: [], field: 'n' }])]);
          return { ...PLAIN, model, operations, ordering: terms, distinct };
        });
    }),
  );
}

/** The columns of a model's own table: those of its parent are a join further on, which a condition of ON cannot name. */
function tableOf(world: World, model: string): readonly Place[] {
  const { parent, fields } = modelOf(world, model);
  // The link of a child is its parent's key.
  const linked = parent !== null && modelOf(world, parent).parent === null;
  const own = ({ field }: Place): boolean => (linked && field === 'id') || fields.some(({ name }) => name === field);
  return placesFrom(world, model, 0).filter((place) => parent === null || own(place));
}
