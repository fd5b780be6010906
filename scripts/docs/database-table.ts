import { createDialect } from '../../runtime/dialects/dialects.js';
import type { DialectName } from '../../runtime/dialects/dialect.js';
import type { Features } from '../../runtime/dialects/features.js';

/** The servers of the tests, with the oldest that is promised. */
const SERVERS: readonly (readonly [name: string, dialect: DialectName, version: string])[] = [
  ['PostgreSQL 15', 'postgres', '15.20'],
  ['PostgreSQL 18', 'postgres', '18.6'],
  ['MySQL 9.7', 'mysql', '9.7.4'],
  ['MariaDB 10.11', 'mysql', '10.11.19-MariaDB'],
  ['SQLite 3.45', 'sqlite', '3.45.1'],
];

/** What is asked of the features, and what is said or done where the answer is no. */
const CAPABILITIES: readonly (readonly [what: string, ask: (features: Features) => boolean | string, otherwise: string])[] = [
  ['`distinct` of fields', (one) => one.distinctOn, '`QUERY.DISTINCT_ON`: values(…).distinct()'],
  ['`lateral()`', (one) => one.lateralJoins, '`QUERY.LATERAL`: a Subquery for each column, or prefetchRelated'],
  ['`selectForUpdate()`', (one) => one.selectForUpdate, 'nothing to lock: a transaction that writes has the database to itself'],
  ['… `of`', (one) => one.lockOf || !one.selectForUpdate, '`QUERY.LOCK_OPTION`: leave it out to lock the rows of all tables'],
  ['… `noKey`', (one) => one.lockNoKey || !one.selectForUpdate, '`QUERY.LOCK_OPTION`'],
  ['… `skipLocked`', (one) => one.skipLocked || !one.selectForUpdate, '`QUERY.LOCK_OPTION`'],
  [
    '… over relations that may be empty',
    (one) => one.lockOuterJoins || !one.selectForUpdate,
    '`QUERY.LOCK_NULLABLE`: name the tables with `of`',
  ],
  ['`bulkCreate` gives keys', (one) => (one.returningInsert ? true : one.keyStep !== null), 'the instances have none'],
  ['… and defaults of the database', (one) => one.returningInsert, 'read them again'],
  ['… `uniqueFields`', (one) => one.conflictTarget, '`QUERY.CONFLICT_TARGET`: any unique key counts'],
  ['`update()` follows `orderBy()`', (one) => one.orderedUpdate, 'the order is not asked for'],
  ['JSON `contains`, `containedBy`', (one) => one.jsonContains, '`DATABASE.NOT_SUPPORTED`: compare keys'],
  ['A default of `Lag` and `Lead`', (one) => one.lagDefault, '`DATABASE.NOT_SUPPORTED`: Coalesce'],
  [
    'Hashes, `MD5` to `SHA512`',
    (one) => one.hashes.length > 0,
    '`DATABASE.NOT_SUPPORTED` through libsql; better-sqlite3 and node:sqlite have them',
  ],
  ['Indexes over expressions', (one) => one.expressionIndexes, 'left out, with a warning'],
  ['Indexes with a condition', (one) => one.partialIndexes, 'over all rows, with a warning'],
  [
    'Constraints checked at the end of a transaction',
    (one) => one.deferrableConstraints,
    '`DATABASE.NOT_SUPPORTED` where a schema asks for it',
  ],
  ['Tables made and changed in a transaction', (one) => one.transactionalDdl, 'each statement is final'],
  [
    'Arrays, ranges, hstore, vectors, text search by vectors',
    (one) => one.arrays,
    '`DATABASE.NOT_SUPPORTED`: JSON, or `MatchAgainst` on MySQL and MariaDB',
  ],
  ['Formats of `explain()`', (one) => one.explain.formats.join(', '), ''],
  ['`explain({ analyze })`', (one) => one.explain.options.includes('analyze'), '`DATABASE.NOT_SUPPORTED`'],
  ['Parameters of one statement', (one) => String(one.maxParameters), ''],
  ['NULL in an ascending order', (one) => (one.nullsSortLast ? 'last' : 'first'), ''],
  ['Several statements in one round trip', (one) => one.pipelines, 'one after the other'],
];

/** Which database can do what, as the features say it. */
export function databaseTable(): string {
  const features = SERVERS.map(([, dialect, version]) => createDialect(dialect, version).features);
  const rows = CAPABILITIES.map(([what, ask, otherwise]) => [
    what,
    ...features.map((one) => told(ask(one))),
    features.some((one) => ask(one) === false) ? otherwise : '',
  ]);
  const head = ['', ...SERVERS.map(([name]) => name), 'Where it is not there'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const told = (answer: boolean | string): string => (typeof answer === 'string' ? answer : answer ? '✓' : '–');
