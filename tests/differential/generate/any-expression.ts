import fc from 'fast-check';
import type { Aggregate, Expr, Place, Query } from '../query/query.js';
import { anyTree, type Ground, path } from './any-tree.js';
import { ofKind } from './places.js';

const pathOf = (place: Place): Expr => ({ kind: 'path', path: path(place) });
const value = (one: number | string): Expr => ({ kind: 'value', value: one });

/** A number of a row. */
export function anyNumber(ground: Ground, scalars?: fc.Arbitrary<Query>): fc.Arbitrary<Expr> {
  const numbers = fc.constantFrom(...ofKind(ground.places, 'number')).map(pathOf);
  const texts = ofKind(ground.places, 'text');
  const dates = ofKind(ground.places, 'date');
  const constant = fc.constantFrom(0, 1, 3).map(value);
  const operand = fc.oneof({ weight: 3, arbitrary: numbers }, { weight: 1, arbitrary: constant });
  const combine = fc.record({
    kind: fc.constant('combine' as const),
    operator: fc.constantFrom('add' as const, 'sub' as const, 'mul' as const),
    left: numbers,
    right: operand,
  });
  const call =
    (name: 'Coalesce' | 'ExtractYear' | 'Length') =>
    (...parts: Expr[]): Expr => ({ kind: 'call', name, parts });
  const coalesce = fc.tuple(numbers, operand).map(([first, second]) => call('Coalesce')(first, second));
  const choice = fc.record({
    kind: fc.constant('case' as const),
    when: anyTree({ ...ground, rows: undefined }, 2),
    then: operand,
    otherwise: fc.option(numbers),
  });
  return fc.oneof(
    numbers,
    combine,
    coalesce,
    choice,
    ...(texts.length === 0 ? [] : [fc.constantFrom(...texts).map((place) => call('Length')(pathOf(place)))]),
    ...(dates.length === 0 ? [] : [fc.constantFrom(...dates).map((place) => call('ExtractYear')(pathOf(place)))]),
    ...(scalars === undefined ? [] : [scalars.map((query): Expr => ({ kind: 'subquery', query }))]),
  );
}

/** A text of a row. */
export function anyText(ground: Ground): fc.Arbitrary<Expr> {
  const texts = fc.constantFrom(...ofKind(ground.places, 'text')).map(pathOf);
  const then = fc.oneof(texts, fc.constantFrom('aNt', 'zZ').map(value));
  return fc.oneof(
    texts.map((one): Expr => ({ kind: 'call', name: 'Upper', parts: [one] })),
    fc.tuple(texts, then).map((parts): Expr => ({ kind: 'call', name: 'Concat', parts })),
    fc.tuple(texts, then).map((parts): Expr => ({ kind: 'call', name: 'Coalesce', parts })),
    fc.record({ kind: fc.constant('case' as const), when: anyTree({ ...ground, rows: undefined }, 2), then, otherwise: fc.option(then) }),
  );
}

/** An aggregate over the values of one place; its filter looks at the rows of `ground`. */
export function anyAggregate(places: readonly Place[], ground: Ground | null): fc.Arbitrary<Aggregate> {
  const numbers = ofKind(places, 'number');
  const where = ground === null ? fc.constant(null) : fc.option(anyTree({ ...ground, rows: undefined, exists: undefined }, 2), { freq: 3 });
  const count = fc.record({
    kind: fc.constant('aggregate' as const),
    name: fc.constant('Count' as const),
    of: fc.option(fc.constantFrom(...places).map(pathOf), { freq: 6 }),
    distinct: fc.boolean(),
    where,
  });
  const countRows = count.map((one) => (one.of === null ? { ...one, distinct: false } : one));
  if (numbers.length === 0) return countRows;
  const over = fc.constantFrom(...numbers).map(pathOf);
  const sum = fc.record({
    kind: fc.constant('aggregate' as const),
    name: fc.constantFrom('Avg' as const, 'Max' as const, 'Min' as const, 'Sum' as const),
    of: over,
    distinct: fc.constant(false),
    where,
  });
  return fc.oneof(countRows, sum);
}
