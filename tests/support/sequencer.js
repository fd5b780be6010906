import Sequencer from '@jest/test-sequencer';

/** Files that take half a minute or more, by the endings of their paths. */
const LONG = [
  'types/budget.test.ts',
  'types/programs.test.ts',
  'types/completions.test.ts',
  'integration/docs/guides.test.ts',
  'house/packages.test.ts',
  'integration/quickstart.test.ts',
];

/**
 * Starts the longest files first, so that no worker waits for one at the end. Jest sorts by the times of earlier runs, and where there are none, as in
 * CI, by the size of files, of which the longest tests have little.
 */
export default class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (LONG.some((ending) => path.endsWith(ending)) ? 0 : 1);
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
