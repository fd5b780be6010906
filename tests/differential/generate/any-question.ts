import fc from 'fast-check';
import type { Question } from '../query/query.js';
import { WORLDS } from '../world/worlds.js';
import { anyQuery } from './any-query.js';

export interface Situation {
  /** The place of the world in `WORLDS`. */
  readonly world: number;
  readonly question: Question;
}

/** Any question in any world. */
export const anyQuestion: fc.Arbitrary<Situation> = fc.nat({ max: WORLDS.length - 1 }).chain((world) => {
  const rows = anyQuery(WORLDS[world]!).map((query): Question => ({ kind: 'rows', query }));
  return rows.map((question) => ({ world, question }));
});
