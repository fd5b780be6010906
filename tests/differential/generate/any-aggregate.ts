import fc from 'fast-check';
import type { Aggregate, Expr, Place } from '../query/query.js';
import { anyTree, type Ground, path } from './any-tree.js';
import { ofKind } from './places.js';

/** An aggregate over the values of one place; its filter looks at the rows of `ground`. */
export function anyAggregate(places: readonly Place[], ground: Ground | null): fc.Arbitrary<Aggregate> {
  const pathOf = (place: Place): Expr => ({ kind: 'path', path: path(place) });
  const where =
    ground === null
      ? fc.constant(null)
      : fc.option(anyTree({ ...ground, rows: undefined, exists: undefined, comparisons: undefined }, 2), { freq: 3 });
  const make = (names: readonly Aggregate['name'][], over: readonly Place[], otherwise: readonly (number | null)[]) => {
    if (over.length === 0) return [];
    const some = fc.record({
      kind: fc.constant('aggregate' as const),
      name: fc.constantFrom(...names),
      of: fc.constantFrom(...over).map(pathOf),
      distinct: fc.boolean(),
      where,
      otherwise: fc.constantFrom(...otherwise),
    });
    // Min and Max of different values are the same, and Django knows no such.
    return [some.map((one): Aggregate => (one.name === 'Min' || one.name === 'Max' ? { ...one, distinct: false } : one))];
  };
  const rows = fc.record({
    kind: fc.constant('aggregate' as const),
    name: fc.constant('Count' as const),
    of: fc.constant(null),
    distinct: fc.constant(false),
    where,
    otherwise: fc.constant(null),
  });
  return fc.oneof(
    rows,
    ...make(['Count'], places, [null]),
    ...make(['Avg', 'Max', 'Min', 'Sum'], ofKind(places, 'number'), [null, null, 7]),
    ...make(['Avg', 'Max', 'Min', 'Sum'], [...ofKind(places, 'decimal'), ...ofKind(places, 'float')], [null, 7]),
  );
}
