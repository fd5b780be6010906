import fc from 'fast-check';
import type { Filter, Operation, Path, Place, Query } from '../query/query.js';
import { textOf } from '../query/query.js';
import { type Common, COMMON } from '../world/common.js';
import { fieldsOf, type KeyFact, type Kind, modelOf, type World } from '../world/facts.js';
import { anyAggregate } from './any-aggregate.js';
import { anyFilter, modelsOf, PLAIN, singleKeyed, totalOrder } from './any-query.js';
import { path } from './any-tree.js';
import { ofKind, placesFrom } from './places.js';

const placesOf = (name: string, fields: readonly { readonly name: string; readonly kind: Kind }[]): readonly Place[] =>
  fields.map((field) => ({ hops: [name], field: field.name, type: field.kind, many: false }));

/** A query of a model that a common table is joined to. */
export function anyBesideCommon(world: World, { fields }: Common): fc.Arbitrary<Query> {
  return fc.constantFrom(...modelsOf(world)).chain((model) => {
    const single = placesFrom(world, model, 1).filter((place) => !place.many && place.field !== null);
    const pairs = fields.flatMap(({ name, kind }) => ofKind(single, kind).map((place): [string, Path] => [name, path(place)]));
    if (pairs.length === 0) return fc.constant({ ...PLAIN, model, operations: [] });
    const on = fc.uniqueArray(fc.constantFrom(...pairs), { minLength: 1, maxLength: 2, selector: ([column]) => column });
    return fc.tuple(on, fc.boolean()).chain(([some, left]) => {
      const join: Operation = { kind: 'table', name: COMMON, on: some, left };
      return anyBeside(world, model, join, placesOf(COMMON, fields));
    });
  });
}

/** A query of a model with the rows that another query has for each of its rows. */
export function anyLateral(world: World): fc.Arbitrary<Query> {
  const read = modelsOf(world).filter((name) => fieldsOf(world, name).length > 2);
  return fc.tuple(fc.constantFrom(...modelsOf(world)), fc.constantFrom(...read)).chain(([model, other]) => {
    const outer = placesFrom(world, model, 1).filter((place) => !place.many);
    const places = placesFrom(world, other, 1);
    const columns = fc.subarray(
      fieldsOf(world, other).filter(({ name }) => name !== 'id'),
      { minLength: 1, maxLength: 2 },
    );
    const query = fc
      .record({
        filters: fc.array(anyFilter({ places, beside: places, outer }), { minLength: 1, maxLength: 2 }),
        columns,
        low: fc.constantFrom(0, 0, 1),
        count: fc.constantFrom(null, 1, 2),
        distinct: fc.boolean(),
      })
      .map(({ filters, columns: some, low, count, distinct }) => {
        const values = some.map(({ name }): Path => ({ hops: [], field: name }));
        const operations: Operation[] = [...filters, { kind: 'values', columns: values }];
        const slice = count === null ? {} : { low, high: low + count };
        return { some, inner: { ...PLAIN, model: other, operations, distinct, ordering: totalOrder([], values), ...slice } };
      });
    return query.chain(({ some, inner }) => {
      const join: Operation = { kind: 'lateral', name: 'near', query: inner };
      return anyBeside(world, model, join, placesOf('near', some));
    });
  });
}

/** Filters, groups and orders over the rows that were joined. */
function anyBeside(world: World, model: string, join: Operation, joined: readonly Place[]): fc.Arbitrary<Query> {
  const near = placesFrom(world, model, 1);
  const own = placesFrom(world, model, 0);
  const ground = { places: [...near, ...joined, ...joined], beside: [...own, ...joined] };
  const columns = fc.uniqueArray(fc.constantFrom(...own, ...joined, ...joined), { minLength: 1, maxLength: 3, selector: textOf });
  return fc
    .record({
      before: fc.array(anyFilter({ places: near, beside: own }), { maxLength: 1 }),
      filters: fc.array(anyFilter(ground), { maxLength: 2 }),
      aggregate: fc.option(anyAggregate([...own, ...joined], null)),
      columns,
      distinct: fc.boolean(),
      whole: fc.boolean(),
    })
    .map(({ before, filters, aggregate, columns: chosen, distinct, whole }): Query => {
      const selected = whole && aggregate === null ? [...own, ...joined].map(path) : chosen.map(path);
      const values: Operation = { kind: 'values', columns: selected };
      const made: Operation[] = aggregate === null ? [] : [{ kind: 'annotate', name: 'n', value: aggregate, selected: true }];
      const operations = [
        ...before,
        join,
        ...filters,
        ...(whole && aggregate === null && join.kind === 'lateral' ? [] : [values, ...made]),
      ];
      const terms = totalOrder([], [...selected, ...(aggregate === null ? [] : [{ hops: [], field: 'n' }])]);
      return { ...PLAIN, model, operations, ordering: terms, distinct };
    });
}

