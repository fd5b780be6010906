import fc from 'fast-check';
import type { Expr, OrderTerm, Path, Place, RankingName, Window } from '../query/query.js';
import { textOf } from '../query/query.js';
import { anyAggregate } from './any-aggregate.js';
import { type Ground, path } from './any-tree.js';
import { ofKind } from './places.js';

type Ranking = Exclude<Window['of'], { readonly kind: 'aggregate' }>;

/**
 * A window whose value is the same however equal rows are sorted. With a key, which ends the order, it may look at single rows; without
 * one at all that are equal.
 */
export function anyWindow(places: readonly Place[], key: Path | null, ground: Ground | null): fc.Arbitrary<Window> {
  const orderable = places.filter((place) => place.field !== null);
  const partitionBy = fc.uniqueArray(fc.constantFrom(...orderable), { maxLength: 2, selector: textOf }).map((some) => some.map(path));
  const term = fc.record({
    path: fc.constantFrom(...orderable).map(path),
    descending: fc.boolean(),
    nulls: fc.constantFrom(null, null, 'first' as const, 'last' as const),
  });
  const terms = fc.uniqueArray(term, { maxLength: 2, selector: (one) => textOf(one.path) });
  const ranking = (name: RankingName, of: fc.Arbitrary<Expr | null>, count: fc.Arbitrary<number | null>): fc.Arbitrary<Ranking> =>
    fc.record({ kind: fc.constant('ranking' as const), name: fc.constant(name), of, count });
  const none = fc.constant(null);
  const equals = (['Rank', 'DenseRank', 'PercentRank', 'CumeDist'] as const).map((name) => ranking(name, none, none));
  // An aggregate is not summed up again.
  const plain = places.filter((place) => place.field !== 'n');
  const sums = anyAggregate(plain, ground).map((one): Window['of'] => ({ ...one, distinct: false, otherwise: null }));
  const numbers = ofKind(plain, 'number');
  const value = numbers.length === 0 ? none : fc.constantFrom(...numbers).map((one): Expr => ({ kind: 'path', path: path(one) }));
  const few = fc.constantFrom(1, 2);
  const single = [
    ranking('RowNumber', none, none),
    ranking('Ntile', none, fc.constantFrom(1, 2, 3)),
    ...(numbers.length === 0
      ? []
      : [
          ranking('FirstValue', value, none),
          ranking('LastValue', value, none),
          ranking('NthValue', value, few),
          ranking('Lag', value, few),
          ranking('Lead', value, few),
        ]),
  ];
  const start = fc.constantFrom(null, 0, -1, -2, 1);
  const end = fc.constantFrom(null, 0, -1, 1, 2);
  const rows = fc.record({ mode: fc.constant('rows' as const), start, end }).filter((one) => (one.start ?? -9) <= (one.end ?? 9));
  const range = fc.record({ mode: fc.constant('range' as const), start: fc.constantFrom(null, 0), end: fc.constantFrom(null, 0) });
  return fc
    .record({
      of: fc.oneof(...equals, { weight: 4, arbitrary: sums }, ...(key === null ? [] : single)),
      partitionBy,
      terms,
      frame: fc.oneof(none, range, ...(key === null ? [] : [rows])),
      bare: fc.boolean(),
    })
    .map(({ of, partitionBy: parts, terms: some, frame, bare }): Window => {
      const framed = of.kind === 'aggregate' || of.name.endsWith('Value');
      const last: OrderTerm[] = key === null || some.some((one) => textOf(one.path) === textOf(key)) ? [] : [{ path: key, descending: bare, nulls: null }]; // prettier-ignore
      // Ranks of rows without an order are all one.
      const orderBy = of.kind === 'aggregate' && bare && frame?.mode !== 'rows' ? some : [...some, ...last];
      const needed = orderBy.length === 0 && of.kind === 'ranking' ? [{ path: path(orderable[0]!), descending: false, nulls: null }] : orderBy; // prettier-ignore
      return { kind: 'window', of, partitionBy: parts, orderBy: needed, frame: framed && needed.length > 0 ? frame : null };
    });
}
