import fc from 'fast-check';
import { DATE_CUTS, TIME_CUTS } from '../evaluate/dates.js';
import type { One, Query, Question } from '../query/query.js';
import { modelOf, relationsOf, type World } from '../world/facts.js';
import { anyFilter, anyQuery, PLAIN, singleKeyed } from './any-query.js';
import { path } from './any-tree.js';
import { ofKind, placesFrom } from './places.js';

const unit = (cut: string): string => cut.slice(5).toLowerCase();

/** `first()`, `latest()`, `inBulk()`, `dates()` and their like. */
export function anyOne(world: World): fc.Arbitrary<Question> {
  const make = (query: Query, ask: fc.Arbitrary<One>): fc.Arbitrary<Question> =>
    ask.map((one): Question => ({ kind: 'one', query, ask: one }));
  // What has no total order may begin with any row.
  const ordered = anyQuery(world)
    .filter((query) => query.ordering !== null && query.ordering.length > 0 && singleKeyed(world).includes(query.model))
    .chain((query) => {
      const sliced = query.low > 0 || query.high !== null;
      const some: fc.Arbitrary<One>[] = [
        fc.record({ method: fc.constant('first' as const) }),
        fc.record({ method: fc.constant('at' as const), index: fc.nat({ max: 2 }) }),
      ];
      return make(query, fc.oneof(...some, ...(sliced ? [] : [fc.record({ method: fc.constant('last' as const) })])));
    });
  const whole = fc.constantFrom(...singleKeyed(world)).chain((model) => {
    const far = placesFrom(world, model, 2);
    const near = placesFrom(world, model, 1);
    const field = fc.constantFrom('size', '-size', 'weight', '-weight', 'label').filter((name) => near.some((place) => place.hops.length === 0 && place.field === name.replace('-', ''))); // prettier-ignore
    const beyond = near.flatMap(({ hops, field: name, many, type }) => (hops.length === 1 && !many && name !== null && type === 'number' ? [`-${hops[0]}__${name}`, `${hops[0]}__${name}`] : [])); // prettier-ignore
    const fields: fc.Arbitrary<string[]> = near.some((place) => place.hops.length === 0 && place.field === 'size') ? fc.uniqueArray(field, { maxLength: 2, selector: (one) => one.replace('-', '') }) : fc.constant([]); // prettier-ignore
    const extreme = fc.record({
      method: fc.constantFrom('earliest' as const, 'latest' as const),
      fields: fc
        .tuple(fields, fc.uniqueArray(fc.constantFrom(...(beyond.length === 0 ? ['-id'] : beyond)), { maxLength: 1 }))
        .map(([some, others]) => [...some, ...others, 'id']),
    });
    const key = fc.integer({ min: 1, max: 6 });
    const singles = [...relationsOf(world, model).values()].flatMap((one) => (isOneToOne(world, model, one.name) ? [one.name] : []));
    const cuts = (['date', 'moment'] as const).flatMap((kind) => {
      const places = ofKind(near, kind);
      if (places.length === 0) return [];
      const dates = fc.record({
        method: fc.constant(kind === 'date' ? ('dates' as const) : ('datetimes' as const)),
        path: fc.constantFrom(...places).map(path),
        unit: fc.constantFrom(...(kind === 'date' ? DATE_CUTS : TIME_CUTS).map(unit)),
        descending: fc.boolean(),
      });
      return [dates];
    });
    const bulk = fc.record({
      method: fc.constant('inBulk' as const),
      keys: fc.option(fc.uniqueArray(key, { maxLength: 3 }), { freq: 4 }),
      field: fc.constantFrom<string | null>(null, null, ...singles),
    });
    const asks = fc.oneof<fc.Arbitrary<One>[]>(
      fc.constant({ method: 'first' as const }),
      fc.constant({ method: 'last' as const }),
      extreme,
      bulk,
      fc.record({ method: fc.constant('contains' as const), key }),
      ...cuts,
    );
    return fc.array(anyFilter({ places: far, beside: near }), { maxLength: 2 }).chain((operations) => make({ ...PLAIN, model, operations }, asks)).map(unordered); // prettier-ignore
  });
  return fc.oneof(ordered, whole);
}

const isOneToOne = (world: World, model: string, name: string): boolean =>
  modelOf(world, model).keys.some((key) => key.name === name && key.unique && !key.parentLink);

/** `orderBy()` would mean no order: `first()` is by the key where the model has none. */
function unordered(question: Question): Question {
  if (question.kind !== 'one' || !['first', 'last'].includes(question.ask.method)) return question;
  return { ...question, query: { ...question.query, ordering: [{ path: { hops: [], field: 'id' }, descending: false, nulls: null }] } };
}
