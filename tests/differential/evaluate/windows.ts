import type { Window } from '../query/query.js';
import type { Scalar } from '../world/facts.js';
import type { Frame, Place, Prepared } from './frame.js';
import { byTerms, grouped } from './order.js';
import { aggregate } from './truth.js';

interface Sorted {
  readonly place: Place;
  readonly keys: readonly Scalar[];
}

/** A window is worked out when all rows are known; until then nobody can ask for its value. */
export class PreparedWindow implements Prepared {
  readonly aggregate = false;
  readonly windowed = true;
  readonly columns: readonly Prepared[];
  readonly #window: Window;
  readonly #nullsFirst: boolean;
  readonly #partition: readonly Prepared[];
  readonly #order: readonly Prepared[];
  readonly #of: Prepared | null;
  readonly #filter: Prepared<boolean | null> | null;
  #values = new Map<Place, Scalar>();

  constructor(frame: Frame, window: Window, nullsFirst: boolean) {
    this.#window = window;
    this.#nullsFirst = nullsFirst;
    this.#of = window.of.of === null ? null : frame.expression(window.of.of, null);
    this.#filter = window.of.kind === 'aggregate' && window.of.where !== null ? frame.condition(window.of.where, false, null) : null;
    this.#partition = window.partitionBy.map((path) => frame.path(path, null));
    this.#order = window.orderBy.map((term) => frame.path(term.path, null));
    const parts = [...this.#partition, ...this.#order, ...[this.#of, this.#filter].filter((part) => part !== null)];
    this.columns = parts.flatMap((part) => part.columns);
  }

  of = (place: Place): Scalar => this.#values.get(place) ?? null;

  work(places: readonly Place[]): void {
    for (const partition of grouped(places, (place) => this.#partition.map((one) => one.of(place)))) {
      const rows = partition.map((place): Sorted => ({ place, keys: this.#order.map((one) => one.of(place)) }));
      rows.sort((a, b) => byTerms(a.keys, b.keys, this.#window.orderBy, false, this.#nullsFirst));
      for (const [index, { place }] of rows.entries()) this.#values.set(place, this.#value(rows, index));
    }
  }

  #value(rows: readonly Sorted[], index: number): Scalar {
    const { of } = this.#window;
    const at = (place: number): Scalar => (rows[place] === undefined ? null : this.#of!.of(rows[place].place));
    const before = rows.findIndex((row) => same(row, rows[index]!));
    const upTo = rows.findLastIndex((row) => same(row, rows[index]!)) + 1;
    const [start, end] = this.#frame(rows.length, index, before, upTo);
    if (of.kind === 'aggregate') {
      const kept = rows.slice(start, end).filter(({ place }) => this.#filter === null || this.#filter.of(place) === true);
      return aggregate(of.name, kept.map(({ place }) => (this.#of === null ? 1 : this.#of.of(place))).filter((one) => one !== null)); // prettier-ignore
    }
    switch (of.name) {
      case 'RowNumber':
        return index + 1;
      case 'Rank':
        return before + 1;
      case 'DenseRank':
        return new Set(rows.slice(0, upTo).map(({ keys }) => JSON.stringify(keys))).size;
      case 'PercentRank':
        return rows.length === 1 ? 0 : before / (rows.length - 1);
      case 'CumeDist':
        return upTo / rows.length;
      case 'Ntile': {
        const [small, larger] = [Math.floor(rows.length / of.count!), rows.length % of.count!];
        const cut = larger * (small + 1);
        return index < cut ? Math.floor(index / (small + 1)) + 1 : larger + Math.floor((index - cut) / small) + 1;
      }
      case 'Lag':
        return at(index - of.count!);
      case 'Lead':
        return at(index + of.count!);
      case 'FirstValue':
        return start < end ? at(start) : null;
      case 'LastValue':
        return start < end ? at(end - 1) : null;
      case 'NthValue':
        return start + of.count! <= end ? at(start + of.count! - 1) : null;
    }
  }

  /** The rows of the frame, from and to before: without one those up to the equals of the row, or all where there is no order. */
  #frame(length: number, index: number, before: number, upTo: number): readonly [number, number] {
    const { frame, orderBy } = this.#window;
    if (frame === null) return [0, orderBy.length === 0 ? length : upTo];
    const [start, end] = frame.mode === 'rows' ? [index + (frame.start ?? 0), index + (frame.end ?? 0) + 1] : [before, upTo];
    return [frame.start === null ? 0 : Math.max(start, 0), frame.end === null ? length : Math.max(Math.min(end, length), 0)];
  }
}

const same = (a: Sorted, b: Sorted): boolean => JSON.stringify(a.keys) === JSON.stringify(b.keys);
