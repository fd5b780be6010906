import { aggregationQueries } from './queries/aggregation.js';
import { conditionQueries } from './queries/conditions.js';
import { expressionQueries } from './queries/expressions.js';
import { filterQueries } from './queries/filters.js';
import { loadingQueries } from './queries/loading.js';
import { subqueryQueries } from './queries/subqueries.js';
import { terminalQueries } from './queries/terminals.js';
import type { ChinookQuery } from './query.js';

/** From one condition to trees, groups, subqueries and whole object graphs. */
export const queries: readonly ChinookQuery[] = [
  ...filterQueries,
  ...conditionQueries,
  ...expressionQueries,
  ...aggregationQueries,
  ...subqueryQueries,
  ...terminalQueries,
  ...loadingQueries,
];
