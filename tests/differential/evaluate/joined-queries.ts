import type { Filter, Operation, Tree } from '../query/query.js';
import type { Frame, Prepared } from './frame.js';
import { all, any, odd, type Truth } from './truth.js';

/** The joins of a call of the second query: its own, and those of the first that no call has taken, one of each relation. */
class Borrowed extends Set<string> {
  constructor(
    readonly frame: Frame,
    readonly lent: Set<string>,
  ) {
    super();
  }

  override has(key: string): boolean {
    return super.has(key) || (this.lent.has(key) && ![...this].some((own) => this.frame.alike(own, key)));
  }

  override add(key: string): this {
    this.lent.delete(key);
    return super.add(key);
  }
}

/** `left.or(right)`: each call has joins of its own; with `and` those of the second follow, else they share what the first joined. */
export function joinedQueries(frame: Frame, { method, left, right }: Extract<Operation, { kind: 'joined' }>): Prepared<Truth> {
  const prepare = (filters: readonly Filter[], call: () => Set<string>): Prepared<Truth> => {
    const tests = filters.map(({ negated, conditions }) => {
      const whole: Tree = { kind: 'and', parts: conditions };
      return frame.condition(negated ? { kind: 'not', part: whole } : whole, false, call());
    });
    return { aggregate: false, columns: [], of: (place) => all(tests.map((test) => test.of(place))) };
  };
  const first = prepare(left, () => new Set());
  const lent = new Set(frame.joined());
  const sides = [first, prepare(right, () => (method === 'and' ? new Set() : new Borrowed(frame, lent)))];
  const join = { and: all, or: any, xor: odd }[method];
  return { aggregate: false, columns: [], of: (place) => join(sides.map((side) => side.of(place))) };
}
