import fc from 'fast-check';
import type { Loading, Operation, Query, Term } from '../query/query.js';
import { fieldsOf, relationsOf, type World } from '../world/facts.js';
import { anyComputedTerm } from './any-computed-term.js';
import { anyValue } from './any-expression.js';
import { anyFilter, anyTerm, PLAIN, singleKeyed, totalOrder } from './any-query.js';
import { placesFrom } from './places.js';

const ID = { hops: [], field: 'id' } as const;

/** Whole rows in a total order, computed columns among its terms; sliced if a slice is asked for. */
function anyRows(world: World, model: string, sliced: boolean): fc.Arbitrary<Query> {
  const near = placesFrom(world, model, 1);
  const single = near.filter((place) => !place.many);
  const computed = anyValue({ places: single, beside: single }, 'number');
  const term = anyTerm([...single, { hops: [], field: 'x', type: 'number', many: false }]);
  return fc
    .record({
      filters: fc.array(anyFilter({ places: placesFrom(world, model, 2), beside: near }), { maxLength: 2 }),
      computed: fc.option(computed),
      terms: fc.array(term, { maxLength: 2 }),
      sorted: fc.array(anyComputedTerm({ places: single, beside: single }), { maxLength: 1 }),
      distinct: fc.boolean(),
      reversed: fc.boolean(),
      low: fc.constantFrom(0, 0, 1),
      count: fc.option(fc.integer({ min: 1, max: 2 })),
    })
    .map(({ filters, computed: value, terms, sorted, distinct, reversed, low, count }): Query => {
      const made: Operation[] = value === null ? [] : [{ kind: 'annotate', name: 'x', value, selected: true }];
      const kept = terms.filter((one): boolean => value !== null || one.path.field !== 'x');
      const ordering: readonly Term[] = totalOrder<Term>([...sorted, ...kept], [ID]);
      const slice = sliced && count !== null ? { low, high: low + count } : {};
      return { ...PLAIN, model, operations: [...filters, ...made], distinct, ordering, reversed, ...slice };
    });
}

/** Instances with parts left out, prefetches with queries of their own, and relations that are awaited. */
export function anyLoading(world: World): fc.Arbitrary<Loading> {
  return fc.constantFrom(...singleKeyed(world)).chain((model) => {
    const relations = [...relationsOf(world, model).values()].filter((one) => singleKeyed(world).includes(one.to) && one.pathOnly !== true);
    const single = relations.filter((one) => !one.many).map((one) => one.name);
    const prefetches = fc.uniqueArray(fc.constantFrom(...relations), { maxLength: 2 }).chain((some) =>
      fc.tuple(
        ...some.map((one, index) =>
          fc.record({
            relation: fc.constant(one.name),
            query: anyRows(world, one.to, one.many),
            toAttr: fc.constantFrom(null, `loaded${index}`),
          }),
        ),
      ),
    );
    const names = fieldsOf(world, model).map(({ name }) => name);
    const loading = fc.record<Loading>({
      kind: fc.constant('loading' as const),
      query: anyRows(world, model, true),
      strategy: fc.constantFrom('queries' as const, 'statement' as const),
      prefetches: relations.length === 0 ? fc.constant([]) : prefetches,
      left: fc.option(
        fc.record({ method: fc.constantFrom('defer' as const, 'only' as const), fields: fc.subarray(names, { minLength: 1 }) }),
      ),
      chunk: fc.constantFrom(null, null, 1, 2, 3),
      awaited: single.length === 0 ? fc.constant([]) : fc.subarray(single, { maxLength: Math.min(2, single.length) }),
    });
    // What was prefetched is there, as its query says.
    return loading.map((one) => {
      const there = new Set(one.prefetches.flatMap(({ relation, toAttr }) => (toAttr === null ? [relation] : [])));
      return { ...one, awaited: one.awaited.filter((name) => !there.has(name)) };
    });
  });
}
