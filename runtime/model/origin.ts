import type { FetchMode } from '../query/query-state.js';
import type { Peers } from './peers.js';

/** Where an instance came from. One record serves many instances of a result. */
export interface Origin {
  /** The alias of its database; undefined before it is saved. */
  readonly database: string | undefined;
  /** Not in the database yet. */
  readonly adding: boolean;
  /** Attributes that were left out by only() and defer(). */
  readonly deferred: readonly string[];
  /** The instances that came with it, for which a missing relation is loaded too; null when there are none. */
  readonly peers: Peers | null;
  readonly fetchMode: FetchMode | null;
  /** Relations that selectRelated loaded with it. */
  readonly selected: readonly string[];
}

const none: readonly never[] = Object.freeze([]);

export const NEW: Origin = Object.freeze({
  database: undefined,
  adding: true,
  deferred: none,
  peers: null,
  fetchMode: null,
  selected: none,
});

const saved = new Map<string, Origin>();

/** Of what was new and is in this database now. */
export function savedOrigin(database: string): Origin {
  let origin = saved.get(database);
  if (origin === undefined) {
    saved.set(
      database,
      (origin = Object.freeze<Origin>({ database, adding: false, deferred: NEW.deferred, peers: null, fetchMode: null, selected: none })),
    );
  }
  return origin;
}
