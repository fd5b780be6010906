import fc from 'fast-check';
import type { ComputedTerm, Expr, Place, Query } from '../query/query.js';
import { anyValue } from './any-expression.js';
import { type Ground, path } from './any-tree.js';
import { ofKind } from './places.js';

const KINDS = ['number', 'decimal', 'float', 'duration', 'date', 'moment', 'boolean', 'text'] as const;

/** `orderBy(F('size').add(1).desc({ nullsLast: true }), Lower('label'))` */
export function anyComputedTerm(ground: Ground, scalars?: fc.Arbitrary<Query>): fc.Arbitrary<ComputedTerm> {
  const kinds = KINDS.filter((kind) => ofKind(ground.places, kind).some((place) => place.field !== null));
  return fc.record({
    value: fc.constantFrom(...kinds).chain((kind) => (kind === 'text' ? anyText(ground.places) : anyValue(ground, kind, scalars))),
    descending: fc.boolean(),
    nulls: fc.constantFrom(null, null, 'first' as const, 'last' as const),
  });
}

/** Texts that every collation orders alike. */
function anyText(places: readonly Place[]): fc.Arbitrary<Expr> {
  const columns = fc.constantFrom(...ofKind(places, 'text')).map((place): Expr => ({ kind: 'path', path: path(place) }));
  const call = (name: 'Coalesce' | 'Lower' | 'Upper', count: number): fc.Arbitrary<Expr> =>
    fc.array(columns, { minLength: count, maxLength: count }).map((parts): Expr => ({ kind: 'call', name, parts }));
  return fc.oneof(columns, call('Lower', 1), call('Upper', 1), call('Coalesce', 2));
}
