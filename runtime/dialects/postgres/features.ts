import { type Features, HASHES } from '../features.js';

/** @example postgresFeatures('15.4').anyValue // false: PostgreSQL 16 has it */
export function postgresFeatures(version: string): Features {
  const major = Number.parseInt(version, 10);
  return {
    dialect: 'postgres',
    label: `PostgreSQL ${/^[0-9]+(\.[0-9]+)*/.exec(version)?.[0] ?? version}`,
    returningInsert: true,
    keyStep: null,
    returningUpdate: true,
    arrays: true,
    jsonRows: false,
    groupsByKey: true,
    havingNamesGroups: true,
    orderedUpdate: false,
    havingAsksRows: true,
    windowsBesideHaving: true,
    windowsOfComputedGroups: true,
    findsComputedGroups: true,
    ordersComputedGroups: true,
    ordersDistinct: true,
    distinctAverages: true,
    slicesDistinctConstants: true,
    distinctAfterHaving: true,
    distinctOn: true,
    lateralJoins: true,
    explain: { style: 'list', formats: ['text', 'json', 'yaml', 'xml'], options: explainOptions(major) },
    recursiveTextLength: null,
    correlatedTables: true,
    joinsCorrelatedTables: true,
    orderedTables: true,
    jsonContains: true,
    selectForUpdate: true,
    lockOf: true,
    lockOuterJoins: false,
    lockGroups: false,
    lockNoKey: true,
    skipLocked: true,
    conflictTarget: true,
    transactionalDdl: true,
    deferrableConstraints: true,
    partialIndexes: true,
    expressionIndexes: true,
    limitInSubquery: true,
    slicedParts: true,
    updateReadsOwnTable: true,
    updateReadsBefore: 'statement',
    subqueryReadsChangedTable: true,
    pipelines: true,
    maxParameters: 65_535,
    booleanType: true,
    nullsSortLast: true,
    regex: true,
    lagDefault: true,
    hashes: HASHES,
    anyValue: major >= 16,
    uuid7: major >= 18,
  };
}

function explainOptions(major: number): readonly string[] {
  const options = ['analyze', 'verbose', 'costs', 'settings', 'buffers', 'wal', 'timing', 'summary'];
  if (major >= 16) options.push('genericPlan');
  if (major >= 17) options.push('memory', 'serialize');
  return options;
}
