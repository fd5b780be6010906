import fc from 'fast-check';
import type { Operation, OrderTerm, Place, Query } from '../query/query.js';
import type { Kind, World } from '../world/facts.js';
import { anyAggregate } from './any-aggregate.js';
import { anyFilter, modelsOf, PLAIN } from './any-query.js';
import { type Ground, path } from './any-tree.js';
import { hopsFrom, ofKind, placesFrom } from './places.js';

/** Subqueries: of one column for `in`, of any row for Exists, of one value for Subquery. */
export function subqueries(
  world: World,
  outer: readonly Place[],
): Pick<Ground, 'exists' | 'rows'> & { readonly scalar: fc.Arbitrary<Query> } {
  const models = modelsOf(world);
  const near = outer.filter((place) => !place.many && place.hops.length < 2);
  const correlated = (model: string): fc.Arbitrary<readonly Operation[]> => {
    const places = placesFrom(world, model, 1);
    const ground = { places, beside: places, outer: near };
    const filter = fc.oneof({ weight: 4, arbitrary: anyFilter(ground) }, { weight: 1, arbitrary: anyFilter({ ...ground, exists: deeper(places) }) }); // prettier-ignore
    return fc.array(filter, { minLength: 1, maxLength: 2 });
  };
  // A query in the query, which names columns of both around it.
  const deeper = (middle: readonly Place[]): fc.Arbitrary<Query> =>
    fc.constantFrom(...models).chain((model) => {
      const places = placesFrom(world, model, 0);
      const single = middle.filter((place) => !place.many);
      const filter = anyFilter({ places, beside: places, outer: single, outermost: near });
      return fc.array(filter, { minLength: 1, maxLength: 2 }).map((operations): Query => ({ ...PLAIN, model, operations }));
    });
  // Any row at all; beyond the first ones; of groups.
  const exists = fc.constantFrom(...models).chain((model) => {
    const plain = correlated(model).map((operations): Query => ({ ...PLAIN, model, operations }));
    const later = fc.tuple(plain, fc.constantFrom(0, 1, 2), fc.option(fc.constant(1))).map(([query, low, count]): Query => ({ ...query, low, high: count === null ? null : low + count })); // prettier-ignore
    const groups = correlated(model).chain((operations) => grouped(world, model, operations));
    return fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: later }, { weight: 1, arbitrary: groups });
  });
  const having = (kind: Kind): readonly string[] => models.filter((model) => ofKind(placesFrom(world, model, 1), kind).length > 0);
  const column = (kind: Kind): fc.Arbitrary<Query> =>
    fc.constantFrom(...having(kind)).chain((model) => {
      const places = placesFrom(world, model, 1);
      const plain = anyFilter({ places, beside: places });
      const filters = fc.array(fc.oneof(plain, plain, anyFilter({ places, beside: places, outer: near })), { maxLength: 1 });
      const chosen = fc.constantFrom(...ofKind(places, kind));
      return fc
        .tuple(filters, chosen, fc.boolean(), fc.option(fc.integer({ min: 1, max: 3 }), { freq: 4 }))
        .map(([operations, place, distinct, high]): Query => {
          const values: Operation = { kind: 'values', columns: [path(place)] };
          const ordering: OrderTerm[] = high === null ? [] : [{ path: path(place), descending: distinct, nulls: 'last' }];
          return { ...PLAIN, model, operations: [...operations, values], distinct, ordering, high };
        });
    });
  // `Subquery(… .values('size').annotate({ n: Count('*') }).values('n').slice(0, 1))`
  const counted = fc.constantFrom(...models).chain((model) =>
    fc.tuple(correlated(model), fc.boolean()).chain(([operations, descending]) =>
      grouped(world, model, operations).map((query): Query => {
        const ordering: OrderTerm[] = [{ path: COUNTED, descending, nulls: 'last' }];
        return { ...query, operations: [...query.operations, { kind: 'values', columns: [COUNTED] }], ordering, high: 1 };
      }),
    ),
  );
  const plainScalar = fc.constantFrom(...having('number')).chain((model) =>
    fc
      .tuple(correlated(model), fc.constantFrom(...ofKind(placesFrom(world, model, 1), 'number')), fc.boolean())
      .map(([operations, place, descending]): Query => {
        const values: Operation = { kind: 'values', columns: [path(place)] };
        return {
          ...PLAIN,
          model,
          operations: [...operations, values],
          ordering: [{ path: path(place), descending, nulls: 'last' }],
          high: 1,
        };
      }),
  );
  const scalar = fc.oneof({ weight: 4, arbitrary: plainScalar }, { weight: 1, arbitrary: counted });
  // The rows of two queries together, and the numbers of groups.
  const listed = (kind: Kind): fc.Arbitrary<Query> => {
    const one = column(kind);
    const uncorrelated = one.filter((query) => query.high === null && !JSON.stringify(query).includes('"outer":'));
    const union = fc
      .tuple(
        uncorrelated,
        uncorrelated,
        fc.constantFrom('difference' as const, 'intersection' as const, 'union' as const, 'unionAll' as const),
      )
      .map(([first, other, method]): Query => ({ ...first, combined: { method, others: [other] } }));
    const numbers = fc.constantFrom(...models).chain((model) => grouped(world, model, []).map((query): Query => ({ ...query, operations: [...query.operations, { kind: 'values', columns: [COUNTED] }] }))); // prettier-ignore
    return fc.oneof({ weight: 8, arbitrary: one }, { weight: 1, arbitrary: union }, ...(kind === 'number' ? [{ weight: 1, arbitrary: numbers }] : [])); // prettier-ignore
  };
  return { exists, rows: { number: listed('number'), text: listed('text') }, scalar };
}

const COUNTED = { hops: [], field: 'n' } as const;

/** Groups by a column of their own, with an aggregate over one relation and perhaps a condition on it. */
export function grouped(world: World, model: string, filters: readonly Operation[], column?: Place, name?: 'Count'): fc.Arbitrary<Query> {
  const own = column === undefined ? placesFrom(world, model, 0) : [column];
  const ways = hopsFrom(world, model, 1).map(({ hops }) => hops.join());
  const over = fc.constantFrom(...ways).map((way) => placesFrom(world, model, 1).filter((place) => place.hops.join() === way));
  return fc
    .record({
      by: fc.constantFrom(...own),
      aggregate: over
        .chain((places) => anyAggregate(places, null))
        .map((one) => (name === undefined ? one : { ...one, name, otherwise: null })),
      least: fc.option(fc.constantFrom(0, 1, 2)),
    })
    .map(({ by, aggregate, least }): Query => {
      const made: Operation[] = [
        { kind: 'values', columns: [path(by)] },
        { kind: 'annotate', name: 'n', value: aggregate, selected: true },
      ];
      const having: Operation[] = least === null ? [] : [{ kind: 'filter', negated: false, conditions: [{ kind: 'leaf', path: COUNTED, transform: null, lookup: 'gte', value: least }] }]; // prettier-ignore
      return { ...PLAIN, model, operations: [...filters, ...made, ...having] };
    });
}
