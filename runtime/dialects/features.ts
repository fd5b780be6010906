/** What EXPLAIN takes. */
export interface ExplainFeatures {
  /** `EXPLAIN (ANALYZE TRUE)`; `EXPLAIN ANALYZE`; `ANALYZE`; `EXPLAIN QUERY PLAN`. */
  readonly style: 'list' | 'explainAnalyze' | 'analyze' | 'plan';
  readonly formats: readonly string[];
  readonly options: readonly string[];
}

/** The hashes of texts, `MD5('title')`. */
export const HASHES = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;

/** What a database can do. Each is a question; the core asks these and never the database's name. */
export interface Features {
  readonly dialect: 'mysql' | 'postgres' | 'sqlite';
  /** Name and version for messages: `MariaDB 10.11`. */
  readonly label: string;
  /** Does INSERT give rows back with RETURNING? */
  readonly returningInsert: boolean;
  /**
   * Where keys do not come back but for the first of an INSERT: how far apart those of its rows are. null where they come back, or where
   * nothing is promised.
   */
  readonly keyStep: number | null;
  /** Do UPDATE and DELETE? */
  readonly returningUpdate: boolean;
  /** Can an array be one parameter: `= ANY($1)`, `UNNEST($1)`? */
  readonly arrays: boolean;
  /** Can an UPDATE join rows of a document that is one parameter: JSON_TABLE? */
  readonly jsonRows: boolean;
  /** May a SELECT grouped by a table's key name its other columns? */
  readonly groupsByKey: boolean;
  /** May HAVING name any column that is grouped by, whatever the others are called? */
  readonly havingNamesGroups: boolean;
  /** Does HAVING see right what a subquery in it finds? */
  readonly havingAsksRows: boolean;
  /** Does HAVING see the aggregates of different values right when windows are selected too? */
  readonly windowsBesideHaving: boolean;
  /** May a window stand beside something computed that the rows are grouped by, and be of it? */
  readonly windowsOfComputedGroups: boolean;
  /** Is something computed that the rows are grouped by found inside of what is selected? */
  readonly findsComputedGroups: boolean;
  /** May ORDER BY compute with such a group, and ask whether it is NULL? */
  readonly ordersComputedGroups: boolean;
  /** May SELECT DISTINCT be ordered by any selected expression, and by whether it is NULL? */
  readonly ordersDistinct: boolean;
  /** Does SELECT DISTINCT tell groups apart by their averages, and not by what they are made of? */
  readonly distinctAverages: boolean;
  /** Does SELECT DISTINCT look at HAVING before it tells computed aggregates apart? */
  readonly distinctAfterHaving: boolean;
  /** Does the slice of SELECT DISTINCT of constants begin where its offset says? */
  readonly slicesDistinctConstants: boolean;
  readonly distinctOn: boolean;
  /** Does UPDATE take an order, in which rows are changed and a unique key is checked? */
  readonly orderedUpdate: boolean;
  readonly lateralJoins: boolean;
  readonly explain: ExplainFeatures;
  /** The characters that a text column of a recursive query can have, which its start decides; null where it is no less than any text. */
  readonly recursiveTextLength: number | null;
  /** May a SELECT in FROM name the columns of the query around it? */
  readonly correlatedTables: boolean;
  /** Does it find a plan for such a SELECT where it makes a join of the IN or EXISTS around it? */
  readonly joinsCorrelatedTables: boolean;
  /** Does an aggregate see the rows of a SELECT in FROM in their order? */
  readonly orderedTables: boolean;
  readonly jsonContains: boolean;
  readonly selectForUpdate: boolean;
  readonly lockOf: boolean;
  /** May a lock take in tables of a LEFT JOIN? */
  readonly lockOuterJoins: boolean;
  /** May a query with groups, DISTINCT or windows lock the rows that it reads? */
  readonly lockGroups: boolean;
  readonly lockNoKey: boolean;
  readonly skipLocked: boolean;
  /** Can INSERT skip or update rows that clash on named columns (ON CONFLICT)? false: on any unique key (ON DUPLICATE KEY). */
  readonly conflictTarget: boolean;
  readonly transactionalDdl: boolean;
  readonly deferrableConstraints: boolean;
  readonly partialIndexes: boolean;
  readonly expressionIndexes: boolean;
  /** May a subquery of IN be limited? */
  readonly limitInSubquery: boolean;
  /** Is a part of EXCEPT or INTERSECT that is ordered and sliced the same rows as by itself? */
  readonly slicedParts: boolean;
  /** May an UPDATE's subquery read the table that it updates? */
  readonly updateReadsOwnTable: boolean;
  /** Until when do the values of an UPDATE read the table as it was: until the statement is done, the row is written, or the column? */
  readonly updateReadsBefore: 'column' | 'row' | 'statement';
  /** May any subquery of an UPDATE or DELETE name the table that is changed, other than in a derived table? */
  readonly subqueryReadsChangedTable: boolean;
  /** Do several statements travel in one round trip? */
  readonly pipelines: boolean;
  /** Parameters of one statement at most. */
  readonly maxParameters: number;
  /** Is the boolean type a real one (`WHERE "live"`), or a number (`WHERE "live" = 1`)? */
  readonly booleanType: boolean;
  /** Where NULLs stand in ascending order. */
  readonly nullsSortLast: boolean;
  /** Are there regular expressions? SQLite has them only if its driver brings the function. */
  readonly regex: boolean;
  /** Do LAG and LEAD take a value for where there is no such row? */
  readonly lagDefault: boolean;
  /** Those that it computes; PostgreSQL's SHA1 is in the extension pgcrypto. */
  readonly hashes: readonly (typeof HASHES)[number][];
  /** Does the aggregate ANY_VALUE exist? */
  readonly anyValue: boolean;
  /** Is there a function for UUIDs of version 7? Else they are put together. */
  readonly uuid7: boolean;
}
