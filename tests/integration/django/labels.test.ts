import { expect, test } from '@jest/globals';
import { CHAPTERS } from './cases/index.js';

/** The probes that ask about queries, by chapter, as the notes on Django number them. */
const LABELS: Readonly<Record<string, string>> = {
  A: '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17',
  B: '1 2 3 4 5 6 7 8 9 10 10b 11 12 13 14 15 16',
  C: '1 2 3 4 5 6 7 8 9 10',
  D: '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23',
  E: '1 2 3 3b 4 5 6 7 7b 7c 8 8b 9 10 10b 11 12 12b 13 14 15',
  F: '1 2 3 4 5 5b 6 7 8 9 9b 10 11',
  G: '1 2 3 4 5 6 7 8 8b 8c 9 9b 10 11 11b 12 13 14 15 16 17',
  J: '1 2 3 4 5 6 7 8',
  K: '1 2 3 4 4b 5 6 6b 7 7b 7c 7d 8 9 10 10b 11 11b 12 13 14 15 15b 16 17 18 18b 18c 18d',
  L: '1 2 3 4 4b 5 5b 6 7 8 8b 9 10',
  P: '1 2 3 4 5 5b 6 7 7b 8 8b 9 10 11 12 13 14 15 16 17',
  R: '1 2 3 4 5 6 6b 7 8 9',
  T: '1 2 3 4 5 6',
  U: '1 1b 2 3 3b 3b2 3c 3d 3e 4 4b 5 6 7',
};

/** Why a probe has no case. */
const REASONS: Readonly<Record<string, string>> = {
  E4: 'A slice takes no step: Django fetches all rows and drops some, which rows.filter((_, index) => index % 2 === 0) does in sight.',
};

test('every probe has a case or a reason', () => {
  const wanted = Object.entries(LABELS).flatMap(([chapter, numbers]) => numbers.split(' ').map((number) => `${chapter}${number}`));
  const cases = Object.values(CHAPTERS)
    .flatMap((probes) => probes.map(({ label }) => label))
    .filter((label) => !label.startsWith('X'));
  expect([...cases, ...Object.keys(REASONS)].sort()).toEqual(wanted.sort());
});
