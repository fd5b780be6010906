import fc from 'fast-check';
import type { Path, Place, Query, Question } from '../query/query.js';
import { modelOf, relationsOf, type World } from '../world/facts.js';
import type { Common } from '../world/common.js';
import { WORLDS } from '../world/worlds.js';
import { anyAggregate } from './any-aggregate.js';
import { anyFilter, anyFiltered, anyQuery, changeable, kindOfMade, modelsOf, PLAIN, singleKeyed, totalOrder } from './any-query.js';
import { anyCombined, combinedPlaces } from './any-combined.js';
import { anyOfCommon } from './any-common.js';
import { anyFilteredRelation } from './any-filtered-relation.js';
import { anyFirstOf } from './any-first-of.js';
import { anyGlobalFilters } from './any-global-filter.js';
import { anyLateral } from './any-joined-rows.js';
import { anyListed } from './any-listed.js';
import { anyLoading } from './any-loading.js';
import { anyOne } from './any-one.js';
import { anyUpdate, anyWriting } from './any-writing.js';
import { hopsFrom, placesFrom } from './places.js';

export interface Situation {
  /** The place of the world in `WORLDS`. */
  readonly world: number;
  readonly question: Question;
  /** Global filters that hold while it is asked. */
  readonly filters?: World['filters'];
  /** A common table that the question may ask. */
  readonly common?: Common;
}

/** Questions of some kinds, to look at them alone: `DIFFERENTIAL_KINDS=update,writing`. */
const ONLY = process.env['DIFFERENTIAL_KINDS']?.split(',');

const anyPlain: fc.Arbitrary<Situation> = fc.nat({ max: WORLDS.length - 1 }).chain((index) => {
  const world = WORLDS[index]!;
  const query = anyQuery(world);
  const either = fc.oneof({ weight: 3, arbitrary: query }, { weight: 1, arbitrary: anyCombined(world) });
  const kinds: Readonly<Record<string, fc.WeightedArbitrary<Question>>> = {
    rows: { weight: 10, arbitrary: fc.record({ kind: fc.constant('rows' as const), query: either }) },
    iterated: {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('rows' as const, 'list' as const), query, chunk: fc.integer({ min: 1, max: 3 }) }),
    },
    firstOf: { weight: 1, arbitrary: anyOfFirst(world) },
    filtered: {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constantFrom('rows' as const, 'count' as const), query: anyFilteredRelation(world) }),
    },
    lateral: { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('rows' as const, 'rows' as const, 'count' as const), query: anyLateral(world) }) }, // prettier-ignore
    listed: { weight: 2, arbitrary: anyListed(world) },
    list: { weight: 2, arbitrary: fc.record({ kind: fc.constant('list' as const), query }) },
    locked: { weight: 1, arbitrary: anyLocked(world, query) },
    count: { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('count' as const, 'exists' as const), query: either }) },
    aggregate: { weight: 3, arbitrary: fc.oneof({ weight: 6, arbitrary: query }, { weight: 1, arbitrary: anyCombined(world) }).chain((one) => anyTotals(world, one)) }, // prettier-ignore
    instances: { weight: 3, arbitrary: anyInstances(world) },
    loading: { weight: 3, arbitrary: anyLoading(world) },
    one: { weight: 2, arbitrary: anyOne(world) },
    update: { weight: 2, arbitrary: anyUpdate(world) },
    delete: { weight: 2, arbitrary: anyDelete(world) },
    writing: { weight: 3, arbitrary: anyWriting(world) },
  };
  const question = fc.oneof(...Object.entries(kinds).flatMap(([kind, one]) => (ONLY === undefined || ONLY.includes(kind) ? [one] : [])));
  return fc
    .tuple(question, someFilters(world))
    .map(([one, filters]): Situation =>
      one.kind === 'writing' ? { world: index, question: one } : { world: index, question: one, filters },
    );
});

const anyCommon = fc
  .nat({ max: WORLDS.length - 1 })
  .chain((index) => anyOfCommon(WORLDS[index]!).map((one): Situation => ({ ...one, world: index })));
const plainAsked = ONLY === undefined || ONLY.some((kind) => kind !== 'common');
const commonAsked = ONLY === undefined || ONLY.includes('common');

/** Any question in any world. */
export const anyQuestion: fc.Arbitrary<Situation> = fc.oneof(
  ...(plainAsked ? [{ weight: 12, arbitrary: anyPlain }] : []),
  ...(commonAsked ? [{ weight: 1, arbitrary: anyCommon }] : []),
);

/** PostgreSQL alone answers; the others refuse. */
function anyOfFirst(world: World): fc.Arbitrary<Question> {
  const query = anyFirstOf(world);
  const kind = fc.constantFrom('rows' as const, 'rows' as const, 'list' as const, 'count' as const, 'exists' as const);
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind, query }) },
    { weight: 1, arbitrary: query.chain((one) => anyTotals(world, one)) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('one' as const),
        query: query.filter(({ model }) => singleKeyed(world).includes(model)),
        ask: fc.constant({ method: 'first' as const }),
      }),
    },
  );
}

