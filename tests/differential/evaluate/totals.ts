import type { Aggregate, Query } from '../query/query.js';
import type { Scalar, World } from '../world/facts.js';
import { Frame, type Place, type Prepared } from './frame.js';
import { byTerms } from './order.js';
import { evaluateRows, selectedNames, work } from './rows.js';
import { aggregate, keepsNulls } from './truth.js';

/** What is counted: an order matters only to a slice, and to the first rows of combinations. */
const counted = (query: Query): Query =>
  query.low > 0 || query.high !== null || typeof query.distinct === 'object' ? query : { ...query, ordering: [] };

export const evaluateCount = (world: World, query: Query, nullsFirst: boolean): number =>
  evaluateRows(world, counted(query), null, nullsFirst).length;

/** `aggregate()`: one row over all the rows. */
export function evaluateTotals(world: World, query: Query, values: readonly Aggregate[], nullsFirst: boolean): readonly Scalar[] {
  const made: {
    readonly one: Aggregate;
    readonly argument: Prepared | null;
    readonly filter: Prepared<boolean | null> | null;
    readonly terms: readonly Prepared[];
  }[] = [];
  // They are resolved before the rows are told apart: their joins multiply the rows as any other.
  const prepare = (frame: Frame, joined: ReadonlyMap<string, Prepared>, apart: boolean): readonly Prepared[] => {
    const windowed = values.some(({ of }) => of !== null && frame.expression(of, null).windowed === true);
    // Of rows that stand apart the columns are there that values() selected.
    if (apart || windowed) frame.selected = joined;
    for (const one of values) {
      const argument = one.of === null ? null : frame.expression(one.of, null);
      const filter = one.where === null ? null : frame.condition(one.where, false, null);
      made.push({ one, argument, filter, terms: (one.orderBy ?? []).map((term) => frame.path(term.path, null)) });
    }
    const columns = ({ argument }: (typeof made)[number]) =>
      argument?.windowed === true ? [argument] : (argument?.columns ?? []).map((one): Prepared => ({ ...one, columns: [one] }));
    return made.flatMap((one) => [...columns(one), ...(one.filter === null ? [] : [one.filter]), ...one.terms]);
  };
  const places = query.combined === null ? work(world, counted(query), null, nullsFirst, prepare).places : combinedPlaces();
  function combinedPlaces(): readonly Place[] {
    prepare(new Frame(world, query.model, null, nullsFirst), new Map(), false);
    const names = selectedNames(world, { ...query, operations: [...query.operations, ...(query.combined!.after ?? [])] });
    const rows = evaluateRows(world, counted(query), null, nullsFirst);
    return rows.map((row): Place => ({ found: new Map([['', Object.fromEntries(names.map((name, index) => [name, row[index]!]))]]), group: null })); // prettier-ignore
  }
  return made.map(({ one, argument, filter, terms }) => {
    const kept = places.filter((place) => filter === null || filter.of(place) === true);
    const keys = (place: Place): readonly Scalar[] => terms.map((term) => term.of(place));
    if (terms.length > 0) kept.sort((a, b) => byTerms(keys(a), keys(b), one.orderBy!, false, nullsFirst));
    const found = kept.map((place) => (argument === null ? 1 : argument.of(place))).filter((value) => value !== null || keepsNulls(one.name)); // prettier-ignore
    return aggregate(one.name, one.distinct ? [...new Set(found)] : found, one.sample) ?? one.otherwise;
  });
}
