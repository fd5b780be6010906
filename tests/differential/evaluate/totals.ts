import type { Aggregate, Query } from '../query/query.js';
import type { Scalar, World } from '../world/facts.js';
import type { Frame, Prepared } from './frame.js';
import { evaluateRows, work } from './rows.js';
import { aggregate } from './truth.js';

/** What is counted: an order matters only to a slice. */
const counted = (query: Query): Query => (query.low > 0 || query.high !== null ? query : { ...query, ordering: [] });

export const evaluateCount = (world: World, query: Query, nullsFirst: boolean): number =>
  evaluateRows(world, counted(query), null, nullsFirst).length;

/** `aggregate()`: one row over all the rows. */
export function evaluateTotals(world: World, query: Query, values: readonly Aggregate[], nullsFirst: boolean): readonly Scalar[] {
  const made: { readonly one: Aggregate; readonly argument: Prepared | null; readonly filter: Prepared<boolean | null> | null }[] = [];
  // They are resolved before the rows are told apart: their joins multiply the rows as any other.
  const prepare = (frame: Frame): void => {
    for (const one of values) {
      const argument = one.of === null ? null : frame.expression(one.of, null);
      made.push({ one, argument, filter: one.where === null ? null : frame.condition(one.where, false, null) });
    }
  };
  const { places } = work(world, counted(query), null, nullsFirst, prepare);
  return made.map(({ one, argument, filter }) => {
    const kept = places.filter((place) => filter === null || filter.of(place) === true);
    const found = kept.map((place) => (argument === null ? 1 : argument.of(place))).filter((value) => value !== null);
    return aggregate(one.name, one.distinct ? [...new Set(found)] : found) ?? one.otherwise;
  });
}