/** Aggregates over all rows; over what is sliced, distinct or grouped, of what was selected. */
function anyTotals(world: World, query: Query): fc.Arbitrary<Question> {
  const make = (places: readonly Place[], plain: boolean): fc.Arbitrary<Question> => {
    const near = placesFrom(world, query.model, 1);
    const one = anyAggregate(places, plain ? { places: near, beside: near } : null);
    return fc.array(one, { minLength: 1, maxLength: 2 }).map((values): Question => ({ kind: 'aggregate', query, values }));
  };
  const grouped = query.operations.some(
    (operation) => operation.kind === 'annotate' && (operation.value.kind === 'aggregate' || operation.value.kind === 'window'),
  );
  if (query.combined !== null) return make(combinedPlaces(world, query), false);
  if (query.distinct !== false || query.low > 0 || query.high !== null || grouped) return make(selectedPlaces(world, query), false);
  const ways = hopsFrom(world, query.model, 2).map(({ hops }) => hops.join());
  return fc.constantFrom(...ways).chain((way) => make(placesFrom(world, query.model, 2).filter((place) => place.hops.join() === way), true)); // prettier-ignore
}

function selectedPlaces(world: World, { model, operations }: Query): readonly Place[] {
  const known = placesFrom(world, model, 1);
  const typed = (one: Path): Place =>
    known.find((place) => place.field === one.field && place.hops.join() === one.hops.join()) ?? {
      ...one,
      type: kindOfMade(one.field ?? ''),
      many: false,
    };
  const last = operations.findLastIndex((operation) => operation.kind === 'values');
  const annotated = operations
    .slice(last + 1)
    .flatMap((operation) => (operation.kind === 'annotate' && operation.selected ? [typed({ hops: [], field: operation.name })] : []));
  const values = operations[last];
  return [...(values?.kind === 'values' ? values.columns.map(typed) : known.filter((place) => place.hops.length === 0)), ...annotated];
}

/** Whole rows with their relations: joined, and loaded by queries of their own. */
function anyInstances(world: World): fc.Arbitrary<Question> {
  return fc.constantFrom(...modelsOf(world)).chain((model) => {
    const ways = (many: boolean): readonly string[] => {
      const generic = (name: string): readonly string[] =>
        many && modelOf(world, name).generic !== undefined ? [modelOf(world, name).generic!.name] : [];
      const first = [...relationsOf(world, model).values()].filter((relation) => (many || !relation.many) && relation.pathOnly !== true);
      const ends = first.flatMap((one) => [
        one.name,
        ...generic(one.to).map((name) => `${one.name}__${name}`),
        ...[...relationsOf(world, one.to).values()].flatMap((two) => ((many || !two.many) && two.pathOnly !== true ? [`${one.name}__${two.name}`] : [])), // prettier-ignore
      ]);
      return [...generic(model), ...ends];
    };
    const some = (names: readonly string[]): fc.Arbitrary<string[]> =>
      names.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });
    return fc.record({
      kind: fc.constant('instances' as const),
      query: anyFiltered(world, model).map((query): Query => ({ ...query, ordering: totalOrder([], keyOf(world, model)) })),
      joined: some(ways(false)),
      prefetched: some(ways(true)),
    });
  });
}

const keyOf = (world: World, model: string): readonly Path[] => {
  const { composite } = modelOf(world, model);
  if (composite === undefined) return [{ hops: [], field: 'id' }];
  return [{ hops: [composite[0]], field: 'id' }, { hops: [], field: composite[1] }]; // prettier-ignore
};

/** Seldom any. */
const someFilters = (world: World): fc.Arbitrary<World['filters']> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anyGlobalFilters(world) });

function anyDelete(world: World): fc.Arbitrary<Question> {
  return fc
    .constantFrom(...changeable(world))
    .chain((model) => fc.record({ kind: fc.constant('delete' as const), query: anyFiltered(world, model) }));
}

/** Rows that are locked: PostgreSQL locks none of groups, and none that may be absent. */
function anyLocked(world: World, any: fc.Arbitrary<Query>): fc.Arbitrary<Question> {
  const options = fc.constantFrom<Readonly<Record<string, readonly string[] | boolean>>>({}, {}, {}, {}, {}, {}, {}, {}, { of: ['self'] }, { nowait: true }, { skipLocked: true }, { noKey: true }); // prettier-ignore
  return fc.constantFrom(...modelsOf(world)).chain((model) => {
    const own = placesFrom(world, model, 0);
    const filters = fc.array(anyFilter({ places: own, beside: own }), { minLength: 1, maxLength: 2 });
    const plain = filters.map((operations): Query => ({ ...PLAIN, model, operations }));
    const query = fc.oneof({ weight: 10, arbitrary: plain }, { weight: 2, arbitrary: anyFiltered(world, model) }, { weight: 1, arbitrary: any }); // prettier-ignore
    return fc.record({ kind: fc.constant('locked' as const), query, options });
  });
}
