import type { Origin } from '../../model/origin.js';
import { CHUNK, PeerGroup } from '../../model/peers.js';
import type { FetchMode } from '../query-state.js';
import type { InstanceShape } from '../plan/row-shape.js';

/** Gives the instances of one result their origins, and takes what is read beside them. */
export class OriginSource {
  #groups: readonly PeerGroup[];
  readonly #selected: readonly (readonly string[])[];
  #rows = 0;

  constructor(
    readonly shapes: readonly InstanceShape[],
    readonly database: string,
    readonly fetchMode: FetchMode | null,
    /** Takes the keys that rows were found by, in their order; of a prefetch over a join table. */
    readonly links: unknown[] = [],
    /** Rows that are each other's peers at most: of a stream, those of one chunk. */
    readonly limit: number = Infinity,
  ) {
    this.#groups = shapes.map(() => new PeerGroup());
    this.#selected = shapes.map(({ related }) =>
      related.flatMap(({ property, relation }) => (property === null ? [relation.accessor!] : [])),
    );
  }

  /** Origins for the next `CHUNK` rows: of the rows themselves, then of each related instance in the order of the shape. */
  next(): readonly Origin[] {
    if (this.#rows >= this.limit) {
      this.#groups = this.shapes.map(() => new PeerGroup());
      this.#rows = 0;
    }
    this.#rows += CHUNK;
    const { database, fetchMode } = this;
    return this.shapes.map(({ deferred }, index): Origin => {
      return { database, adding: false, deferred, peers: this.#groups[index]!.chunk(), fetchMode, selected: this.#selected[index]! };
    });
  }
}
