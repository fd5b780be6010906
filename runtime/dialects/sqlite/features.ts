import type { ServerFacts } from '../driver.js';
import type { Features } from '../features.js';

/**
 * The facts of a SQLite library by its version. Every driver has the functions `regexp` and `regexpi`, built in or given to it;
 * hashes have those that take functions of JavaScript.
 *
 * @example sqliteFeatures('3.45.1').returningInsert // true
 */
export function sqliteFeatures(version: string, { hashes = [] }: ServerFacts = {}): Features {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const atLeast = (wanted: number): boolean => major > 3 || (major === 3 && minor >= wanted);
  return {
    dialect: 'sqlite',
    label: `SQLite ${version}`,
    returningInsert: atLeast(35),
    keyStep: null,
    returningUpdate: atLeast(35),
    arrays: false,
    jsonRows: false,
    groupsByKey: true,
    havingNamesGroups: true,
    orderedUpdate: false,
    havingAsksRows: true,
    windowsBesideHaving: true,
    // A place that GROUP BY names is looked for among other columns there: 2nd GROUP BY term out of range.
    windowsOfComputedGroups: false,
    findsComputedGroups: true,
    ordersComputedGroups: true,
    ordersDistinct: true,
    distinctAverages: true,
    slicesDistinctConstants: true,
    distinctAfterHaving: true,
    distinctOn: false,
    lateralJoins: false,
    explain: { style: 'plan', formats: ['text'], options: [] },
    recursiveTextLength: null,
    correlatedTables: true,
    joinsCorrelatedTables: true,
    orderedTables: true,
    jsonContains: false,
    selectForUpdate: false,
    lockOf: false,
    lockOuterJoins: false,
    lockGroups: false,
    lockNoKey: false,
    skipLocked: false,
    conflictTarget: true,
    transactionalDdl: true,
    deferrableConstraints: true,
    partialIndexes: true,
    expressionIndexes: true,
    limitInSubquery: true,
    slicedParts: true,
    updateReadsOwnTable: true,
    updateReadsBefore: 'row',
    subqueryReadsChangedTable: true,
    pipelines: false,
    maxParameters: atLeast(32) ? 32_766 : 999,
    booleanType: false,
    nullsSortLast: false,
    regex: true,
    lagDefault: true,
    hashes,
    anyValue: false,
    uuid7: false,
  };
}
