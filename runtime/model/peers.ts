/**
 * Some of the instances of one result, of one model. A large result is cut into chunks that know each other weakly: an instance that
 * somebody keeps holds on to its chunk, and not to fifty thousand others. As long as all are in use, one query still serves them all.
 */
export class Peers {
  readonly instances: object[] = [];

  constructor(readonly group: PeerGroup) {}
}

/** Rows in a chunk: what one surviving instance may keep in memory with it. */
export const CHUNK = 128;

/** All the chunks of one result that are still in use, and what is being loaded for them. */
export class PeerGroup {
  readonly #chunks: WeakRef<Peers>[] = [];
  #first: Peers | null = null;
  /** Loads under way by property: who asks for the same in the meantime waits for the same query. */
  readonly loading = new Map<string, Promise<void>>();

  /** Adds a chunk. The weak references are made when there is a second one: most results are small. */
  chunk(): Peers {
    const peers = new Peers(this);
    if (this.#first === null && this.#chunks.length === 0) {
      this.#first = peers;
      return peers;
    }
    if (this.#first !== null) {
      this.#chunks.push(new WeakRef(this.#first));
      this.#first = null;
    }
    this.#chunks.push(new WeakRef(peers));
    return peers;
  }

  /** The instances of all chunks that are still in use. */
  *instances(): Iterable<object> {
    if (this.#first !== null) yield* this.#first.instances;
    for (const chunk of this.#chunks) yield* chunk.deref()?.instances ?? [];
  }
}
