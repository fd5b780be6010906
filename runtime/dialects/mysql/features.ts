import type { ServerFacts } from '../driver.js';
import { type Features, HASHES } from '../features.js';

/** MySQL and MariaDB speak the same protocol, and not quite the same SQL. */
export interface MysqlFeatures extends Features {
  readonly mariaDb: boolean;
  /** Are the time zone tables loaded? Without them CONVERT_TZ gives NULL for every named zone. */
  readonly timeZones: boolean;
  /** The collation in which texts are equal that are the same characters: docs/decisions/mysql-collation.md. */
  readonly exactCollation: 'utf8mb4_nopad_bin' | 'utf8mb4_0900_bin';
}

/**
 * The facts of a server by its version, which tells the two apart.
 *
 * @example
 * ```ts
 * mysqlFeatures('10.11.6-MariaDB').returningInsert; // true
 * mysqlFeatures('8.4.0').returningInsert; // false
 * ```
 */
export function mysqlFeatures(version: string, { timeZones = true, hashes = HASHES, keyStep = 1 }: ServerFacts = {}): MysqlFeatures {
  const mariaDb = /mariadb/i.test(version);
  // A replication prefix that old clients needed: 5.5.5-10.11.6-MariaDB.
  const [major = 0, minor = 0] = version
    .replace(/^5\.5\.5-/, '')
    .split(/[.-]/)
    .map(Number);
  const atLeast = (wantedMajor: number, wantedMinor: number): boolean =>
    major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  return {
    dialect: 'mysql',
    label: `${mariaDb ? 'MariaDB' : 'MySQL'} ${major}.${minor}`,
    mariaDb,
    timeZones,
    exactCollation: mariaDb ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin',
    returningInsert: mariaDb && atLeast(10, 5),
    // InnoDB gives the rows of one INSERT keys one after another.
    keyStep: mariaDb && atLeast(10, 5) ? null : keyStep,
    returningUpdate: false,
    arrays: false,
    jsonRows: mariaDb ? atLeast(10, 6) : atLeast(8, 0),
    // MySQL knows that a key fixes the other columns of its row; MariaDB does not.
    groupsByKey: !mariaDb,
    // MySQL finds in HAVING what is selected or a group, MariaDB not even that: `MAX(…)` of what is the same in the whole group.
    havingNamesGroups: false,
    orderedUpdate: true,
    havingAsksRows: !mariaDb,
    windowsBesideHaving: !mariaDb,
    windowsOfComputedGroups: mariaDb,
    findsComputedGroups: false,
    ordersComputedGroups: mariaDb,
    ordersDistinct: false,
    distinctAverages: !mariaDb,
    distinctAfterHaving: mariaDb,
    slicesDistinctConstants: !mariaDb,
    distinctOn: false,
    lateralJoins: !mariaDb && atLeast(8, 0),
    recursiveTextLength: 16_000,
    explain: {
      style: mariaDb ? 'analyze' : 'explainAnalyze',
      formats: mariaDb ? ['traditional', 'json'] : ['traditional', 'json', 'tree'],
      options: ['analyze'],
    },
    correlatedTables: !mariaDb && atLeast(8, 0),
    joinsCorrelatedTables: mariaDb,
    orderedTables: false,
    jsonContains: true,
    selectForUpdate: true,
    lockOf: !mariaDb && atLeast(8, 0),
    lockOuterJoins: true,
    lockGroups: true,
    lockNoKey: false,
    skipLocked: mariaDb ? atLeast(10, 6) : atLeast(8, 0),
    conflictTarget: false,
    transactionalDdl: false,
    deferrableConstraints: false,
    partialIndexes: false,
    expressionIndexes: !mariaDb && atLeast(8, 0),
    limitInSubquery: false,
    slicedParts: mariaDb,
    updateReadsOwnTable: false,
    updateReadsBefore: 'column',
    subqueryReadsChangedTable: mariaDb,
    pipelines: false,
    maxParameters: 65_535,
    booleanType: false,
    nullsSortLast: false,
    regex: true,
    lagDefault: !mariaDb,
    hashes,
    anyValue: !mariaDb,
    uuid7: mariaDb && atLeast(11, 7),
  };
}
