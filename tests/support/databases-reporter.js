import { writeSync } from 'node:fs';
import { askVersions } from './server-versions.js';

/**
 * Ends a run with which databases of which version its tests ran on and which they did not, and with one plain line of totals.
 *
 * A block of `describeEachDatabase` ends in the name of its database: `transactions (postgres)`. What was skipped carries its reason
 * after a colon, and what CI misses fails in a test named `… must be reachable in CI`.
 */
export default class DatabasesReporter {
  async onRunComplete(_contexts, results) {
    const found = tally(results);
    const versions = await askVersions([...found].flatMap(([name, { missing }]) => (missing === undefined ? [name] : [])));
    const lines = summarize(results, found, versions);
    // Jest prints its own summary after every reporter; the end of the process comes after that.
    process.once('exit', () => writeSync(2, lines));
  }
}

function summarize(results, found, versions) {
  const databases = [...found].map(([name, one]) => describeDatabase(name, one, versions.get(name)));
  const block = databases.length > 0 ? `Databases\n${databases.join('\n')}\n` : '';
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `\n${block}${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
}

function tally(results) {
  const found = new Map();
  for (const { testResults } of results.testResults) {
    for (const { ancestorTitles, title, status, failureMessages } of testResults) {
      const missing = /\((sqlite|pglite|postgres|mysql)\)(?:: (.+)| must be reachable in CI)$/.exec(title);
      const name = missing?.[1] ?? ancestorTitles.map((one) => /\((sqlite|pglite|postgres|mysql)\)$/.exec(one)?.[1]).find(Boolean);
      if (name === undefined) continue;
      const one = found.get(name) ?? { passed: 0, failed: 0, skipped: 0, missing: undefined };
      found.set(name, one);
      if (missing !== null) one.missing ??= missing[2] ?? failureMessages[0]?.split('\n')[0] ?? 'not reachable';
      else if (status === 'passed') one.passed++;
      else if (status === 'failed') one.failed++;
      else one.skipped++;
    }
  }
  return found;
}

function describeDatabase(name, { passed, failed, skipped, missing }, version) {
  if (missing !== undefined) return `  ${name.padEnd(8)}  NOT RUN: ${missing}`;
  return `  ${name.padEnd(8)}  ran on ${version}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