/** The key of a model to itself: of a tree, or of a graph with circles. */
const keyToItself = (world: World, name: string): KeyFact | undefined =>
  modelOf(world, name).keys.find((key) => key.to === name && key.toField === undefined);

/** The rows below or above some rows of a tree or a graph, with their depth. Around in a circle it ends by the depth, or by the rows that are there. */
export function anyRecursive(world: World): fc.Arbitrary<Common> | null {
  const trees = singleKeyed(world).filter((name) => keyToItself(world, name) !== undefined);
  if (trees.length === 0) return null;
  return fc.constantFrom(...trees).chain((model) => {
    const { name: link } = keyToItself(world, model)!;
    const circles = link === 'onto';
    const own = placesFrom(world, model, 0);
    const near = placesFrom(world, model, 1);
    const depth: Place = { hops: [COMMON], field: 'depth', type: 'number', many: false };
    const size: Place = { hops: [COMMON], field: 'size', type: 'number', many: false };
    const root: Path = { hops: [link], field: null };
    return fc
      .record({
        starts: fc.array(anyFilter({ places: near, beside: own }), { maxLength: 1 }),
        goes: fc.array(anyFilter({ places: [...own, depth, depth, size], beside: [...own, size] }), { maxLength: 1 }),
        down: fc.boolean(),
        distinct: fc.boolean(),
        summed: fc.boolean(),
        bounded: fc.boolean(),
      })
      .map(({ starts, goes, down, bounded, ...asked }): Common => {
        const counts = !circles || bounded;
        const [distinct, summed] = counts ? [asked.distinct, asked.summed] : [true, false];
        const key: Path = { hops: [], field: 'id' };
        const columns = ['key', 'up', 'depth', 'size'].map((name): Path => ({ hops: [], field: name }));
        const parts = (deep: Operation, sizes: Operation): Operation[] => [
          { kind: 'annotate', name: 'key', value: { kind: 'path', path: key }, selected: true },
          { kind: 'annotate', name: 'up', value: { kind: 'path', path: root }, selected: true },
          deep,
          ...(summed ? [sizes] : []),
          { kind: 'values', columns: columns.map((one) => (one.field === 'size' && summed ? { hops: [], field: 'sum' } : one)) },
        ];
        const added = (one: Place, value: Path | null): Operation => ({
          kind: 'annotate',
          name: one.field === 'depth' ? 'depth' : 'sum',
          selected: true,
          value: {
            kind: 'combine',
            operator: 'add',
            left: { kind: 'path', path: { ...path(one), field: one.field === 'size' ? 'sum' : one.field } },
            right: value === null ? { kind: 'value', value: counts ? 1 : 0 } : { kind: 'path', path: value },
            whole: true,
          },
        });
        const first: Operation = { kind: 'annotate', name: 'depth', value: { kind: 'value', value: 0 }, selected: true };
        const sum: Operation = {
          kind: 'annotate',
          name: 'sum',
          value: { kind: 'path', path: { hops: [], field: 'size' } },
          selected: true,
        };
        const join: Operation = { kind: 'table', name: COMMON, on: [down ? ['key', root] : ['up', key]], left: false };
        const asks = summed ? goes.filter((one) => !JSON.stringify(one).includes('"hops":["common"],"field":"size"')) : goes;
        const shallow: Filter = { kind: 'filter', negated: false, conditions: [{ kind: 'leaf', path: path(depth), transform: null, lookup: 'lt', value: 3 }] }; // prettier-ignore
        const filters = circles && bounded ? [...asks, shallow] : asks;
        return {
          query: { ...PLAIN, model, operations: [...starts, ...parts(first, sum)] },
          step: {
            query: {
              ...PLAIN,
              model,
              operations: [join, ...filters, ...parts(added(depth, null), added(size, { hops: [], field: 'size' }))],
            },
            distinct,
          },
          fields: [
            { name: 'key', kind: 'number', nullable: false },
            { name: 'up', kind: 'number', nullable: true },
            { name: 'depth', kind: 'number', nullable: false },
            { name: summed ? 'sum' : 'size', kind: 'number', nullable: true },
          ],
        };
      });
  });
}
