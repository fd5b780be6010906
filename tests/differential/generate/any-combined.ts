import fc from 'fast-check';
import { type ComputedTerm, type Expr, type Operation, type OrderTerm, type Path, type Place, type Query, textOf } from '../query/query.js';
import { fieldsOf, type Kind, type World } from '../world/facts.js';
import { anyComputedTerm } from './any-computed-term.js';
import { anyFilter, modelsOf, PLAIN, singleKeyed, totalOrder } from './any-query.js';
import { grouped } from './any-subquery.js';
import { CONSTANTS, path } from './any-tree.js';
import { ofKind, placesFrom } from './places.js';

/** One of the queries that are put together, and what it selects. */
interface Part {
  readonly query: Query;
  readonly columns: readonly Path[];
}

/** What is asked of the whole: filters, and columns in place of whole rows. */
interface After {
  readonly filters: readonly Operation[];
  readonly columns: readonly Path[] | null;
}
const NOTHING: After = { filters: [], columns: null };

/** `union()`, `intersection()` and `difference()`: of columns of any models, or of whole rows of one. */
export function anyCombined(world: World): fc.Arbitrary<Query> {
  const parts = fc.constantFrom(...COLUMNS).chain((kinds) => fc.tuple(anyPart(world, kinds, false), fc.array(anyPart(world, kinds, true), { minLength: 1, maxLength: 2 }))); // prettier-ignore
  const whole = fc
    .constantFrom(...singleKeyed(world))
    .chain((model) =>
      fc.tuple(anyRows(world, model), fc.array(anyRows(world, model), { minLength: 1, maxLength: 2 }), anyAfter(world, model)),
    );
  const either = fc.oneof(
    { weight: 2, arbitrary: parts.map(([first, others]) => [first, others, NOTHING] as const) },
    { weight: 1, arbitrary: whole },
  );
  return either.chain(([whole, others, { filters, columns }]) => {
    const first: Part = columns === null ? whole : { ...whole, columns };
    const after: readonly Operation[] = [...filters, ...(columns === null ? [] : [{ kind: 'values' as const, columns }])];
    const own = ownColumns(world, first);
    const typed = own.length === 0 ? fc.constant([]) : fc.array(anyComputedTerm({ places: own, beside: own }), { maxLength: 1 });
    return fc
      .record({
        method: fc.constantFrom('union' as const, 'unionAll' as const, 'intersection' as const, 'difference' as const),
        total: fc.boolean(),
        computed: typed,
        reversed: fc.boolean(),
        low: fc.constantFrom(0, 1),
        count: fc.option(fc.integer({ min: 1, max: 4 })),
      })
      .map(({ method, total, computed, reversed, low, count }): Query => {
        const combined = { ...first.query, combined: { method, others: others.map(({ query }) => query), after } };
        if (!total) return combined;
        const named = first.columns.map((one): OrderTerm => ({ path: one, descending: false, nulls: null }));
        const ordering: readonly (ComputedTerm | OrderTerm)[] = [...computed, ...named];
        return { ...combined, ordering, reversed, low, high: count === null ? null : low + count };
      });
  });
}

const COLUMNS: readonly (readonly Kind[])[] = [['number'], ['number', 'text'], ['text', 'number']];

/** Columns of a model or beyond it, a constant among them, or groups with their number. */
function anyPart(world: World, kinds: readonly Kind[], sliced: boolean): fc.Arbitrary<Part> {
  return fc.constantFrom(...modelsOf(world)).chain((model) => {
    const places = placesFrom(world, model, 1);
    const filters = fc.array(anyFilter({ places, beside: places }), { maxLength: 1 });
    const columns = fc.tuple(...kinds.map((kind) => fc.constantFrom(...ofKind(places, kind))));
    const constant = fc.option(CONSTANTS.number.filter((one) => Number.isInteger(one)), { freq: 4 }); // prettier-ignore
    const plain = fc.record({ filters, columns, constant, distinct: fc.boolean(), high: fc.option(fc.integer({ min: 1, max: 3 })) }).map(({ filters: some, columns: chosen, constant: fixed, distinct, high }): Part => {
      const made: Operation[] = fixed === null ? [] : [{ kind: 'annotate', name: 'fixed_number', value: { kind: 'value', value: fixed } satisfies Expr, selected: true }];
      const named = chosen.map((place): Path => (fixed !== null && place.type === 'number' ? { hops: [], field: 'fixed_number' } : path(place)));
      const query: Query = { ...PLAIN, model, operations: [...some, ...made, { kind: 'values', columns: named }], distinct };
      return { query: sliced && high !== null ? { ...query, high, ordering: totalOrder([], named) } : query, columns: named };
    }); // prettier-ignore
    if (kinds.join() !== 'text,number') return plain;
    const texts = ofKind(placesFrom(world, model, 0), 'text');
    if (texts.length === 0) return plain;
    const groups = fc
      .tuple(filters, fc.constantFrom(...texts))
      .chain(([some, by]) =>
        grouped(world, model, some, by, 'Count').map((query): Part => ({ query, columns: [path(by), { hops: [], field: 'n' }] })),
      );
    return fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: groups });
  });
}

function anyAfter(world: World, model: string): fc.Arbitrary<After> {
  const places = placesFrom(world, model, 1);
  const own = fieldsOf(world, model).map(({ name }): Path => ({ hops: [], field: name }));
  return fc.record({
    filters: fc.array(anyFilter({ places, beside: places }), { maxLength: 1 }),
    columns: fc.option(fc.uniqueArray(fc.constantFrom(...own), { minLength: 1, maxLength: 3, selector: textOf }), { freq: 2 }),
  });
}

/** Whole rows. */
function anyRows(world: World, model: string): fc.Arbitrary<Part> {
  const places = placesFrom(world, model, 1);
  const columns = fieldsOf(world, model).map(({ name }): Path => ({ hops: [], field: name }));
  return fc.array(anyFilter({ places, beside: places }), { maxLength: 2 }).map((operations): Part => ({ query: { ...PLAIN, model, operations }, columns })); // prettier-ignore
}

/** What an order around them may compute with. */
function ownColumns(world: World, { query: { model }, columns }: Part): readonly Place[] {
  const known = placesFrom(world, model, 0);
  return columns.flatMap((one): Place[] => {
    if (one.hops.length > 0 || one.field === null) return [];
    const place = known.find(({ field }) => field === one.field);
    return [place ?? { ...one, type: 'number', many: false }];
  });
}

/** The columns of a union that are its model's own or computed, to aggregate. */
export function combinedPlaces(world: World, query: Query): readonly Place[] {
  const operations = [...query.operations, ...(query.combined?.after ?? [])];
  const last = operations.findLastIndex((operation) => operation.kind === 'values');
  const values = operations[last];
  const added = operations.slice(last + 1).flatMap((one) => (one.kind === 'annotate' ? [{ hops: [], field: one.name }] : []));
  const columns = values?.kind === 'values' ? [...values.columns, ...added] : fieldsOf(world, query.model).map(({ name }): Path => ({ hops: [], field: name })); // prettier-ignore
  return ownColumns(world, { query, columns });
}
